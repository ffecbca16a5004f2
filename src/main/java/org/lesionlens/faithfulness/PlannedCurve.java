package org.lesionlens.faithfulness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lesionlens.explain.PerturbationCurve;
import org.lesionlens.explain.PerturbationCurve.Point;
import org.lesionlens.explain.PixelOrder;
import org.lesionlens.image.ImageTensor;

/** A curve whose inputs wait in a {@link PerturbedInputs}. */
final class PlannedCurve {

    private final PerturbedInputs inputs;
    private final List<Double> replaced = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    /**
     * Plans to replace pixels of {@code from} by those of {@code to}.
     *
     * @param order of replacement
     * @param steps in which equally many pixels are replaced, at least 1
     */
    PlannedCurve(
            PerturbedInputs inputs, ImageTensor from, ImageTensor to, PixelOrder order, int steps) {
        this.inputs = inputs;
        for (int step = 0; step <= steps; step++) {
            int count = order.replacedAt(step, steps);
            replaced.add((double) count / order.size());
            numbers.add(
                    inputs.add(() -> {
                        BitSet pixels = order.first(count);
                        return from.with(pixels, to);
                    }));
        }
    }

    /** The curve, once the inputs ran. */
    PerturbationCurve curve() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            points.add(new Point(replaced.get(i), inputs.probability(numbers.get(i))));
        }
        return new PerturbationCurve(points);
    }
}
