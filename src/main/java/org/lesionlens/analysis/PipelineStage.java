package org.lesionlens.analysis;

import java.util.Locale;

/** The steps from a file to a heat map, as they are timed. */
public enum PipelineStage {
    /** File to upright sRGB pixels. */
    DECODE,
    /** Pixels to the network's input. */
    PREPROCESS,
    /** Input to activations and logits. */
    FEATURES,
    /** Head, gradient and heat map of one class. */
    GRADIENT_MAP;

    /** As results name it, for example {@code gradient_map}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
