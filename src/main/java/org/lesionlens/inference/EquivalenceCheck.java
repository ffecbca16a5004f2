package org.lesionlens.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputSpec;
import org.lesionlens.inference.ObservedOutputs.OfPhoto;
import org.lesionlens.inference.TorchNetwork.HeadOutput;
import org.lesionlens.torchscript.FinalActivation;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;

/** Tries an instrumented copy before it is used. Belongs to the inference thread. */
final class EquivalenceCheck {

    /** How far the copy may be from the original. */
    private static final double TOLERANCE = 1e-6;

    private static final double SHARE = 1e-4; // of the largest output

    private static final Pattern FAST_ATTENTION =
            Pattern.compile("_native_multi_head_attention|_transformer_encoder_layer_fwd");

    private static final Pattern OTHER_WIDTH =
            Pattern.compile("cannot be multiplied \\(\\d+x(\\d+) and (\\d+)x");

    private final TorchArchive archive;
    private final InstrumentedArchive instrumented;
    private final TorchNetwork network;

    EquivalenceCheck(TorchArchive archive, InstrumentedArchive instrumented, TorchNetwork network) {
        this.archive = archive;
        this.instrumented = instrumented;
        this.network = network;
    }

    /**
     * What was found.
     *
     * @param outputs of the file's own {@code forward}
     */
    record Proof(EquivalenceReport report, ObservedOutputs outputs) {}

    /**
     * Runs layers beside {@code forward}. One that fails ends the list, but for the first.
     *
     * @param wanted the layers, at least one
     * @param spec of the input
     * @param photo a sample; null if there is none
     * @throws ModelLoadException if the first layer fails; says how
     */
    Proof prove(List<TargetLayer> wanted, InputSpec spec, @Nullable Path photo)
            throws ModelLoadException {
        Map<String, float[]> inputs = TrialInputs.of(spec, photo);
        // Gradients first: libtorch computes constants in its first run, and those of a run
        // without gradients have none for ever.
        List<float[]> tried = new ArrayList<>(inputs.values());
        tried.add(TrialInputs.pixels(spec));
        List<LayerFacts> layers = layers(wanted, tried, spec);
        TorchNetwork split = network.using(methods(wanted.getFirst()));
        double tolerance = TOLERANCE + instrumented.clamped();
        double deviation = 0;
        List<float[]> outputs = new ArrayList<>();
        Optional<OfPhoto> onPhoto = Optional.empty();
        List<String> finite = new ArrayList<>();
        if (inputs.size() == 1 && !isFinite(original(tried.getFirst(), spec))) {
            inputs.put(TrialInputs.PIXELS, tried.getLast()); // noise is no colour to some networks
        }
        for (Map.Entry<String, float[]> input : inputs.entrySet()) {
            float[] expected = original(input.getValue(), spec);
            if (isFinite(expected)) {
                finite.add(input.getKey());
            } else if (!input.getKey().equals(TrialInputs.NOISE)) {
                throw failed("it gives no number for a " + input.getKey());
            }
            HeadOutput actual = run(split, input.getValue(), spec);
            outputs.add(expected);
            if (input.getKey().equals(TrialInputs.PHOTO)) {
                onPhoto =
                        Optional.of(
                                new OfPhoto(ObservedOutputs.numbers(expected), actual.logits()));
            }
            deviation = Math.max(deviation, deviation(expected, actual.activated()));
            // Outputs may be tiny, as those of networks without training are.
            boolean large =
                    instrumented.clamped() == 0
                            && isFinite(expected)
                            && !(deviation <= SHARE * largest(expected));
            if (!(deviation <= tolerance) || large) {
                throw failed(
                        "head(features(x)) differs from forward(x) by %.2g on a %s"
                                .formatted(deviation, input.getKey()));
            }
        }
        var report =
                new EquivalenceReport(
                        outputs.getFirst().length,
                        deviation,
                        finite,
                        layers,
                        instrumented.doubt().reason());
        return new Proof(report, observed(outputs, onPhoto, spec));
    }

    /** What the outputs are; some more are looked at if they might be probabilities. */
    private ObservedOutputs observed(
            List<float[]> outputs, Optional<OfPhoto> onPhoto, InputSpec spec) {
        ObservedOutputs first = ObservedOutputs.of(outputs, onPhoto);
        if (!first.withinUnit() || instrumented.activation() != FinalActivation.NONE) {
            return first;
        }
        List<float[]> all = new ArrayList<>(outputs);
        for (float[] input : TrialInputs.more(spec)) {
            all.add(original(input, spec));
        }
        return ObservedOutputs.of(all, onPhoto);
    }

    private float[] original(float[] pixels, InputSpec spec) {
        return network.original(archive.forward(), pixels, spec.height(), spec.width());
    }

    private static boolean isFinite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    private List<LayerFacts> layers(List<TargetLayer> wanted, List<float[]> inputs, InputSpec spec)
            throws ModelLoadException {
        List<LayerFacts> layers = new ArrayList<>();
        for (TargetLayer layer : wanted) {
            try {
                layers.add(layer(layer, inputs, spec));
            } catch (ModelLoadException e) {
                if (layers.isEmpty()) {
                    throw e;
                }
                break; // the finer ones would not do either
            }
        }
        return layers;
    }

