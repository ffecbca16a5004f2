package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.InputGradient;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.torchscript.FinalActivation;

/**
 * One loaded TorchScript archive. Belongs to the thread that made it; plain floats go in and come
 * out, and every native array is freed before a call returns.
 *
 * <p>Calls bypass DJL's predictor: it runs without autograd, and asking its block for autograd
 * switches dropout and batch-norm to training. All methods throw DJL's unchecked {@link
 * ai.djl.engine.EngineException} if libtorch refuses.
 */
final class TorchNetwork implements AutoCloseable {

    private static final String ENGINE = "PyTorch";

    private final Model model;
    private final PtSymbolBlock block;
    private final NetworkMethods methods;
    private final List<Double> given;

    private TorchNetwork(Model model, NetworkMethods methods, List<Double> given) {
        this.model = model;
        this.given = given;
        this.block = (PtSymbolBlock) model.getBlock();
        this.methods = methods;
    }

    /** The same network, explained by other methods; closing one closes both. */
    TorchNetwork using(NetworkMethods others) {
        return new TorchNetwork(model, others, given);
    }

    /** The same network, given these numbers besides each photo; closing one closes both. */
    TorchNetwork given(List<Double> numbers) {
        return new TorchNetwork(model, methods, numbers);
    }

    /** Loads libtorch, if that has not been done; true if it sees an NVIDIA GPU. */
    static boolean hasCuda() {
        NativeEnvironment.prepare();
        return Engine.getEngine(ENGINE).getGpuCount() > 0;
    }

    /** How many threads libtorch computes one step with. */
    static int threads() {
        return JniUtils.getNumThreads();
    }

    static TorchNetwork load(Path file, Device device) throws IOException, MalformedModelException {
        var model = Model.newInstance("network", device, ENGINE);
        try {
            // Without trainParam the parameters are inference tensors, which autograd refuses.
            model.load(
                    file.toAbsolutePath().getParent(),
                    String.valueOf(file.getFileName()),
                    Map.of("trainParam", "true", "mapLocation", "true"));
            var network = new TorchNetwork(model, NetworkMethods.CONTRACT, List.of());
            JniUtils.enableInferenceMode(network.block); // it may have been saved while training
            return network;
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Runs {@code features} and {@code head} without gradients.
     *
     * @param pixels float32 of shape (1, 3, height, width)
     */
    ForwardPass forward(float[] pixels, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray input = arrays.create(pixels, new Shape(1, 3, height, width));
            NDList given = run(methods.features(), input, false);
            LayerOutput output = LayerOutput.of(given); // fails where the head would
            return new ForwardPass(logits(head(given)), output.maps(), output.prefix());
        }
    }

    /**
     * Runs {@code features} without gradients.
     *
     * @param pixels float32 of shape (1, 3, height, width)
     */
    LayerOutput activations(float[] pixels, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray input = arrays.create(pixels, new Shape(1, 3, height, width));
            return LayerOutput.of(run(methods.features(), input, false));
        }
    }

