package org.lesionlens.evaluation;

/**
 * How many lesions two judges called rightly, if both called the same lesions.
 *
 * @param bothRight whom both called as they are
 * @param onlyFirst whom the first alone called as they are
 * @param onlySecond whom the second alone did
 * @param neither whom none did
 */
public record PairedCalls(int bothRight, int onlyFirst, int onlySecond, int neither) {

    /** All lesions. */
    public int total() {
        return bothRight + onlyFirst + onlySecond + neither;
    }

    /** Those of both. */
    public PairedCalls plus(PairedCalls other) {
        return new PairedCalls(
                bothRight + other.bothRight,
                onlyFirst + other.onlyFirst,
                onlySecond + other.onlySecond,
                neither + other.neither);
    }

    /**
     * The exact p of McNemar's test, in [0, 1]: how often two judges who are right equally often
     * would differ at least so unequally, if each lesion were independent of the others. Lesions
     * that both or none called rightly do not count; it is twice the binomial distribution's
     * smaller tail, at most 1, and 1 if the two never differ.
     *
     * @see <a href="https://doi.org/10.1007/BF02295996">McNemar 1947</a>
     */
    public double mcNemar() {
        int differing = onlyFirst + onlySecond;
        int fewer = Math.min(onlyFirst, onlySecond);
        double logOfHalves = differing * Math.log(0.5); // 0.5ⁿ itself may be below any double
        double logOfWays = 0;
        double tail = 0;
        for (int i = 0; i <= fewer; i++) {
            tail += Math.exp(logOfWays + logOfHalves);
            logOfWays += Math.log(differing - i) - Math.log(i + 1.0);
        }
        return Math.min(1, 2 * tail);
    }
}
