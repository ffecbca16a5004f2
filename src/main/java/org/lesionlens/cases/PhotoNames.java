package org.lesionlens.cases;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of a set's photos, to be found among the cells of tables. */
final class PhotoNames {

    static final PhotoNames NONE = new PhotoNames(List.of());

    private record Counts(int files, int spellings) {}

    private final Map<String, Counts> byKey = new HashMap<>();

    /**
     * @param names without folder and ending, one for each photo
     */
    PhotoNames(List<String> names) {
        Set<String> known = new HashSet<>();
        for (String name : names) {
            byKey.merge(
                    PhotoName.key(name),
                    new Counts(1, known.add(name) ? 1 : 0),
                    (a, b) -> new Counts(a.files + b.files, a.spellings + b.spellings));
        }
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** True if a cell could mean a photo. */
    boolean contain(String cell) {
        return byKey.containsKey(PhotoName.key(PhotoName.stem(cell.strip())));
    }

    /** How many photos a name could mean. */
    int count(String name) {
        Counts counts = byKey.get(PhotoName.key(name));
        return counts == null ? 0 : counts.files;
    }

    /** In how many spellings these are written. */
    int spellings(String name) {
        Counts counts = byKey.get(PhotoName.key(name));
        return counts == null ? 0 : counts.spellings;
    }
}
