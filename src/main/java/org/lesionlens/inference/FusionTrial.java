package org.lesionlens.inference;

import java.util.stream.IntStream;
import org.lesionlens.image.InputSpec;

/** Runs the same features plain and fused. Belongs to the inference thread. */
final class FusionTrial {

    private static final double NANOSECONDS = 1e9;

    private final TorchNetwork plain;
    private final TorchNetwork fused;
    private final InputSpec spec;
    private final float[] noise;

    /**
     * @param plain the network as it is
     * @param fused the same whose features are fused
     * @param spec of the input
     */
    FusionTrial(TorchNetwork plain, TorchNetwork fused, InputSpec spec) {
        this.plain = plain;
        this.fused = fused;
        this.spec = spec;
        this.noise = TrialInputs.noise(spec);
    }

    /**
     * The first runs, in which libtorch fuses what it runs.
     *
     * @return seconds that they take
     */
    double open(int runs) {
        long start = System.nanoTime();
        GraphFusion.during(() -> IntStream.range(0, runs).forEach(_ -> run(fused)));
        return (System.nanoTime() - start) / NANOSECONDS;
    }

    /** Seconds that a plain run takes, after some that are not counted. */
    double plainSeconds(int before) {
        IntStream.range(0, before).forEach(_ -> run(plain));
        return seconds(plain);
    }

    /**
     * The time that fused features take, as a share of that of plain ones: of the shortest of some
     * runs each, in turns, as whatever else the machine does makes them longer only.
     */
    double share(int runs) {
        double one = Double.POSITIVE_INFINITY;
        double other = Double.POSITIVE_INFINITY;
        for (int i = 0; i < runs; i++) {
            one = Math.min(one, seconds(plain));
            other = Math.min(other, seconds(fused));
        }
        return other / one;
    }

    /**
     * The largest difference of two activations, as a share of the largest one; NaN if no number.
     */
    double deviation(float[] pixels) {
        LayerOutput one = plain.activations(pixels, spec.height(), spec.width());
        LayerOutput other = fused.activations(pixels, spec.height(), spec.width());
        return Math.max(
                deviation(one.maps().toArray(), other.maps().toArray()),
                deviation(one.prefix().toArray(), other.prefix().toArray()));
    }

    /**
     * The largest difference of two numbers in the same place, as a share of the largest one; NaN
     * if there are not as many.
     */
    static double deviation(float[] one, float[] other) {
        if (one.length != other.length) {
            return Double.NaN;
        }
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i]));
            difference = Math.max(difference, Math.abs((double) one[i] - other[i]));
        }
        return difference == 0 ? 0 : difference / largest;
    }

    private double seconds(TorchNetwork network) {
        long start = System.nanoTime();
        run(network);
        return (System.nanoTime() - start) / NANOSECONDS;
    }

    private void run(TorchNetwork network) {
        network.features(noise, spec.height(), spec.width());
    }
}
