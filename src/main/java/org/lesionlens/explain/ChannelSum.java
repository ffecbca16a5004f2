package org.lesionlens.explain;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Adds up, cell by cell, what the channels of a layer contribute to a map.
 *
 * <p>Sums are kept in double precision and in one order, so the same evidence gives the same bits.
 */
final class ChannelSum {

    private ChannelSum() {}

    /** Σ<sub>k</sub> w<sub>k</sub>A<sub>k</sub>: whole channels, each with its weight. */
    static SignedMap weighted(FeatureMaps activations, IntToDoubleFunction weight) {
        double[] sums = new double[activations.cells()];
        for (int channel = 0; channel < activations.channels(); channel++) {
            activations.addTo(sums, channel, weight.applyAsDouble(channel));
        }
        return map(activations, sums);
    }

    /**
     * Σ<sub>k</sub> c(A<sub>kij</sub>, ∂y/∂A<sub>kij</sub>): every value with its own gradient.
     *
     * @param contribution c, of an activation and its gradient
     */
    static SignedMap elementwise(ClassEvidence evidence, DoubleBinaryOperator contribution) {
        FeatureMaps activations = evidence.activations();
        double[] sums = new double[activations.cells()];
        for (int channel = 0; channel < activations.channels(); channel++) {
            for (int cell = 0; cell < sums.length; cell++) {
                sums[cell] +=
                        contribution.applyAsDouble(
                                activations.at(channel, cell),
                                evidence.gradients().at(channel, cell));
            }
        }
        return map(activations, sums);
    }

    /**
     * The map of these sums; one beyond the range of float32 becomes the last that is inside.
     *
     * @param grid gives the map its width and height
     */
    static SignedMap map(FeatureMaps grid, double[] sums) {
        float[] values = new float[sums.length];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = (float) Math.clamp(sums[cell], -Float.MAX_VALUE, Float.MAX_VALUE);
        }
        return new SignedMap(grid.width(), grid.height(), values);
    }
}
