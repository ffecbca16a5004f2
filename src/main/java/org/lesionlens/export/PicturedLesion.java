package org.lesionlens.export;

import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.ContentHash;

/**
 * Which lesion a picture shows, and what is known of it besides what the network says.
 *
 * @param name shown as the title: a neutral one, unless a person wants the photo's
 * @param truth whether it has what the model looks for
 * @param facts of which age, sex and site are shown; no name and no id is
 * @param modelHash the first digits of what tells the model, its card and layer from any other;
 *     blank if unknown
 */
public record PicturedLesion(String name, Truth truth, LesionFacts facts, String modelHash) {

    private static final int HASH_DIGITS = 8;

    /** A lesion of which nothing is known. */
    public static PicturedLesion named(String name) {
        return new PicturedLesion(name, Truth.UNKNOWN, LesionFacts.NONE, "");
    }

    /** The same by another name. */
    public PicturedLesion called(String other) {
        return new PicturedLesion(other, truth, facts, modelHash);
    }

    /** The same, explained by the model with this key. */
    public PicturedLesion by(ContentHash key) {
        return new PicturedLesion(name, truth, facts, key.hex().substring(0, HASH_DIGITS));
    }
}
