package org.lesionlens.export;

import org.lesionlens.review.ProbabilitySource;

/**
 * How a set is judged.
 *
 * @param lookedFor name of what counts as positive
 * @param isOwn true if that is what the model looks for, of which its maps are
 * @param source whose probabilities count
 * @param threshold called positive iff p ≥ this, in [0, 1]
 */
public record Judgement(
        String lookedFor, boolean isOwn, ProbabilitySource source, double threshold) {}
