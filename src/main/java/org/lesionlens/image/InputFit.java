package org.lesionlens.image;

import java.util.Arrays;
import java.util.Optional;

/** How a photo of any shape is made to fill a network's input. */
public enum InputFit {
    /** The whole photo, stretched or squeezed into the whole input. */
    SQUASH("squash"),
    /** The largest centred part of the photo that has the input's shape; the rest is cut off. */
    CENTER_CROP("center-crop"),
    /** The whole photo in its own shape, centred; the rest of the input is 0 once normalised. */
    LETTERBOX("letterbox");

    private final String modelName;

    InputFit(String modelName) {
        this.modelName = modelName;
    }

    /** What {@code model.json} calls it. */
    public String modelName() {
        return modelName;
    }

    /** The fit that {@code model.json} calls {@code name}, empty if there is none. */
    public static Optional<InputFit> named(String name) {
        return Arrays.stream(values()).filter(value -> value.modelName.equals(name)).findFirst();
    }
}
