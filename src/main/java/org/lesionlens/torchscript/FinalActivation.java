package org.lesionlens.torchscript;

import java.util.Optional;

/** What a network makes of its logits at its very end. */
public enum FinalActivation {
    /** Nothing: it gives logits. */
    NONE,
    /** Each by itself: 1 / (1 + e<sup>−y</sup>). */
    SIGMOID,
    /** All together: e<sup>y</sup> / Σ e<sup>y</sup>. */
    SOFTMAX,
    /** The logarithm of the softmax. */
    LOG_SOFTMAX;

    static Optional<FinalActivation> of(String operator) {
        return switch (operator) {
            case "sigmoid" -> Optional.of(SIGMOID);
            case "softmax" -> Optional.of(SOFTMAX);
            case "log_softmax" -> Optional.of(LOG_SOFTMAX);
            default -> Optional.empty();
        };
    }
}
