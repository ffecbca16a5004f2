package org.lesionlens.cases;

import java.util.Locale;

/** A patient's sex, as far as a table tells it. */
public enum Sex {
    FEMALE,
    MALE,
    /** Not told, or told in a way that is neither. */
    UNKNOWN;

    /** What a cell says, in any case. */
    static Sex of(String spelled) {
        return switch (spelled.strip().toLowerCase(Locale.ROOT)) {
            case "female", "f", "woman", "w" -> FEMALE;
            case "male", "m", "man" -> MALE;
            default -> UNKNOWN;
        };
    }
}
