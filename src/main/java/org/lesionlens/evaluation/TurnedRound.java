package org.lesionlens.evaluation;

import java.util.Optional;

/**
 * So much is called wrong that the class, or what the labels say, is likely to mean the opposite.
 *
 * @param area under the ROC curve, below 0.3, of which a coin has 0.5
 * @param positives how many lesions are positive, at least one
 * @param negatives how many are negative, at least one
 */
public record TurnedRound(double area, int positives, int negatives) {

    private static final double DOUBTFUL = 0.3;
    private static final double COIN = 0.5;
    private static final double CONTINUITY = 0.5; // of a pair: ranks are counted, areas are not
    private static final double SURE = 1.96; // standard deviations of the 95 % interval

    /** Of these scores; none if they are no worse than that, or all of one kind. */
    public static Optional<TurnedRound> of(Scores scores) {
        return RocCurve.of(scores)
                .map(RocCurve::area)
                .filter(area -> area < DOUBTFUL)
                .map(area -> new TurnedRound(area, scores.positives(), scores.negatives()));
    }

    /**
     * True if there are so few lesions that a coin, too, would often rank them so badly: the area
     * is within the 95 % interval of a coin's, by the normal approximation with its correction for
     * continuity. Lesions of one patient count as if they were of several.
     *
     * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney 1947</a>
     */
    public boolean mayBeChance() {
        double pairs = (double) positives * negatives;
        double deviation = Math.sqrt((positives + negatives + 1) / (12 * pairs));
        return COIN - area - CONTINUITY / pairs < SURE * deviation;
    }
}
