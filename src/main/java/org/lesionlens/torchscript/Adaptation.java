package org.lesionlens.torchscript;

/** What is changed in the copy of an archive that could not be run, or not be trusted, as it is. */
public enum Adaptation {
    /** Its numbers of 16 or 64 bits are float32, weights and casts alike. */
    FLOAT32,
    /** Its numbers of 32 bits are bfloat16. */
    BFLOAT16,
    /** What its code puts on a CUDA device stays on the CPU. */
    CPU,
    /**
     * Dropout and batch-norm, which it was traced with in training mode, are as they are in use.
     */
    EVALUATION,
    /** A method asks its {@code forward} as its card says, or takes one of its tensors. */
    WRAPPED,
    /** Its frozen code is written so that libtorch joins more operators. */
    FUSIBLE
}
