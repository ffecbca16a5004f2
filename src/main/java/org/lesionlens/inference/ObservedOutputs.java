package org.lesionlens.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a file's own output was seen to be when it was tried.
 *
 * @param withinUnit whether all numbers lie in [0, 1]
 * @param isUnsigned whether none is negative
 * @param sumsToOne whether those of each input also add up to 1
 * @param isNarrow whether all numbers are as small as those that a tanh or an arctangent gives
 * @param isOrdered whether the numbers of all inputs go up, or those of all go down
 * @param onPhoto what the sample photo gave; empty if there was none
 */
record ObservedOutputs(
        boolean withinUnit,
        boolean isUnsigned,
        boolean sumsToOne,
        boolean isNarrow,
        boolean isOrdered,
        Optional<OfPhoto> onPhoto) {

    private static final double NARROW = Math.PI / 2;
    private static final double ROUNDING = 1e-3; // of the sum, as bfloat16 has it

    /**
     * What a photo gave.
     *
     * @param file the numbers of the file's own output
     * @param head what the head gives, before the activation that was taken off
     */
    record OfPhoto(List<Double> file, List<Double> head) {}

    /**
     * What is to be said of some outputs. Those that are not finite say nothing: a network for
     * pixels in [0, 1] may have no value for noise.
     */
    static ObservedOutputs of(List<float[]> outputs, Optional<OfPhoto> onPhoto) {
        boolean unit = false;
        boolean unsigned = false;
        boolean one = false;
        boolean narrow = false;
        boolean up = true;
        boolean down = true;
        boolean first = true;
        for (float[] output : outputs) {
            List<Double> numbers = numbers(output);
            if (numbers.stream().allMatch(Double::isFinite)) {
                double sum = numbers.stream().mapToDouble(Double::doubleValue).sum();
                unit = (first || unit) && numbers.stream().allMatch(p -> p >= 0 && p <= 1);
                unsigned = (first || unsigned) && numbers.stream().allMatch(p -> p >= 0);
                one = (first || one) && Math.abs(sum - 1) <= ROUNDING;
                narrow = (first || narrow) && numbers.stream().allMatch(p -> Math.abs(p) <= NARROW);
                up &= isOrdered(numbers, 1);
                down &= isOrdered(numbers, -1);
                first = false;
            }
        }
        return new ObservedOutputs(unit, unsigned, unit && one, narrow, up || down, onPhoto);
    }

    private static boolean isOrdered(List<Double> numbers, int sign) {
        return IntStream.range(1, numbers.size())
                .allMatch(i -> sign * (numbers.get(i) - numbers.get(i - 1)) >= 0);
    }

    static List<Double> numbers(float[] output) {
        List<Double> numbers = new ArrayList<>();
        for (float number : output) {
            numbers.add((double) number);
        }
        return numbers;
    }

    /** True if they look like the probabilities of classes of which one is right. */
    boolean areProbabilities(int outputs) {
        return outputs == 1 ? withinUnit : sumsToOne;
    }
}
