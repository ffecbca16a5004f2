package org.lesionlens.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputSpec;
import org.lesionlens.inference.TrialFailure.NoGridException;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;

/**
 * Whether layers of an instrumented copy can be explained: whether they have a grid that lies as
 * the photo does, and a gradient. Belongs to the inference thread.
 */
record LayerCheck(
        InstrumentedArchive instrumented,
        TorchNetwork network,
        TrialFailure failure,
        InputSpec spec) {

    private static final Pattern FAST_ATTENTION =
            Pattern.compile("_native_multi_head_attention|_transformer_encoder_layer_fwd");

    /**
     * Measures layers. One that fails ends the list, but for the first; of that, an output of one
     * cell is told.
     *
     * @param inputs that it may be alive on
     * @throws ModelLoadException if the first layer fails; says how
     */
    List<LayerFacts> of(List<TargetLayer> wanted, List<float[]> inputs) throws ModelLoadException {
        List<LayerFacts> layers = new ArrayList<>();
        @Nullable ModelLoadException oneCell = null;
        for (TargetLayer layer : wanted) {
            try {
                layers.add(layer(layer, inputs));
            } catch (ModelLoadException e) {
                boolean mayGoOn = e instanceof NoGridException && layers.isEmpty();
                if (layers.isEmpty() && !mayGoOn) {
                    throw e;
                }
                if (!mayGoOn) {
                    break; // the finer ones would not do either
                }
                oneCell = e;
                layers.add(new LayerFacts(layer.name(), 0, 1, 1, 0)); // those before it have more
            }
        }
        if (oneCell != null && layers.size() == 1) {
            throw oneCell;
        }
        return layers;
    }

    /**
     * Measures one layer.
     *
     * @throws ModelLoadException if it cannot be explained; says why
     */
    LayerFacts measure(TargetLayer layer) throws ModelLoadException {
        return layer(layer, List.of(TrialInputs.noise(spec), TrialInputs.pixels(spec)));
    }

    /** What is dead or has no value on one input may be alive on another: a photo is no noise. */
    private LayerFacts layer(TargetLayer layer, List<float[]> inputs) throws ModelLoadException {
        @Nullable ModelLoadException first = null;
        for (float[] input : inputs) {
            try {
                return layer(layer, input);
            } catch (ModelLoadException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? failure.of("there is nothing to try it with") : first;
    }

    private LayerFacts layer(TargetLayer layer, float[] pixels) throws ModelLoadException {
        TorchNetwork split = network.using(EquivalenceCheck.methods(layer));
        LayerOutput output;
        try {
            output = split.activations(pixels, spec.height(), spec.width());
        } catch (RuntimeException e) {
            throw failure.of(outputFails(layer, InferenceThread.reason(e)));
        }
        FeatureMaps maps = output.maps();
        if (maps.height() * maps.width() <= 1) {
            throw failure.noGrid(layer);
        }
        if (!areInOrder(layer, new Disturbance(split, spec), pixels, output)) {
            throw failure.of(
                    "it is not certain that the tokens %s lie row by row over the photo, %d × %d of them: those that move most are not where the photo was changed; the patches may not fill it, other tokens may be among them, or they may be merged or in another order"
                            .formatted(layer.name(), maps.height(), maps.width()));
        }
        boolean none = layer.prefixed() && output.prefix().count() == 0;
        boolean enlarged =
                layer.packed() && output.sizes().enlarged(); // its cells are no positions
        boolean alike = none || (layer.pooled() && !enlarged);
        if (alike && !takesAllAlike(split, output, layer)) {
            throw failure.of(
                    "what follows %s does not take its positions alike, as pooling does"
                            .formatted(layer.name()));
        }
        double milliseconds = 0;
        for (int run = 0; run < 2; run++) { // the first one pays for libtorch's optimisation
            long start = System.nanoTime();
            if (!hasGradient(split, output, layer)) {
                throw failure.of(
                        "the gradient at %s is zero everywhere, as where a network rounds or compares its numbers at its end; a map needs those before that"
                                .formatted(layer.name()));
            }
            milliseconds = (System.nanoTime() - start) / 1e6;
        }
        return new LayerFacts(
                layer.name(), maps.channels(), maps.height(), maps.width(), milliseconds);
    }

    /**
     * True unless tokens may lie elsewhere than row by row. What most attention is written with,
     * which may as well move them, calls for no more than that those move that should.
     */
    private boolean areInOrder(
            TargetLayer layer, Disturbance disturbance, float[] pixels, LayerOutput output) {
        boolean chosen = layer.tokens() && instrumented.choosesTokens();
        boolean mayMove = layer.prefixed() || (layer.tokens() && instrumented.mayReorderTokens());
        var order = new TokenOrderCheck(disturbance);
        if (!mayMove) {
            return true;
        }
        boolean corners = order.isRowByRow(pixels, output);
        if (layer.prefixed()) {
            return corners;
        }
        return corners
                ? order.isPossiblyRowByRow(pixels, output)
                : !chosen && order.isLikelyRowByRow(pixels, output);
    }

    private boolean takesAllAlike(TorchNetwork split, LayerOutput output, TargetLayer layer)
            throws ModelLoadException {
        try {
            return new PositionCheck(split).takesAllAlike(output);
        } catch (RuntimeException e) {
            throw failure.of(
                    "what follows %s does not run by itself: %s"
                            .formatted(layer.name(), InferenceThread.reason(e)));
        }
    }

    private static String outputFails(TargetLayer layer, String reason) {
        if (layer.tokens() && reason.contains(TargetLayer.NO_ROW)) {
            return "what is pooled, %s, is no row of tokens".formatted(layer.name());
        }
        if (layer.prefixed() && reason.contains(TargetLayer.READS_POSITIONS)) {
            return "what follows the tokens %s reads more of them one by one than come before a grid of the photo's shape"
                    .formatted(layer.name());
        }
        return layer.tokens() && reason.contains("invalid for input of size")
                ? "the tokens that are pooled, %s, do not fill a grid of the photo's shape; there may be a class token among them: %s"
                        .formatted(layer.name(), reason)
                : "the output of %s: %s".formatted(layer.name(), reason);
    }

    private static String noGradient(TargetLayer layer, String reason) {
        if (reason.contains("does not require grad")) {
            return "it rounds or compares its numbers at its end, or names the class alone, so that there is no gradient at %s; a map needs the numbers before that"
                    .formatted(layer.name());
        }
        return FAST_ATTENTION.matcher(reason).find()
                ? "its attention was traced in PyTorch's fast form, which has no gradient; trace it again after torch.backends.mha.set_fastpath_enabled(False)"
                : "no gradient at %s: %s".formatted(layer.name(), reason);
    }

    private boolean hasGradient(TorchNetwork split, LayerOutput output, TargetLayer layer)
            throws ModelLoadException {
        float[] gradient;
        try {
            gradient = split.gradient(output, 0).toArray();
        } catch (RuntimeException e) {
            throw failure.of(noGradient(layer, InferenceThread.reason(e)));
        }
        boolean anywhere = false;
        for (float value : gradient) {
            if (!Float.isFinite(value)) {
                throw failure.of("the gradient at %s is not finite".formatted(layer.name()));
            }
            anywhere |= value != 0;
        }
        return anywhere;
    }
}
