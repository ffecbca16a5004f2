package org.lesionlens.figure;

import java.util.Locale;

/** What can stand above a lesion in a figure. */
public enum TitleLine {

    /** Which lesion: a neutral number, or its name. */
    ID,

    /** The outcome by letters, shape and colour. */
    OUTCOME,

    /** The probability of what is looked for. */
    PROBABILITY,

    /** What the lesion is. */
    TRUTH,

    /** Age, sex and site. */
    FACTS,

    /** Whose lesion it is: a neutral number, or the patient's id. */
    PATIENT,

    /** The highest value of the map, which the colours are stretched to. */
    HEAT;

    /** As commands name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
