package org.lesionlens.analysis;

/** The numbers that a network's features are computed in. */
public enum Precision {
    /** 24 significant bits. */
    FLOAT32,
    /** 8 significant bits, with the range of float32. */
    BFLOAT16
}
