package org.lesionlens.reading;

/** How sure a reader is of a call. */
public enum Confidence {
    UNSURE(1),
    FAIRLY_SURE(2),
    SURE(3);

    /** The highest level. */
    static final int HIGHEST = 3;

    private final int level;

    Confidence(int level) {
        this.level = level;
    }

    /** From 1 on; the higher, the surer. */
    int level() {
        return level;
    }
}
