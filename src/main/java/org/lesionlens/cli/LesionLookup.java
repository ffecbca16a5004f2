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
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.files.FileNames;
import org.lesionlens.scoring.SetFacts;

/** Finds what tables tell of photos that are explained. */
final class LesionLookup {

    private final Map<Path, KnownFacts> known = new HashMap<>();
    private final Map<Path, LesionImage> lesions = new HashMap<>();

    /**
     * Reads the tables of the folders that were named. Those of the folders of single files are
     * read if a table was named, too, or the network takes more than photos: there may be many
     * photos beside these.
     *
     * @param labels the table; null for those that are found
     * @throws IOException if a folder or a table cannot be read
     */
    static LesionLookup of(List<Path> named, @Nullable Path labels, ModelCard card)
            throws IOException {
        var lookup = new LesionLookup();
        Set<Path> folders = new LinkedHashSet<>();
        for (Path one : named) {
            Path whole = plain(one);
            Path parent = whole.getParent();
            if (Files.isDirectory(one)) {
                folders.add(whole);
            } else if (parent != null && (labels != null || card.takesFacts())) {
                folders.add(parent);
            }
        }
        for (Path folder : folders) {
            CaseSet set =
                    labels == null
                            ? CaseSet.read(folder)
                            : CaseSet.read(folder, labels, SetChoices.NONE);
            CaseSet judged = set.judgedBy(PositiveClass.named(card.output().positive()));
            var facts = new SetFacts(judged.images(), card);
            for (LesionImage image : judged.images()) {
                lookup.known.put(plain(image.file()), facts.of(image));
                lookup.lesions.put(plain(image.file()), image);
            }
        }
        return lookup;
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** What is known of the lesion of a photo, for the network. */
    KnownFacts facts(Path photo) {
        return known.getOrDefault(plain(photo), KnownFacts.NONE);
    }

    /** The same, for a picture. */
    PicturedLesion pictured(Path photo) {
        String name = FileNames.stem(photo);
        LesionImage lesion = lesions.get(plain(photo));
        return lesion == null
                ? PicturedLesion.named(name)
                : new PicturedLesion(name, lesion.truth(), lesion.facts(), "");
    }
}
