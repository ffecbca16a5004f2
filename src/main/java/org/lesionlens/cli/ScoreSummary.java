package org.lesionlens.cli;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Precision;

/**
 * What {@code score --json} prints.
 *
 * @param shard of the set, as in 3/7; null if it is the whole
 * @param table that was to be written
 * @param isWritten false if that could not be done; stderr says where the results are
 * @param lookedFor what counts as positive
 * @param threshold called positive iff p ≥ this, in [0, 1]
 * @param modelHash of the model and its card
 * @param precision that its features were computed in
 */
record ScoreSummary(
        @Nullable String shard,
        String table,
        boolean isWritten,
        String lookedFor,
        double threshold,
        String modelHash,
        Precision precision,
        RunReport.Counts counts) {}