    /**
     * Runs {@code features} and {@code head} over several inputs together, without gradients.
     *
     * @param pixels float32 of shape (count, 3, height, width)
     * @return the logits of each input
     */
    List<List<Double>> logits(FloatBuffer pixels, int count, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            var shape = new Shape(count, 3, height, width);
            NDArray input = arrays.create(pixels, shape, DataType.FLOAT32);
            NDArray output = head(run(methods.features(), input, false));
            if (output.getShape().dimension() != 2 || output.getShape().get(0) != count) {
                throw new IllegalStateException(
                        "head gives shape %s for %d inputs".formatted(output.getShape(), count));
            }
            List<List<Double>> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rows.add(doubles(output.get(i)));
            }
            return rows;
        }
    }

    /**
     * Runs {@code forward} as it was before the network got its methods.
     *
     * @param method that is it, or that asks it
     * @return all that it gives, flat
     */
    float[] original(String method, float[] pixels, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray input = arrays.create(pixels, new Shape(1, 3, height, width));
            NDArray given = run(method, input, false).singletonOrThrow();
            return given.toType(DataType.FLOAT32, false).toFloatArray();
        }
    }

    /** The shape of what a method gives. */
    GivenShape shape(String method, float[] pixels, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray input = arrays.create(pixels, new Shape(1, 3, height, width));
            long[] sides = run(method, input, false).singletonOrThrow().getShape().getShape();
            return new GivenShape(Arrays.stream(sides).boxed().toList());
        }
    }

    /**
     * What {@link #original} gives, by way of {@code features} and {@code head}.
     *
     * @param activation that the head leaves out
     */
    HeadOutput throughHead(float[] pixels, int height, int width, FinalActivation activation) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray input = arrays.create(pixels, new Shape(1, 3, height, width));
            NDArray logits = runHead(run(methods.features(), input, false), false);
            NDArray output =
                    switch (activation) {
                        case NONE -> logits;
                        case SIGMOID -> logits.getNDArrayInternal().sigmoid();
                        case LOG_SIGMOID -> logits.getNDArrayInternal().sigmoid().log();
                        case SOFTMAX -> logits.softmax(1);
                        case LOG_SOFTMAX -> logits.logSoftmax(1);
                    };
            return new HeadOutput(doubles(logits), doubles(output));
        }
    }

    /**
     * What a head gives.
     *
     * @param activated the same after the activation that the head leaves out
     */
    record HeadOutput(List<Double> logits, List<Double> activated) {

        HeadOutput {
            logits = List.copyOf(logits);
            activated = List.copyOf(activated);
        }
    }

    /** Where it runs. */
    Device device() {
        return model.getNDManager().getDevice();
    }

    /** Runs {@code features} alone and drops what it gives. */
    void features(float[] pixels, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            run(methods.features(), arrays.create(pixels, new Shape(1, 3, height, width)), false);
        }
    }

    /**
     * Runs {@code head} with autograd.
     *
     * @return the derivative of one logit by the maps
     */
    FeatureMaps gradient(LayerOutput output, int logit) {
        FeatureMaps maps = output.maps();
        try (NDManager arrays = model.getNDManager().newSubManager();
                var collector = model.getNDManager().getEngine().newGradientCollector()) {
            NDArray leaf = arrays.create(maps.toArray(), output.shape()); // others get no gradient
            leaf.setRequiresGradient(true);
            NDArray logits = logitsOf(runHead(output.given(leaf), true));
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
    InputGradient inputGradient(float[] pixels, int height, int width, IntFunction<Score> scoreOf) {
        try (NDManager arrays = model.getNDManager().newSubManager();
                var collector = model.getNDManager().getEngine().newGradientCollector()) {
            NDArray leaf = arrays.create(pixels, new Shape(1, 3, height, width));
            leaf.setRequiresGradient(true);
            NDList given = operatorByOperator(methods.features(), new NDList(leaf), true);
            NDList cut = copies(given);
            NDArray logits = logitsOf(runHead(cut, true)).get(0);
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

    /**
     * Runs {@code head} over many activations at once, without gradients.
     *
     * @param batch float32 in the machine's byte order; on a CPU it is read in place
     * @param shape (N, K, h, w), of {@code batch}
     * @param output that the activations are variants of
     * @return one logit of each of the N
     */
    float[] heads(ByteBuffer batch, Shape shape, LayerOutput output, int logit) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray activations = arrays.create(batch, shape, DataType.FLOAT32);
            NDArray logits = head(output.given(activations));
            int classes = Math.toIntExact(logits.getShape().get(1));
            float[] all = logits.toFloatArray();
            float[] one = new float[Math.toIntExact(shape.get(0))];
            for (int i = 0; i < one.length; i++) {
                one[i] = all[i * classes + logit];
            }
            return one;
        }
    }

    private static List<Double> logits(NDArray output) {
        Shape shape = output.getShape();
        if (shape.dimension() != 2 || shape.get(0) != 1) {
            throw new IllegalStateException("head gives shape " + shape + " instead of (1, C)");
        }
        return doubles(output);
    }

    private static List<Double> doubles(NDArray output) {
        List<Double> numbers = new ArrayList<>();
        for (float number : output.toFloatArray()) {
            numbers.add((double) number);
        }
        return numbers;
    }

    /**
     * Runs {@code head} without gradients.
     *
     * @return all logits
     */
    List<Double> logits(LayerOutput output) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray maps = arrays.create(output.maps().toArray(), output.shape());
            return doubles(head(output.given(maps)));
        }
    }

    private NDArray head(NDList given) {
        return logitsOf(runHead(given, false));
    }

    private NDArray runHead(NDList given, boolean autograd) {
        return operatorByOperator(methods.head(), given, autograd).singletonOrThrow();
    }

    /**
     * Runs a method operator by operator. libtorch would join some once it has seen gradients; what
     * it joins fails with tensors of a run without gradients, and has no gradient for some
     * operators that have one by themselves.
     */
    private NDList operatorByOperator(String method, NDList given, boolean autograd) {
        JniUtils.setGraphExecutorOptimize(false); // of this thread
        try {
            return run(method, given, autograd);
        } finally {
            JniUtils.setGraphExecutorOptimize(true);
        }
    }

    /** What the head gives, as logits. */
    private NDArray logitsOf(NDArray given) {
        if (!methods.givesProbabilities()) {
            return given;
        }
        NDArray p = given.clip(Activation.LEAST, 1 - Activation.LEAST);
        return p.log().sub(p.neg().add(1).log());
    }

    private NDList run(String method, NDArray input, boolean autograd) {
        return run(method, new NDList(input), autograd);
    }

    private NDList run(String method, NDList inputs, boolean autograd) {
        NDManager arrays = inputs.getFirst().getManager();
        NDArray choice = arrays.create(0f); // its name chooses the method
        choice.setName("module_method:" + method);
        NDList all = new NDList(inputs);
        if (!given.isEmpty()) {
            all.add(numbers(arrays));
        }
        all.add(choice);
        try {
            return IValueUtils.forward(block, all, autograd);
        } catch (EngineException e) {
            // Where layers follow something that is no image, their part of the graph keeps what a
            // gradient by the weights would need, which tensors that were made without may not be.
            if (autograd || !String.valueOf(e.getMessage()).contains("saved for backward")) {
                throw e;
            }
            return IValueUtils.forward(block, all, true);
        }
    }

    private NDArray numbers(NDManager arrays) {
        float[] row = new float[given.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = given.get(i).floatValue();
        }
        return arrays.create(row, new Shape(1, row.length));
    }

    @Override
    public void close() {
        model.close();
    }
}
