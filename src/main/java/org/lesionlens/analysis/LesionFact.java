package org.lesionlens.analysis;

import java.util.Arrays;
import java.util.Optional;

/** What may be known of a lesion besides its photo, as networks take it. */
public enum LesionFact {
    /** Of the patient, in years. */
    AGE("age"),
    SEX("sex"),
    /** The place on the body. */
    SITE("site"),
    /** Of the patient. */
    SKIN_TYPE("skin type"),
    /** How the photo was taken. */
    IMAGE_TYPE("image type"),
    /** How many photos of the patient the set has. */
    PATIENT_IMAGES("patient images"),
    /** Of the photo's file, in bytes. */
    FILE_SIZE("file size");

    private final String modelName;

    LesionFact(String modelName) {
        this.modelName = modelName;
    }

    /** The name in {@code model.json}. */
    public String modelName() {
        return modelName;
    }

    static Optional<LesionFact> named(String name) {
        return Arrays.stream(values()).filter(one -> one.modelName.equals(name)).findFirst();
    }
}
