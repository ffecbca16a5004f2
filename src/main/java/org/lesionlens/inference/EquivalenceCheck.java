package org.lesionlens.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.image.InputSpec;
import org.lesionlens.inference.ObservedOutputs.OfPhoto;
import org.lesionlens.inference.TorchNetwork.HeadOutput;
import org.lesionlens.torchscript.Doubt;
import org.lesionlens.torchscript.FinalActivation;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;

/** Tries an instrumented copy before it is used. Belongs to the inference thread. */
final class EquivalenceCheck {

    /** How far the copy may be from the original. */
    private static final double TOLERANCE = 1e-6;

    private static final double SHARE = 1e-4; // of the largest output

    private static final double MOST_EXCESS = 2; // of a quarter over the one that was changed

    private final TorchArchive archive;
    private final InstrumentedArchive instrumented;
    private final TorchNetwork network;
    private final TrialFailure failure;

    EquivalenceCheck(TorchArchive archive, InstrumentedArchive instrumented, TorchNetwork network) {
        this.archive = archive;
        this.instrumented = instrumented;
        this.network = network;
        this.failure = new TrialFailure(archive, instrumented);
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
        List<LayerFacts> layers =
                new LayerCheck(instrumented, network, failure, spec).of(wanted, tried);
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
                throw failure.of("it gives no number for a " + input.getKey());
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
                checkPercent(expected, actual.activated());
                throw failure.of(
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
                        doubt(wanted, layers, tried, spec).reason());
        return new Proof(report, observed(outputs, onPhoto, spec));
    }

    /**
     * What the code tells, and what is seen of the first layer with a grid where it does not follow
     * the photo: one input on which it lies upright is enough.
     */
    private Doubt doubt(
            List<TargetLayer> wanted,
            List<LayerFacts> measured,
            List<float[]> tried,
            InputSpec spec) {
        int grid = 0;
        while (grid < measured.size() && isOneCell(measured.get(grid))) {
            grid++;
        }
        if (instrumented.doubt() != Doubt.NONE || grid == measured.size()) {
            return instrumented.doubt();
        }
        TorchNetwork split = network.using(methods(wanted.get(grid)));
        var check = new QuarterCheck(new Disturbance(split, spec));
        Doubt seen = Doubt.NONE; // also where nothing moves, as on a photo that gives no number
        for (float[] pixels : tried) {
            double excess = excess(check, split, pixels, spec);
            if (excess <= MOST_EXCESS) {
                return Doubt.NONE;
            }
            seen = Double.isNaN(excess) ? seen : Doubt.MOVED;
        }
        return seen;
    }

    private static double excess(
            QuarterCheck check, TorchNetwork split, float[] pixels, InputSpec spec) {
        try {
            return check.excess(pixels, split.activations(pixels, spec.height(), spec.width()));
        } catch (IllegalArgumentException e) {
            return Double.NaN; // the maps are no numbers, as those of noise may be
        }
    }

    /**
     * A constant that probabilities are multiplied by is taken for 1, as the code does not tell.
     */
    private void checkPercent(float[] expected, List<Double> activated) throws ModelLoadException {
        boolean known = instrumented.activation() != FinalActivation.NONE;
        double factor = known && expected.length > 0 ? expected[0] / activated.getFirst() : 1;
        boolean isFactor = known && expected.length == activated.size() && Math.abs(factor) > 1;
        for (int i = 0; i < expected.length && isFactor; i++) {
            isFactor = Math.abs(expected[i] - factor * activated.get(i)) < SHARE * Math.abs(factor);
        }
        if (isFactor) {
            throw new ModelLoadException(
                    String.format(
                            Locale.ROOT,
                            "%s cannot be used: its numbers are %.6g times the probabilities that its code makes%s. Save the network without that step, as it gives probabilities or logits.",
                            archive.name(),
                            factor,
                            Math.round(factor) == 100 ? ", per cent that is" : ""));
        }
    }

    /** What the outputs are; some more are looked at if they might be within bounds. */
    private ObservedOutputs observed(
            List<float[]> outputs, Optional<OfPhoto> onPhoto, InputSpec spec) {
        ObservedOutputs first = ObservedOutputs.of(outputs, onPhoto);
        boolean told = !first.isNarrow() || instrumented.activation() != FinalActivation.NONE;
        if (told && !instrumented.ending().sorted()) {
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

    private HeadOutput run(TorchNetwork split, float[] pixels, InputSpec spec)
            throws ModelLoadException {
        try {
            return split.throughHead(
                    pixels, spec.height(), spec.width(), instrumented.activation());
        } catch (RuntimeException e) {
            throw failure.of("features or head does not run: " + InferenceThread.reason(e));
        }
    }

    static NetworkMethods methods(TargetLayer layer) {
        return new NetworkMethods(layer.features(), layer.head(), false);
    }

    private static boolean isOneCell(LayerFacts layer) {
        return layer.height() * layer.width() <= 1;
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
}
