package org.lesionlens.image;

import java.util.Arrays;
import java.util.Optional;

/** How the pixels of a resized picture follow from those of the original. */
public enum Interpolation {
    /** Triangle filter that widens when shrinking; Pillow's {@code BILINEAR}. */
    BILINEAR_ANTIALIAS("bilinear-antialias"),
    /** Cubic filter (a = −0.5) that widens when shrinking; Pillow's {@code BICUBIC}. */
    BICUBIC_ANTIALIAS("bicubic-antialias"),
    /**
     * The two nearest pixel centres on each axis, also when shrinking; PyTorch's {@code
     * interpolate(mode="bilinear", align_corners=False)}.
     */
    BILINEAR("bilinear");

    private final String modelName;

    Interpolation(String modelName) {
        this.modelName = modelName;
    }

    /** What {@code model.json} calls it. */
    public String modelName() {
        return modelName;
    }

    /** The interpolation that {@code model.json} calls {@code name}, empty if there is none. */
    public static Optional<Interpolation> named(String name) {
        return Arrays.stream(values()).filter(value -> value.modelName.equals(name)).findFirst();
    }
}
