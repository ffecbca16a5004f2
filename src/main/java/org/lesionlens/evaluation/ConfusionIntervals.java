package org.lesionlens.evaluation;

/** How sure that is what follows from a confusion matrix, if lesions come in clusters. */
public record ConfusionIntervals(
        ClusteredInterval sensitivity,
        ClusteredInterval specificity,
        ClusteredInterval positivePredictiveValue,
        ClusteredInterval negativePredictiveValue,
        ClusteredInterval accuracy,
        ClusteredInterval balancedAccuracy,
        ClusteredInterval f1) {

    /** Sums of all of them while clusters are gone through. */
    static final class Sums {

        private final ClusterSums sensitivity = new ClusterSums();
        private final ClusterSums specificity = new ClusterSums();
        private final ClusterSums positivePredictiveValue = new ClusterSums();
        private final ClusterSums negativePredictiveValue = new ClusterSums();
        private final ClusterSums accuracy = new ClusterSums();
        private final ClusterSums jaccard = new ClusterSums();
        private double hitsHits; // Σ TP · TN over clusters, and so on
        private double hitsNegatives;
        private double positivesHits;
        private double positivesNegatives;

        void add(int tp, int fn, int tn, int fp) {
            int positives = tp + fn;
            int negatives = tn + fp;
            sensitivity.add(tp, positives);
            specificity.add(tn, negatives);
            positivePredictiveValue.add(tp, tp + fp);
            negativePredictiveValue.add(tn, tn + fn);
            accuracy.add(tp + tn, positives + negatives);
            jaccard.add(tp, positives + fp);
            hitsHits += (double) tp * tn;
            hitsNegatives += (double) tp * negatives;
            positivesHits += (double) positives * tn;
            positivesNegatives += (double) positives * negatives;
        }

        void addSingles(Confusion all) {
            int tp = all.truePositives();
            int fn = all.falseNegatives();
            int tn = all.trueNegatives();
            int fp = all.falsePositives();
            sensitivity.addSingles(tp, tp + fn);
            specificity.addSingles(tn, tn + fp);
            positivePredictiveValue.addSingles(tp, tp + fp);
            negativePredictiveValue.addSingles(tn, tn + fn);
            accuracy.addSingles(tp + tn, all.total());
            jaccard.addSingles(tp, tp + fp + fn);
        }

        ConfusionIntervals intervals() {
            ClusteredInterval found = sensitivity.interval();
            ClusteredInterval spared = specificity.interval();
            return new ConfusionIntervals(
                    found,
                    spared,
                    positivePredictiveValue.interval(),
                    negativePredictiveValue.interval(),
                    accuracy.interval(),
                    mean(found, spared),
                    f1(jaccard.interval()));
        }

        /**
         * Of the mean of sensitivity and specificity: the intervals of its two parts, squared and
         * added, with how far the two go together in the same clusters (not at all, if each is one
         * lesion).
         *
         * @see <a
         *     href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">
         *     Newcombe 1998, method 10</a>
         * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner 2008</a>
         */
        private ClusteredInterval mean(ClusteredInterval one, ClusteredInterval other) {
            return new ClusteredInterval(
                    Math.min(one.clusters(), other.clusters()),
                    one.interval().flatMap(a -> other.interval().map(b -> mean(a, b))));
        }

        private Interval mean(Interval a, Interval b) {
            double sens = sensitivity.share();
            double spec = specificity.share();
            double mean = (sens + spec) / 2;
            double below = added(sens - a.low(), spec - b.low()) / 2;
            double above = added(a.high() - sens, b.high() - spec) / 2;
            return new Interval(Math.max(0, mean - below), Math.min(1, mean + above));
        }

        private double added(double one, double other) {
            return Math.sqrt(
                    Math.max(0, one * one + other * other + 2 * correlation() * one * other));
        }

        private double correlation() {
            double sens = sensitivity.share();
            double spec = specificity.share();
            double together =
                    hitsHits
                            - spec * hitsNegatives
                            - sens * positivesHits
                            + sens * spec * positivesNegatives;
            double apart = Math.sqrt(sensitivity.squares() * specificity.squares());
            return apart == 0 ? 0 : Math.clamp(together / apart, -1, 1);
        }

        /**
         * F1 grows with TP / (TP + FP + FN), of which it is 2 J / (1 + J); that is a share of
         * lesions, whose interval is carried over.
         */
        private static ClusteredInterval f1(ClusteredInterval jaccard) {
            return new ClusteredInterval(
                    jaccard.clusters(),
                    jaccard.interval()
                            .map(known -> new Interval(f1(known.low()), f1(known.high()))));
        }

        private static double f1(double jaccard) {
            return 2 * jaccard / (1 + jaccard);
        }
    }
}
