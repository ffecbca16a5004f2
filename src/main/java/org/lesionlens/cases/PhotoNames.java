package org.lesionlens.cases;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of a set's photos, to be found among the cells of tables. */
final class PhotoNames {

    static final PhotoNames NONE = new PhotoNames(List.of());

    private final Map<String, Spellings> byKey;

    /** How the names of one key are written. */
    private static final class Spellings {

        private final int number; // of the key, from 0
        private final String first;
        private Set<String> others = Set.of(); // as of nearly all
        private int files;

        Spellings(int number, String first) {
            this.number = number;
            this.first = first;
        }

        void add(String name) {
            files++;
            if (!name.equals(first)) {
                others = others.isEmpty() ? new HashSet<>() : others;
                others.add(name);
            }
        }
    }

    /**
     * @param names without folder and ending, one for each photo
     */
    PhotoNames(List<String> names) {
        byKey = HashMap.newHashMap(names.size());
        names.forEach(name -> add(PhotoName.key(name), name));
    }

    private void add(String key, String name) {
        byKey.computeIfAbsent(key, _ -> new Spellings(byKey.size(), name)).add(name);
    }

    /** Names that only rows have count, too. */
    void add(List<SetPhoto> photos) {
        photos.forEach(photo -> add(photo.key(), photo.stem()));
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** True if a cell could mean a photo. */
    boolean contain(String cell) {
        return byKey.containsKey(PhotoName.key(PhotoName.stem(cell.strip())));
    }

    /** How many photos a name of this key could mean. */
    int count(String key) {
        Spellings spellings = byKey.get(key);
        return spellings == null ? 0 : spellings.files;
    }

    /** In how many spellings these are written. */
    int spellings(String key) {
        Spellings spellings = byKey.get(key);
        return spellings == null ? 0 : spellings.others.size() + 1;
    }

    /** How many of the names some rows have, in whatever spelling. */
    int namedBy(List<LabelRow> rows) {
        var named = new BitSet(byKey.size());
        for (LabelRow row : rows) {
            Spellings spellings = byKey.get(row.key());
            if (spellings != null) {
                named.set(spellings.number);
            }
        }
        return named.cardinality();
    }
}
