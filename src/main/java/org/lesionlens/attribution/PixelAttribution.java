package org.lesionlens.attribution;

import java.util.Optional;
import org.lesionlens.explain.ChannelReduction;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.FeatureMaps;

/**
 * A number for each number of the network's input.
 *
 * @param settings how it was computed
 * @param values (3, height, width), of the network's input; a gradient's are per unit of the
 *     normalised input
 * @param completeness how far the values are from adding up, if they should
 */
public record PixelAttribution(
        PixelSettings settings, FeatureMaps values, Optional<Completeness> completeness)
        implements Attribution {

    /**
     * Whether integrated gradients add up to what they should.
     *
     * @param sum of all values
     * @param difference of the scores of photo and baseline
     */
    public record Completeness(double sum, double difference) {

        /** How far they are apart, as a share of the difference; infinite if that is 0. */
        public double error() {
            return sum == difference ? 0 : Math.abs(sum - difference) / Math.abs(difference);
        }
    }

    /**
     * One value a pixel.
     *
     * @param withSign false for absolute values
     */
    public EvidenceMap map(ChannelReduction reduction, boolean withSign) {
        return withSign && settings.method().hasSign()
                ? reduction.signed(values)
                : reduction.absolute(values);
    }
}
