package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.scoring.SetFacts;

/** Finds what tables tell of photos that are explained. */
final class LesionLookup {

    private final Map<Path, KnownFacts> known = new HashMap<>();

    /**
     * Reads the tables of the folders that were named, and of those of the files that were, unless
     * the network takes photos alone.
     *
     * @param labels the table; null for those that are found
     * @throws IOException if a folder or a table cannot be read
     */
    static LesionLookup of(List<Path> named, @Nullable Path labels, ModelCard card)
            throws IOException {
        var lookup = new LesionLookup();
        if (!card.takesFacts()) {
            return lookup;
        }
        Set<Path> folders = new LinkedHashSet<>();
        for (Path one : named) {
            Path whole = plain(one);
            Path parent = whole.getParent();
            folders.add(Files.isDirectory(one) || parent == null ? whole : parent);
        }
        for (Path folder : folders) {
            CaseSet set =
                    labels == null
                            ? CaseSet.read(folder)
                            : CaseSet.read(folder, labels, SetChoices.NONE);
            var facts = new SetFacts(set.images(), card);
            for (LesionImage image : set.images()) {
                lookup.known.put(plain(image.file()), facts.of(image));
            }
        }
        return lookup;
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** What is known of the lesion of a photo. */
    KnownFacts facts(Path photo) {
        return known.getOrDefault(plain(photo), KnownFacts.NONE);
    }
}
