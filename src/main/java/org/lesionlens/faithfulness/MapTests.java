package org.lesionlens.faithfulness;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.lesionlens.explain.Enlargement;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.PixelOrder;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.TensorBlur;

/**
 * The tests of one map, whose inputs wait in a {@link PerturbedInputs}.
 *
 * <p>Pixels are ordered by the map as it is: what speaks against the class goes last. A map that is
 * the same everywhere gives no order and is not tested; nor is one that has nothing above 0 by what
 * it leaves of the photo.
 */
final class MapTests {

    private static final int STEPS = 20;
    private static final List<Double> REPLACED = List.of(0.2, 0.4, 0.6, 0.8);
    private static final int BLUR = 20; // parts of the input's shorter side

    /** How many inputs there are for a map. */
    static final long RUNS = 2L * (STEPS + 1) + 1 + 2L * REPLACED.size();

    private final ImageTensor input;
    private final PerturbedInputs inputs;
    private final double[] noise;

    /** By the probability of the untouched input. */
    private final Map<MapMeasure, DoubleUnaryOperator> tests = new EnumMap<>(MapMeasure.class);

    /**
     * Plans all tests.
     *
     * @param input that the map is of
     * @param noise of {@link NoisyLinearImputation}
     */
    MapTests(EvidenceMap map, ImageTensor input, PerturbedInputs inputs, double[] noise) {
        this.input = input;
        this.inputs = inputs;
        this.noise = noise.clone();
        if (isOrder(map)) {
            PixelOrder order = PixelOrder.of(map, input.width(), input.height());
            planCurves(order);
            planImputations(order);
        }
        if (map.maximum() > 0) {
            planMasked(map);
        }
    }

    private static boolean isOrder(EvidenceMap map) {
        float[] cells = map.toArray();
        for (float cell : cells) {
            if (cell != cells[0]) {
                return true;
            }
        }
        return false;
    }

    private void planCurves(PixelOrder order) {
        int width = input.width();
        int height = input.height();
        ImageTensor mean = ImageTensor.of(width, height, new float[3 * width * height]);
        double sigma = Math.max(1, Math.min(width, height) / (double) BLUR);
        ImageTensor blurred = TensorBlur.gaussian(input, sigma);
        var deletion = new PlannedCurve(inputs, input, mean, order, STEPS);
        var insertion = new PlannedCurve(inputs, blurred, input, order, STEPS);
        tests.put(MapMeasure.DELETION, _ -> deletion.curve().area());
        tests.put(MapMeasure.INSERTION, _ -> insertion.curve().area());
    }

    private void planImputations(PixelOrder order) {
        int first = inputs.count();
        for (double share : REPLACED) {
            int count = (int) Math.round(share * order.size());
            inputs.add(() -> withoutColdest(order, count));
            inputs.add(() -> NoisyLinearImputation.of(input, order.first(count), noise));
        }
        tests.put(MapMeasure.ROAD, _ -> road(first));
    }

    private ImageTensor withoutColdest(PixelOrder order, int count) {
        BitSet coldest = order.first(order.size() - count);
        coldest.flip(0, order.size());
        return NoisyLinearImputation.of(input, coldest, noise);
    }

    private double road(int first) {
        double sum = 0;
        for (int i = 0; i < REPLACED.size(); i++) {
            double coldest = inputs.probability(first + 2 * i);
            double hottest = inputs.probability(first + 2 * i + 1);
            sum += (coldest - hottest) / 2;
        }
        return sum / REPLACED.size();
    }

    private void planMasked(EvidenceMap map) {
        int masked = inputs.add(() -> masked(map));
        tests.put(MapMeasure.AVERAGE_DROP, p -> Math.max(0, p - inputs.probability(masked)) / p);
        tests.put(MapMeasure.INCREASE_IN_CONFIDENCE, p -> inputs.probability(masked) > p ? 1 : 0);
    }

    private ImageTensor masked(EvidenceMap map) {
        float[] heat = Enlargement.of(map, input.width(), input.height());
        float[] values = input.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= Math.max(0, heat[i % heat.length]) / map.maximum();
        }
        return ImageTensor.of(input.width(), input.height(), values);
    }

    /**
     * What the network said, once the inputs ran; empty where there was no test.
     *
     * @param untouched the probability of the input as it is, in [0, 1]
     */
    Map<MapMeasure, OptionalDouble> found(double untouched) {
        Map<MapMeasure, OptionalDouble> found = new EnumMap<>(MapMeasure.class);
        for (MapMeasure measure : MapMeasure.values()) {
            DoubleUnaryOperator test = tests.get(measure);
            double value = test == null ? Double.NaN : test.applyAsDouble(untouched);
            found.put(
                    measure,
                    Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty());
        }
        return found;
    }
}
