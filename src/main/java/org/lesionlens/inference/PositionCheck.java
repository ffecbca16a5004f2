package org.lesionlens.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.lesionlens.explain.FeatureMaps;

/**
 * Whether a head takes all positions of a grid alike, as one does that pools it whole: then it does
 * not matter in which order they are. What was taken for positions by mistake does matter. Belongs
 * to the inference thread.
 */
record PositionCheck(TorchNetwork network) {

    private static final long SEED = 9;
    private static final double SHARE = 0.01; // of what the logits are moved by all activations
    private static final double ROUNDING = 1e-5;

    /** True if the logits of shuffled activations are the same. */
    boolean takesAllAlike(LayerOutput output) {
        List<Double> logits = network.logits(output);
        List<Double> shuffled = network.logits(output.with(shuffled(output.maps())));
        List<Double> none = network.logits(output.with(zeros(output.maps())));
        double moved = deviation(logits, none);
        double range = Double.isFinite(moved) ? moved : largest(logits);
        return deviation(logits, shuffled) <= SHARE * range + ROUNDING;
    }

    private static double deviation(List<Double> some, List<Double> others) {
        double largest = 0;
        for (int i = 0; i < some.size(); i++) {
            largest = Math.max(largest, Math.abs(some.get(i) - others.get(i)));
        }
        return largest;
    }

    private static double largest(List<Double> values) {
        return values.stream().mapToDouble(Math::abs).max().orElse(0);
    }

    private static FeatureMaps shuffled(FeatureMaps maps) {
        List<Integer> order = new ArrayList<>();
        for (int cell = 0; cell < maps.cells(); cell++) {
            order.add(cell);
        }
        Collections.shuffle(order, new Random(SEED));
        float[] values = new float[maps.channels() * maps.cells()];
        for (int i = 0; i < values.length; i++) {
            values[i] = maps.at(i / maps.cells(), order.get(i % maps.cells()));
        }
        return new FeatureMaps(maps.channels(), maps.height(), maps.width(), values);
    }

    private static FeatureMaps zeros(FeatureMaps maps) {
        float[] values = new float[maps.channels() * maps.cells()];
        return new FeatureMaps(maps.channels(), maps.height(), maps.width(), values);
    }
}
