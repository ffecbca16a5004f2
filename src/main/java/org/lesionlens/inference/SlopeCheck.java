package org.lesionlens.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.InputGradient;
import org.lesionlens.analysis.ModelOutput.Score;

/**
 * Whether a network's gradient by its pixels is the slope of its score, by one small step forth and
 * one back along it: once for each network, as some of libtorch's gradients are wrong without a
 * word where tensors lie in memory in an unusual order.
 */
final class SlopeCheck {

    private static final double RISE = 0.01; // wanted in one step, as a share of scores above 1
    private static final double LONGEST = 0.5; // step, of all numbers together
    private static final double FACTOR = 2; // kinks of ReLUs are no reason to refuse
    private static final double ROUNDING = 2e-4; // of the difference of two scores in float32
    private static final double CLEAR = 4; // roundings that a rise must be above to tell something
    private static final double SHIFT = 0.05; // of all pixels at once: some levels of 8 bits

    private final AtomicBoolean passed = new AtomicBoolean();

    /**
     * Checks a gradient, unless one of this network has passed. Where the score hardly changes, a
     * step tells nothing: the next gradient is checked as well.
     *
     * @param pixels where it was computed; float32 of shape (1, 3, height, width)
     * @throws ClassificationException if it is another slope, or 0 where the score does change
     */
    void check(
            TorchNetwork network,
            float[] pixels,
            InputGradient gradient,
            IntFunction<Score> scoreOf)
            throws ClassificationException {
        if (passed.get()) {
            return;
        }
        float[] direction = gradient.values().toArray();
        double length = length(direction);
        double size = Math.max(1, Math.abs(gradient.score()));
        double rounding = ROUNDING * size;
        int height = gradient.values().height();
        int width = gradient.values().width();
        if (length == 0) {
            checkFlat(network, pixels, gradient, rounding, scoreOf);
            return;
        }
        double step = Math.min(LONGEST, RISE * size / length);
        float[] forth = moved(pixels, direction, step / length);
        float[] back = moved(pixels, direction, -step / length);
        double rise =
                score(network, forth, height, width, scoreOf)
                        - score(network, back, height, width, scoreOf);
        double expected = along(direction, back, forth);
        if (!(rise >= expected / FACTOR - rounding && rise <= expected * FACTOR + rounding)) {
            throw new ClassificationException(
                    String.format(
                            Locale.ROOT,
                            "libtorch's gradient is not the slope of this network's score (a step along it changes the score by %.2g instead of %.2g): methods by perturbation need none",
                            rise,
                            expected));
        }
        if (expected > CLEAR * rounding) { // else the step tells too little
            passed.set(true);
        }
    }

    /** A gradient of 0 everywhere is right only where the score does not change. */
    private static void checkFlat(
            TorchNetwork network,
            float[] pixels,
            InputGradient gradient,
            double rounding,
            IntFunction<Score> scoreOf)
            throws ClassificationException {
        float[] ones = new float[pixels.length];
        Arrays.fill(ones, 1);
        int height = gradient.values().height();
        int width = gradient.values().width();
        double step = Math.max(SHIFT, SHIFT * length(pixels) / Math.sqrt(pixels.length));
        double most = 0;
        for (double shift : new double[] {-step, step}) {
            double there = score(network, moved(pixels, ones, shift), height, width, scoreOf);
            most = Math.max(most, Math.abs(there - gradient.score()));
        }
        if (!(most <= rounding)) {
            throw new ClassificationException(
                    String.format(
                            Locale.ROOT,
                            "this network's gradient by its pixels is 0 everywhere, though its score changes with them (by %.2g where all change a little), as in networks that round: methods by perturbation need none",
                            most));
        }
    }

    /**
     * How far the score rises from one input to the other by this gradient. Of the steps as they
     * are in float32, of which a pixel's may be rounded away.
     */
    private static double along(float[] gradient, float[] from, float[] to) {
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            sum += gradient[i] * ((double) to[i] - from[i]);
        }
        return sum;
    }

    private static double length(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    private static float[] moved(float[] pixels, float[] along, double factor) {
        float[] moved = pixels.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (factor * along[i]);
        }
        return moved;
    }

    private static double score(
            TorchNetwork network,
            float[] pixels,
            int height,
            int width,
            IntFunction<Score> scoreOf) {
        List<Double> logits = network.logits(FloatBuffer.wrap(pixels), 1, height, width).getFirst();
        Score score = scoreOf.apply(logits.size());
        double logit = logits.get(score.logit());
        return score.negated() ? -logit : logit;
    }
}
