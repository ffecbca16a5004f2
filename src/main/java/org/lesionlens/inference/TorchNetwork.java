package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.InputGradient;
import org.lesionlens.analysis.ModelOutput.Score;
import org.lesionlens.analysis.ScoredInput;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.torchscript.FinalActivation;

/**
 * One loaded TorchScript archive. Belongs to the thread that made it; plain floats go in and come
 * out, and every native array is freed before a call returns. All methods throw DJL's unchecked
 * {@link ai.djl.engine.EngineException} if libtorch refuses.
 */
final class TorchNetwork implements AutoCloseable {

    static final String ENGINE = "PyTorch";

    private final Model model;
    private final MethodCalls calls;

    private TorchNetwork(Model model, MethodCalls calls) {
        this.model = model;
        this.calls = calls;
    }

    /** The same network, explained by other methods; closing one closes both. */
    TorchNetwork using(NetworkMethods others) {
        return new TorchNetwork(model, calls.using(others));
    }

    /** The same network, given these numbers besides each photo; closing one closes both. */
    TorchNetwork given(List<Double> numbers) {
        return new TorchNetwork(model, calls.given(numbers));
    }

    /** The same network, whose features are run in this way; closing one closes both. */
    TorchNetwork fusedBy(@Nullable FusedFeatures features) {
        return new TorchNetwork(model, calls.fusedBy(features));
    }

    /** The loaded archive. */
    PtSymbolBlock block() {
        return calls.block();
    }

    /** Loads libtorch, if that has not been done. */
    static void start() {
        NativeEnvironment.prepare();
        try {
            Engine.getEngine(ENGINE);
        } catch (EngineException e) {
            Throwable cause = e.getCause(); // names the file that is missing
            throw cause == null
                    ? e
                    : new EngineException(e.getMessage() + ": " + cause.getMessage(), e);
        }
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
            var block = (PtSymbolBlock) model.getBlock();
            JniUtils.enableInferenceMode(block); // it may have been saved while training
            return new TorchNetwork(
                    model, new MethodCalls(block, NetworkMethods.CONTRACT, List.of(), null));
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
            NDArray input = photo(arrays, pixels, height, width);
            NDList given = calls.features(input, false);
            LayerOutput output = LayerOutput.of(given); // fails where the head would
            return new ForwardPass(
                    logits(calls.logits(given, false)), output.maps(), output.prefix());
        }
    }

    /**
     * Runs {@code features} without gradients.
     *
     * @param pixels float32 of shape (1, 3, height, width)
     */
    LayerOutput activations(float[] pixels, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray input = photo(arrays, pixels, height, width);
            return LayerOutput.of(calls.features(input, false));
        }
    }

    /**
     * Runs {@code features} over several inputs together, and {@code head} with autograd.
     *
     * @param pixels float32 of shape (count, 3, height, width)
     * @param scoreOf a class in a network with so many logits
     */
    List<ScoredInput> scored(
            FloatBuffer pixels, int count, int height, int width, IntFunction<Score> scoreOf) {
        var shape = new Shape(count, 3, height, width);
        return new ScoredBatch(model.getNDManager(), calls).of(pixels, shape, scoreOf);
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
            if (calls.isFused()) {
                return logitsOneByOne(input);
            }
            NDArray output = calls.logits(calls.features(input, false), false);
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

    /** Fused features of one input are faster than plain ones of several together. */
    private List<List<Double>> logitsOneByOne(NDArray inputs) {
        List<List<Double>> rows = new ArrayList<>();
        for (long i = 0; i < inputs.getShape().get(0); i++) {
            try (NDArray one = inputs.get(new NDIndex("{}:{}", i, i + 1))) {
                rows.add(logits(calls.logits(calls.features(one, false), false)));
            }
        }
        return rows;
    }

    /**
     * Runs {@code forward} as it was before the network got its methods.
     *
     * @param method that is it, or that asks it
     * @return all that it gives, flat
     */
    float[] original(String method, float[] pixels, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray input = photo(arrays, pixels, height, width);
            NDArray given = calls.run(method, new NDList(input), false).singletonOrThrow();
            return given.toType(DataType.FLOAT32, false).toFloatArray();
        }
    }

    /** The shape of what a method gives. */
    GivenShape shape(String method, float[] pixels, int height, int width) {
        try (NDManager arrays = model.getNDManager().newSubManager()) {
            NDArray input = photo(arrays, pixels, height, width);
            long[] sides =
                    calls.run(method, new NDList(input), false)
                            .singletonOrThrow()
                            .getShape()
                            .getShape();
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
            NDArray input = photo(arrays, pixels, height, width);
            NDArray logits = calls.headAsItIs(calls.features(input, false), false);
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
            calls.features(photo(arrays, pixels, height, width), false);
        }
    }

    /**
     * Runs {@code head} with autograd.
     *
     * @return the derivative of one logit by the maps
     */
    FeatureMaps gradient(LayerOutput output, int logit) {
        return new NetworkGradients(model.getNDManager(), calls).byMaps(output, logit);
    }

    /**
     * Runs {@code features} and {@code head} with autograd.
     *
     * @param pixels float32 of shape (1, 3, height, width)
     * @param scoreOf a class in a network with so many logits
     * @return the class's score and its derivative by the pixels
     * @throws ai.djl.engine.EngineException if no path of operators with a derivative leads from
     *     them to it
     */
    InputGradient inputGradient(float[] pixels, int height, int width, IntFunction<Score> scoreOf) {
        return new NetworkGradients(model.getNDManager(), calls)
                .byPixels(pixels, height, width, scoreOf);
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
            NDArray logits = calls.logits(output.given(activations), false);
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
            return doubles(calls.logits(output.given(maps), false));
        }
    }

    private static NDArray photo(NDManager arrays, float[] pixels, int height, int width) {
        return arrays.create(pixels, new Shape(1, 3, height, width));
    }

    @Override
    public void close() {
        model.close();
    }
}
