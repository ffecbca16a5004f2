package org.lesionlens.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How much a lesion stands out among its patient's.
 *
 * <p>The sign is Grob and Bonerandi's (1998, Archives of Dermatology 134:103–104); that distances
 * of a network's features find it, Mohseni et al. showed. The distance here is 1 − the cosine of
 * the angle between a lesion's pooled features and the mean of the others': it needs no scale that
 * three lesions could not give, and does not grow with a photo's overall activation, as an L2
 * distance does.
 *
 * @param distance 1 − cosine, in [0, 2]: 0 points the same way as the others, 1 has nothing in
 *     common with them
 * @param rank 1 for the one that lies farthest; lesions of equal distance share the better rank
 * @see <a href="https://arxiv.org/abs/2105.07116">Mohseni et al. 2021</a>
 */
public record UglyDuckling(double distance, int rank) {

    /** With fewer lesions each is as far from the other as the other from it. */
    public static final int FEWEST = 3;

    /**
     * Ranks all lesions of one patient, each against the mean of the others.
     *
     * @param features pooled, of each lesion; all of one length
     * @return in the same order; empty for fewer than {@value #FEWEST} lesions
     * @throws IllegalArgumentException if the lengths differ
     */
    public static List<UglyDuckling> rank(List<float[]> features) {
        if (features.size() < FEWEST) {
            return List.of();
        }
        double[] sum = sum(features);
        List<Double> distances =
                features.stream().map(lesion -> distanceToOthers(lesion, sum)).toList();
        List<UglyDuckling> ranked = new ArrayList<>();
        for (double distance : distances) {
            int farther = (int) distances.stream().filter(other -> other > distance).count();
            ranked.add(new UglyDuckling(distance, farther + 1));
        }
        return List.copyOf(ranked);
    }

    private static double[] sum(List<float[]> features) {
        double[] sum = new double[features.getFirst().length];
        for (float[] lesion : features) {
            if (lesion.length != sum.length) {
                throw new IllegalArgumentException(
                        "%d features, not %d".formatted(lesion.length, sum.length));
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += lesion[i];
            }
        }
        return sum;
    }

    /** The others' sum points where their mean does. */
    private static double distanceToOthers(float[] lesion, double[] sum) {
        double product = 0;
        double own = 0;
        double others = 0;
        for (int i = 0; i < sum.length; i++) {
            double other = sum[i] - lesion[i];
            product += lesion[i] * other;
            own += (double) lesion[i] * lesion[i];
            others += other * other;
        }
        if (own == 0 || others == 0) {
            return own == others ? 0 : 1; // nothing has no direction
        }
        return 1 - Math.clamp(product / Math.sqrt(own * others), -1, 1);
    }
}
