package org.lesionlens.ui.review;

import org.lesionlens.evaluation.Thresholds;

/** Sets the decision threshold to a number that can be read as it is. */
public final class ChosenThreshold {

    private static final double STEPS = 1000; // as fine as a mouse can

    private ChosenThreshold() {}

    /** Where a mouse points, as a share of the axis. */
    public static void point(ReviewViewModel review, double share) {
        review.thresholdProperty().set(Math.round(Math.clamp(share, 0, 1) * STEPS) / STEPS);
    }

    /**
     * Makes the calls of a threshold that was found by a rule or on a curve, which is a probability
     * with all its digits, in as few digits as do.
     */
    public static void take(ReviewViewModel review, double found) {
        review.thresholdProperty().set(Thresholds.shortest(review.scores().getValue(), found));
    }
}
