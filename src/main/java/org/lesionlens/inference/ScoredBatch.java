package org.lesionlens.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.analysis.ScoredInput;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;

/**
 * What a network says of several inputs in one run, and why. Belongs to the inference thread.
 *
 * @param manager of the network's arrays
 */
record ScoredBatch(NDManager manager, MethodCalls calls) {

    /**
     * Runs {@code features} without gradients and {@code head} with autograd: the sum of one logit
     * of each input has, by that input's maps, the gradient of its own.
     *
     * @param pixels float32
     * @param shape of {@code pixels}, (count, 3, height, width)
     * @param scoreOf a class in a network with so many logits
     * @throws IllegalStateException if it does not give one result for each input
     */
    List<ScoredInput> of(FloatBuffer pixels, Shape shape, IntFunction<Score> scoreOf) {
        int count = Math.toIntExact(shape.get(0));
        try (NDManager arrays = manager.newSubManager();
                var collector = manager.getEngine().newGradientCollector()) {
            NDList given = calls.features(arrays.create(pixels, shape, DataType.FLOAT32), false);
            Shape maps = given.getFirst().getShape();
            var leaves = new NDList();
            given.forEach(one -> leaves.add(one.duplicate())); // autograd takes no other ones
            leaves.getFirst().setRequiresGradient(true);
            NDArray logits = calls.logits(leaves, true);
            check(count, maps, 4);
            check(count, logits.getShape(), 2);
            int classes = Math.toIntExact(logits.getShape().get(1));
            Score score = scoreOf.apply(classes);
            collector.backward(logits.get(new NDIndex(":, {}", score.logit())).sum());
            float[] activations = given.getFirst().toFloatArray();
            float[] gradients = leaves.getFirst().getGradient().toFloatArray();
            float[] all = logits.toFloatArray();
            List<ScoredInput> scored = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                float[] own = Arrays.copyOfRange(all, i * classes, (i + 1) * classes);
                var evidence =
                        new ClassEvidence(
                                own[score.logit()],
                                part(activations, maps, i),
                                part(gradients, maps, i));
                scored.add(
                        new ScoredInput(
                                ObservedOutputs.numbers(own),
                                score.negated() ? evidence.negated() : evidence));
            }
            return scored;
        }
    }

    private static void check(int count, Shape shape, int dimensions) {
        if (shape.dimension() != dimensions || shape.get(0) != count) {
            throw new IllegalStateException("shape %s for %d inputs".formatted(shape, count));
        }
    }

    private static FeatureMaps part(float[] all, Shape shape, int input) {
        int channels = Math.toIntExact(shape.get(1));
        int height = Math.toIntExact(shape.get(2));
        int width = Math.toIntExact(shape.get(3));
        int length = channels * height * width;
        return new FeatureMaps(
                channels,
                height,
                width,
                Arrays.copyOfRange(all, input * length, (input + 1) * length));
    }
}
