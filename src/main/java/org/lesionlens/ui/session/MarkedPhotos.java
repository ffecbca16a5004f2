package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.marks.MarkedPhoto;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.PhotoHashes;

/**
 * Which photos the rows of a table are of: by their hash, and by their file's name where a row has
 * none. Says what does not fit; for one thread, which may have to read photos.
 */
final class MarkedPhotos {

    private final PhotoHashes hashes;
    private final Map<String, List<Path>> byName = new HashMap<>();
    private final Map<String, List<Path>> byStem = new HashMap<>();
    private final Set<ContentHash> known = new HashSet<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> ambiguous = new ArrayList<>();

    MarkedPhotos(Review set, PhotoHashes hashes) {
        this.hashes = hashes;
        for (ReviewCase one : set.cases()) {
            Path file = one.image().file();
            String name = FileNames.name(file);
            byName.computeIfAbsent(key(name), _ -> new ArrayList<>()).add(file);
            byStem.computeIfAbsent(stem(name), _ -> new ArrayList<>()).add(file);
            one.prediction().ifPresent(prediction -> known.add(prediction.photo()));
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Without a picture's ending: what stands behind another dot is a part of the name. */
    private static String stem(String name) {
        return key(PictureFormat.isNamedLikeOne(name) ? FileNames.stem(name) : name);
    }

    /** The whole name counts first; else the ending may be missing, or another picture's. */
    private List<Path> named(String name) {
        List<Path> exactly = byName.getOrDefault(key(name), List.of());
        return exactly.isEmpty() ? byStem.getOrDefault(stem(name), List.of()) : exactly;
    }

    /** The photo that a row is of; none if that cannot be said. */
    Optional<ContentHash> find(MarkedPhoto row) {
        List<Path> named = named(row.name());
        if (row.hash().isPresent()) {
            check(row, row.hash().get(), named);
            return row.hash();
        }
        List<ContentHash> found =
                named.stream().flatMap(file -> hash(file).stream()).distinct().toList();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        (found.isEmpty() ? unknown : ambiguous).add(row.name());
        return Optional.empty();
    }

    private void check(MarkedPhoto row, ContentHash hash, List<Path> named) {
        if (known.contains(hash)) {
            return;
        }
        boolean isNamed =
                named.stream().anyMatch(file -> hash(file).filter(hash::equals).isPresent());
        if (!isNamed) {
            (named.isEmpty() ? elsewhere : changed)
                    .add(row.name().isEmpty() ? hash.hex() : row.name());
        }
    }

    private Optional<ContentHash> hash(Path file) {
        try {
            return Optional.of(hashes.of(file));
        } catch (IOException e) {
            return Optional.empty(); // whoever shows it tells that it cannot be read
        }
    }

    /** Photos that are not found in the open set: what is said of them is kept. */
    List<String> elsewhere() {
        return elsewhere;
    }

    /** Names that the open set has, too, but of other bytes: what is said is not said of these. */
    List<String> changed() {
        return changed;
    }

    /** Names without a hash that the open set does not have. */
    List<String> unknown() {
        return unknown;
    }

    /** Names without a hash that different photos of the open set have. */
    List<String> ambiguous() {
        return ambiguous;
    }
}
