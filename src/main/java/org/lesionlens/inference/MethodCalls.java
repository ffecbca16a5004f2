package org.lesionlens.inference;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Activation;

/**
 * Runs the methods of a loaded archive on native arrays. Belongs to the inference thread.
 *
 * <p>Calls bypass DJL's predictor: it runs without autograd, and asking its block for autograd
 * switches dropout and batch-norm to training. All throw DJL's unchecked {@link EngineException} if
 * libtorch refuses.
 *
 * @param methods that explain the network
 * @param given besides each photo
 * @param fused how the features of one photo are run without gradients; null if as always
 */
record MethodCalls(
        PtSymbolBlock block,
        NetworkMethods methods,
        List<Double> given,
        @Nullable FusedFeatures fused) {

    MethodCalls {
        given = List.copyOf(given);
    }

    /** Other methods of the same network, not fused. */
    MethodCalls using(NetworkMethods others) {
        return new MethodCalls(block, others, given, null);
    }

    MethodCalls given(List<Double> numbers) {
        return new MethodCalls(block, methods, numbers, fused);
    }

    MethodCalls fusedBy(@Nullable FusedFeatures features) {
        return new MethodCalls(block, methods, given, features);
    }

    /**
     * What {@code features} gives for a photo; operator by operator if they are not fused. What
     * libtorch would join else gains nothing on CPUs, and on a card costs more than it gains: some
     * 10 s for an EfficientNet-B5, over 45 for a DenseNet, for a tenth of the network's time.
     */
    NDList features(NDArray photo, boolean autograd) {
        var input = new NDList(photo);
        return fused != null && !autograd
                ? run(fused.block(), fused.method(), input, false)
                : operatorByOperator(methods.features(), input, autograd);
    }

    /** True if features are for one photo at a time. */
    boolean isFused() {
        return fused != null;
    }

    /** What {@code head} gives, as logits. */
    NDArray logits(NDList given, boolean autograd) {
        return logitsOf(headAsItIs(given, autograd));
    }

    /** What {@code head} gives, logits or probabilities. */
    NDArray headAsItIs(NDList given, boolean autograd) {
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

    private NDArray logitsOf(NDArray given) {
        if (!methods.givesProbabilities()) {
            return given;
        }
        NDArray p = given.clip(Activation.LEAST, 1 - Activation.LEAST);
        return p.log().sub(p.neg().add(1).log());
    }

    /** Runs any method of the archive, and hands it the numbers besides the photo. */
    NDList run(String method, NDList inputs, boolean autograd) {
        return run(block, method, inputs, autograd);
    }

    private NDList run(PtSymbolBlock network, String method, NDList inputs, boolean autograd) {
        NDManager arrays = inputs.getFirst().getManager();
        NDArray choice = arrays.create(0f); // its name chooses the method
        choice.setName("module_method:" + method);
        NDList all = new NDList(inputs);
        if (!given.isEmpty()) {
            all.add(numbers(arrays));
        }
        all.add(choice);
        try {
            return IValueUtils.forward(network, all, autograd);
        } catch (EngineException e) {
            // Where layers follow something that is no image, their part of the graph keeps what a
            // gradient by the weights would need, which tensors that were made without may not be.
            if (autograd || !String.valueOf(e.getMessage()).contains("saved for backward")) {
                throw e;
            }
            return IValueUtils.forward(network, all, true);
        }
    }

    private NDArray numbers(NDManager arrays) {
        float[] row = new float[given.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = given.get(i).floatValue();
        }
        return arrays.create(row, new Shape(1, row.length));
    }
}
