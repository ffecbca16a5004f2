package org.lesionlens.ui.card;

/**
 * Why what was written is no card yet.
 *
 * @param field where it is
 * @param words what is wrong, for people
 */
record CardProblem(Field field, String words) {

    /** What a person fills in. */
    enum Field {
        NAME,
        SIZE,
        CLASSES,
        POSITIVE,
        THRESHOLD
    }
}
