package org.lesionlens.review;

/** Whose probabilities a set is judged by. */
public enum ProbabilitySource {
    /** The open model's, of the pass that is explained. */
    NETWORK,
    /** Those that the label table brings along, computed elsewhere. */
    TABLE
}
