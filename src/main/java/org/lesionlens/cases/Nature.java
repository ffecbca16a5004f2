package org.lesionlens.cases;

/** Whether a lesion is a cancer. */
public enum Nature {
    BENIGN,
    MALIGNANT,
    /** Not told, or the field does not agree, as on actinic keratoses. */
    UNCLEAR;

    Nature opposite() {
        return switch (this) {
            case BENIGN -> MALIGNANT;
            case MALIGNANT -> BENIGN;
            case UNCLEAR -> UNCLEAR;
        };
    }

    /** True if it is one or the other. */
    boolean isClear() {
        return this != UNCLEAR;
    }
}
