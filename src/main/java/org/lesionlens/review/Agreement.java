package org.lesionlens.review;

/** Which of two judges called a lesion as it is. */
public enum Agreement {
    BOTH_RIGHT,
    ONLY_FIRST,
    ONLY_SECOND,
    NEITHER;

    /** By who is right. */
    static Agreement of(boolean first, boolean second) {
        if (first) {
            return second ? BOTH_RIGHT : ONLY_FIRST;
        }
        return second ? ONLY_SECOND : NEITHER;
    }
}
