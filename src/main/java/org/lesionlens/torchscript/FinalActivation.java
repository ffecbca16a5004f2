package org.lesionlens.torchscript;

/** What a network makes of its logits at its very end. */
public enum FinalActivation {
    /** Nothing that is known: it gives logits, or probabilities of its own making. */
    NONE,
    /** Each by itself: 1 / (1 + e<sup>−y</sup>). */
    SIGMOID,
    /** The logarithm of the sigmoid. */
    LOG_SIGMOID,
    /** All together: e<sup>y</sup> / Σ e<sup>y</sup>. */
    SOFTMAX,
    /** The logarithm of the softmax. */
    LOG_SOFTMAX;

    /** What is left of it if the exponential function is put behind it; {@code NONE} if nothing. */
    FinalActivation exponential() {
        return switch (this) {
            case LOG_SIGMOID -> SIGMOID;
            case LOG_SOFTMAX -> SOFTMAX;
            case NONE, SIGMOID, SOFTMAX -> NONE;
        };
    }

    /** The same with a logarithm behind it; {@code NONE} if that is nothing known. */
    FinalActivation logarithm() {
        return switch (this) {
            case SIGMOID -> LOG_SIGMOID;
            case SOFTMAX -> LOG_SOFTMAX;
            case NONE, LOG_SIGMOID, LOG_SOFTMAX -> NONE;
        };
    }

    /** What one class's share of it is, of a logit of its own. */
    FinalActivation single() {
        return switch (this) {
            case SOFTMAX -> SIGMOID;
            case LOG_SOFTMAX -> LOG_SIGMOID;
            case NONE, SIGMOID, LOG_SIGMOID -> this;
        };
    }
}
