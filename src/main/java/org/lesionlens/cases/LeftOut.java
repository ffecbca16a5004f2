package org.lesionlens.cases;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What lies in a set's folder and is passed over, counted by kind. */
public final class LeftOut {

    /** Why something is passed over. */
    public enum Kind {
        /** A mask or superpixels of a photo that is there. */
        MASK("masks"),
        /** Below the thumbnails or bins of a desktop, a NAS or an archiver. */
        CLUTTER("thumbnails and bins"),
        /** Hidden, or below a hidden folder. */
        HIDDEN("hidden"),
        /** A picture of a format that is not read. */
        UNREAD_FORMAT("of formats that are not read"),
        /** The same bytes as a photo that is there. */
        COPY("second copies"),
        /** A link to a folder that it lies in, or to nothing. */
        LINK("links in a circle or to nothing"),
        /** A folder that may not be read. */
        UNREADABLE_FOLDER("unreadable folders"),
        /** A table, or a text of annotations, in a form that is not read. */
        UNREAD_TABLE("tables or annotations that are not read; saved as .csv they are"),
        /** Many pictures or numbers in one file. */
        CONTAINER("archives and containers that are not read; unpacked, their photos are"),
        /** A file that is named as a photo and tells of that photo alone. */
        SIDECAR("annotations of single photos");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What they are, for a count to stand before. */
        public String label() {
            return label;
        }
    }

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, Integer>> endings = new EnumMap<>(Kind.class);
    private boolean namesOnly;

    void count(Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    void countEnding(Kind kind, String ending) {
        count(kind);
        endings.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(ending, 1, Integer::sum);
    }

    void compareNamesOnly() {
        namesOnly = true;
    }

    /** False if too many photos are of the same size for copies under other names to be found. */
    public boolean allCopiesFound() {
        return !namesOnly;
    }

    /** How many there are of each kind that there is. */
    public Map<Kind, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** How many of a kind there are by ending, in lower case; empty where that tells nothing. */
    public Map<String, Integer> endings(Kind kind) {
        return new TreeMap<>(endings.getOrDefault(kind, Map.of()));
    }

    /** All of them. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
