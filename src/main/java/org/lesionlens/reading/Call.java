package org.lesionlens.reading;

/** What a reader says of a photo. */
public enum Call {
    /** It is what is looked for. */
    POSITIVE,
    /** It is not. */
    NEGATIVE,
    /** Nothing any more: the call was taken back after the truth had been shown. */
    TAKEN_BACK
}
