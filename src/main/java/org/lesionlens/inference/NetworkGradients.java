package org.lesionlens.inference;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;
import java.util.function.IntFunction;
import org.lesionlens.analysis.InputGradient;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.explain.FeatureMaps;

/**
 * Derivatives of a network's logits by autograd. The graph is cut at the layer that is explained:
 * its maps are leaves of the head's graph, and where the pixels are asked for, what reached the
 * maps is sent on from there.
 *
 * @param manager of the network's arrays
 */
record NetworkGradients(NDManager manager, MethodCalls calls) {

    /**
     * Runs {@code head} with autograd.
     *
     * @return the derivative of one logit by the maps
     */
    FeatureMaps byMaps(LayerOutput output, int logit) {
        FeatureMaps maps = output.maps();
        try (NDManager arrays = manager.newSubManager();
                var collector = manager.getEngine().newGradientCollector()) {
            NDArray leaf = arrays.create(maps.toArray(), output.shape()); // others get no gradient
            leaf.setRequiresGradient(true);
            NDArray logits = calls.logits(output.given(leaf), true);
            collector.backward(logits.get(0).get(logit));
            return new FeatureMaps(
                    maps.channels(),
                    maps.height(),
                    maps.width(),
                    leaf.getGradient().toFloatArray());
        }
    }

    /**
     * Runs {@code features} and {@code head} with autograd.
     *
     * @param pixels float32 of shape (1, 3, height, width)
     * @param scoreOf a class in a network with so many logits
     * @return the class's score and its derivative by the pixels
     * @throws EngineException if no path of operators with a derivative leads from them to it
     */
    InputGradient byPixels(float[] pixels, int height, int width, IntFunction<Score> scoreOf) {
        try (NDManager arrays = manager.newSubManager();
                var collector = manager.getEngine().newGradientCollector()) {
            NDArray leaf = arrays.create(pixels, new Shape(1, 3, height, width));
            leaf.setRequiresGradient(true);
            NDList given = calls.features(leaf, true);
            NDList cut = copies(given);
            NDArray logits = calls.logits(cut, true).get(0);
            Score score = scoreOf.apply(Math.toIntExact(logits.size()));
            NDArray logit = logits.get(score.logit());
            collector.backward(logit);
            collector.backward(weighted(given, cut));
            float[] values = leaf.getGradient().toFloatArray();
            var gradient =
                    new InputGradient(logit.getFloat(), new FeatureMaps(3, height, width, values));
            return score.negated() ? gradient.negated() : gradient;
        }
    }

    /** The same numbers as leaves of a graph of their own, row by row in memory. */
    private static NDList copies(NDList given) {
        var copies = new NDList();
        for (NDArray one : given) {
            NDArray copy = one.getManager().create(one.toFloatArray(), one.getShape());
            copy.setRequiresGradient(true);
            copies.add(copy);
        }
        return copies;
    }

    /**
     * What has the gradient that the head sent to {@code leaves}, by {@code given}. Sent on as it
     * comes, it may lie in memory column by column, and then libtorch's gradient of a batch-norm on
     * the CPU is wrong without a word (2.7.1 as well as 2.13).
     */
    private static NDArray weighted(NDList given, NDList leaves) {
        NDArray sum = null;
        for (int i = 0; i < given.size(); i++) {
            NDArray leaf = leaves.get(i);
            float[] gradient = leaf.getGradient().toFloatArray();
            NDArray weights = leaf.getManager().create(gradient, leaf.getShape());
            NDArray part = given.get(i).mul(weights).sum();
            sum = sum == null ? part : sum.add(part);
        }
        return Objects.requireNonNull(sum);
    }
}
