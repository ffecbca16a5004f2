package org.lesionlens.cases;

/** Whether a lesion has what is looked for. */
public enum Truth {
    /** Has it: for a melanoma model a melanoma. */
    POSITIVE,
    /** Has it not. */
    NEGATIVE,
    /** Nobody said, or what is said does not decide. */
    UNKNOWN;

    /** True if it has what is looked for. */
    public boolean isPositive() {
        return this == POSITIVE;
    }

    /** True if it is positive or negative. */
    public boolean isKnown() {
        return this != UNKNOWN;
    }
}
