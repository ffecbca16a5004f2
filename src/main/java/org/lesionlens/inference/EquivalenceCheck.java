package org.lesionlens.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.EquivalenceReport;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.TargetLayer;

/** Tries an instrumented copy before it is used. Belongs to the inference thread. */
final class EquivalenceCheck {

    /** How far the copy may be from the original. */
    private static final double TOLERANCE = 1e-6;

    private static final long SEED = 5;
    private static final double SHARE = 1e-4; // of the largest output

    private final TorchArchive archive;
    private final InstrumentedArchive instrumented;
    private final TorchNetwork network;

    EquivalenceCheck(TorchArchive archive, InstrumentedArchive instrumented, TorchNetwork network) {
        this.archive = archive;
        this.instrumented = instrumented;
        this.network = network;
    }

    /**
     * Runs layers beside {@code forward}. One that fails ends the list, but for the first.
     *
     * @param wanted the layers, at least one
     * @param spec of the input
     * @param photo a sample; null if there is none
     * @throws ModelLoadException if the first layer fails; says how
     */
    EquivalenceReport prove(List<TargetLayer> wanted, InputSpec spec, @Nullable Path photo)
            throws ModelLoadException {
        Map<String, float[]> inputs = inputs(spec, photo);
        float[] noise = inputs.values().iterator().next();
        // Gradients first: libtorch computes constants in its first run, and those of a run
        // without gradients have none for ever.
        List<LayerFacts> layers = layers(wanted, noise, spec);
        TorchNetwork split = network.using(methods(wanted.getFirst()));
        double deviation = 0;
        int outputs = 0;
        for (Map.Entry<String, float[]> input : inputs.entrySet()) {
            float[] expected = network.original(input.getValue(), spec.height(), spec.width());
            float[] actual = run(split, input.getValue(), spec);
            outputs = actual.length;
            deviation = Math.max(deviation, deviation(expected, actual));
            // Outputs may be tiny, as those of networks without training are.
            if (!(deviation <= TOLERANCE && deviation <= SHARE * largest(expected))) {
                throw failed(
                        "head(features(x)) differs from forward(x) by %.2g on a %s"
                                .formatted(deviation, input.getKey()));
            }
        }
        return new EquivalenceReport(outputs, deviation, List.copyOf(inputs.keySet()), layers);
    }

    private List<LayerFacts> layers(List<TargetLayer> wanted, float[] noise, InputSpec spec)
            throws ModelLoadException {
        List<LayerFacts> layers = new ArrayList<>();
        for (TargetLayer layer : wanted) {
            try {
                layers.add(layer(layer, noise, spec));
            } catch (ModelLoadException e) {
                if (layers.isEmpty()) {
                    throw e;
                }
                break; // the finer ones would not do either
            }
        }
        return layers;
    }

    private float[] run(TorchNetwork split, float[] pixels, InputSpec spec)
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
        return layer(layer, noise(spec), spec);
    }

    private LayerFacts layer(TargetLayer layer, float[] pixels, InputSpec spec)
            throws ModelLoadException {
        TorchNetwork split = network.using(methods(layer));
        FeatureMaps maps;
        try {
            maps = split.activations(pixels, spec.height(), spec.width());
        } catch (RuntimeException e) {
            throw failed("the output of %s: %s".formatted(layer.name(), lastLine(e)));
        }
        if (maps.height() * maps.width() <= 1) {
            throw failed("the output of %s has a grid of 1×1 only".formatted(layer.name()));
        }
        double milliseconds = 0;
        for (int run = 0; run < 2; run++) { // the first one pays for libtorch's optimisation
            long start = System.nanoTime();
            if (!hasGradient(split, maps, layer)) {
                throw failed("the gradient at %s is zero everywhere".formatted(layer.name()));
            }
            milliseconds = (System.nanoTime() - start) / 1e6;
        }
        return new LayerFacts(
                layer.name(), maps.channels(), maps.height(), maps.width(), milliseconds);
    }

    private boolean hasGradient(TorchNetwork split, FeatureMaps maps, TargetLayer layer)
            throws ModelLoadException {
        float[] gradient;
        try {
            gradient = split.gradient(maps, 0).toArray();
        } catch (RuntimeException e) {
            throw failed("no gradient at %s: %s".formatted(layer.name(), lastLine(e)));
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
        return new NetworkMethods(layer.features(), layer.head());
    }

    private static Map<String, float[]> inputs(InputSpec spec, @Nullable Path photo)
            throws ModelLoadException {
        Map<String, float[]> inputs = new LinkedHashMap<>();
        inputs.put("random input", noise(spec));
        if (photo != null) {
            try {
                var picture = new ImageDecoder(DecodeLimits.STANDARD).decode(photo);
                inputs.put("sample photo", Preprocessing.tensor(picture, spec).toArray());
            } catch (ImageDecodeException e) {
                throw new ModelLoadException("the sample photo cannot be read", e);
            }
        }
        return inputs;
    }

    private static float[] noise(InputSpec spec) {
        float[] noise = new float[3 * spec.height() * spec.width()];
        var random = new Random(SEED);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** NaN where one is NaN and the other is not, or if there are not as many. */
    private static double deviation(float[] expected, float[] actual) {
        if (expected.length != actual.length) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            boolean same = Float.compare(expected[i], actual[i]) == 0;
            largest = Math.max(largest, same ? 0 : Math.abs((double) expected[i] - actual[i]));
        }
        return largest;
    }

    private ModelLoadException failed(String what) {
        return new ModelLoadException(
                "%s cannot be explained: %s. The last layer that was found is %s; the code ends with: %s. %s"
                        .formatted(
                                archive.name(),
                                what,
                                instrumented.layers().getFirst().name(),
                                instrumented.ending(),
                                archive.exportHint()));
    }

    private static String lastLine(RuntimeException e) {
        return InferenceThread.reason(e);
    }
}
