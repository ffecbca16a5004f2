package org.lesionlens.inference;

import java.nio.FloatBuffer;
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

    private static final double RISE = 0.01; // of the score, wanted in one step
    private static final double LONGEST = 0.5; // step, of all numbers together
    private static final double FACTOR = 2; // kinks of ReLUs are no reason to refuse
    private static final double ROUNDING = 2e-4; // of the difference of two scores in float32

    private final AtomicBoolean passed = new AtomicBoolean();

    /**
     * Checks a gradient, unless one of this network has passed.
     *
     * @param pixels where it was computed; float32 of shape (1, 3, height, width)
     * @throws ClassificationException if it is another slope
     */
    void check(
            TorchNetwork network,
            float[] pixels,
            InputGradient gradient,
            IntFunction<Score> scoreOf)
            throws ClassificationException {
        float[] direction = gradient.values().toArray();
        double length = length(direction);
        if (passed.get() || length == 0) {
            return;
        }
        double step = Math.min(LONGEST, RISE / length);
        int height = gradient.values().height();
        int width = gradient.values().width();
        double rise =
                score(network, moved(pixels, direction, step / length), height, width, scoreOf)
                        - score(
                                network,
                                moved(pixels, direction, -step / length),
                                height,
                                width,
                                scoreOf);
        double expected = 2 * step * length;
        double rounding = ROUNDING * Math.max(1, Math.abs(gradient.score()));
        if (rise < expected / FACTOR - rounding || rise > expected * FACTOR + rounding) {
            throw new ClassificationException(
                    String.format(
                            Locale.ROOT,
                            "libtorch's gradient is not the slope of this network's score (a step along it changes the score by %.2g instead of %.2g): methods by perturbation need none",
                            rise,
                            expected));
        }
        passed.set(true);
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