    private HeadOutput run(TorchNetwork split, float[] pixels, InputSpec spec)
            throws ModelLoadException {
        try {
            return split.throughHead(
                    pixels, spec.height(), spec.width(), instrumented.activation());
        } catch (RuntimeException e) {
            throw failed("features or head does not run: " + lastLine(e));
        }
    }

    /**
     * Measures one layer.
     *
     * @throws ModelLoadException if it cannot be explained; says why
     */
    LayerFacts measure(TargetLayer layer, InputSpec spec) throws ModelLoadException {
        return layer(layer, List.of(TrialInputs.noise(spec), TrialInputs.pixels(spec)), spec);
    }

    /** What is dead or has no value on one input may be alive on another: a photo is no noise. */
    private LayerFacts layer(TargetLayer layer, List<float[]> inputs, InputSpec spec)
            throws ModelLoadException {
        @Nullable ModelLoadException first = null;
        for (float[] input : inputs) {
            try {
                return layer(layer, input, spec);
            } catch (ModelLoadException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? failed("there is nothing to try it with") : first;
    }

    private LayerFacts layer(TargetLayer layer, float[] pixels, InputSpec spec)
            throws ModelLoadException {
        TorchNetwork split = network.using(methods(layer));
        LayerOutput output;
        try {
            output = split.activations(pixels, spec.height(), spec.width());
        } catch (RuntimeException e) {
            throw failed(outputFails(layer, lastLine(e)));
        }
        FeatureMaps maps = output.maps();
        if (maps.height() * maps.width() <= 1) {
            throw failed("the output of %s has a grid of 1×1 only".formatted(layer.name()));
        }
        if (layer.prefixed() && !new TokenOrderCheck(split, spec).isRowByRow(pixels, output)) {
            throw failed(
                    "it is not certain that the tokens %s lie row by row over the photo, %d × %d of them: those that move most are not where the photo was changed; the patches may not fill it, or other tokens may be among them"
                            .formatted(layer.name(), maps.height(), maps.width()));
        }
        boolean none = layer.prefixed() && output.prefix().count() == 0;
        boolean enlarged =
                layer.packed() && output.sizes().enlarged(); // its cells are no positions
        boolean alike = none || (layer.pooled() && !enlarged);
        if (alike && !takesAllAlike(split, output, layer)) {
            throw failed(
                    "what follows %s does not take its positions alike, as pooling does"
                            .formatted(layer.name()));
        }
        double milliseconds = 0;
        for (int run = 0; run < 2; run++) { // the first one pays for libtorch's optimisation
            long start = System.nanoTime();
            if (!hasGradient(split, output, layer)) {
                throw failed(
                        "the gradient at %s is zero everywhere, as where a network rounds or compares its numbers at its end; a map needs those before that"
                                .formatted(layer.name()));
            }
            milliseconds = (System.nanoTime() - start) / 1e6;
        }
        return new LayerFacts(
                layer.name(), maps.channels(), maps.height(), maps.width(), milliseconds);
    }

    private boolean takesAllAlike(TorchNetwork split, LayerOutput output, TargetLayer layer)
            throws ModelLoadException {
        try {
            return new PositionCheck(split).takesAllAlike(output);
        } catch (RuntimeException e) {
            throw failed(
                    "what follows %s does not run by itself: %s"
                            .formatted(layer.name(), lastLine(e)));
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
            throw failed(noGradient(layer, lastLine(e)));
        }
        boolean anywhere = false;
        for (float value : gradient) {
            if (!Float.isFinite(value)) {
                throw failed("the gradient at %s is not finite".formatted(layer.name()));
            }
            anywhere |= value != 0;
        }
        return anywhere;
    }

    static NetworkMethods methods(TargetLayer layer) {
        return new NetworkMethods(layer.features(), layer.head(), false);
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** NaN where one is NaN and the other is not, or if there are not as many. */
    private static double deviation(float[] expected, List<Double> actual) {
        if (expected.length != actual.size()) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            boolean same = Double.compare(expected[i], actual.get(i)) == 0;
            largest = Math.max(largest, same ? 0 : Math.abs(expected[i] - actual.get(i)));
        }
        return largest;
    }

    private ModelLoadException failed(String what) {
        Optional<String> count = otherCount(what);
        if (count.isPresent()) {
            return new ModelLoadException(
                    "%s cannot be used: %s.".formatted(archive.name(), count.get()));
        }
        return new ModelLoadException(
                "%s cannot be explained: %s. The last layer that was found is %s%s; the code ends with: %s. %s"
                        .formatted(
                                archive.name(),
                                what,
                                instrumented.layers().getFirst().name(),
                                instrumented.layers().size() > 1
                                        ? " (others are tried with --layer 1 and so on)"
                                        : "",
                                instrumented.ending(),
                                TorchArchive.OTHERWISE));
    }

    /** What libtorch's reason means if the card has too few or too many numbers for an input. */
    private Optional<String> otherCount(String what) {
        ModelCard card = archive.card();
        Matcher matcher = OTHER_WIDTH.matcher(what);
        if (card == null || !matcher.find()) {
            return Optional.empty();
        }
        return card.inputs().entrySet().stream()
                .filter(input ->
                        matcher.group(1).equals(String.valueOf(input.getValue().example().size())))
                .map(input ->
                        "its card gives %s numbers for %s, as it seems, and the network takes %s"
                                .formatted(matcher.group(1), input.getKey(), matcher.group(2)))
                .findFirst();
    }

    private static String lastLine(RuntimeException e) {
        return InferenceThread.reason(e);
    }
}
