package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.FeaturesPath.Choice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.image.InputSpec;
import org.lesionlens.torchscript.FeaturesArchive;
import org.lesionlens.torchscript.InstrumentedArchive;
import org.lesionlens.torchscript.ScriptArchive;
import org.lesionlens.torchscript.TorchScriptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs features with operators joined, on CPUs, where that was seen to be faster and to give the
 * same numbers. A network that is not frozen gets a frozen copy for that. Belongs to the inference
 * thread.
 *
 * @param verdicts of former trials
 * @param photo that is tried besides noise; null if there is none
 */
record FeaturesFusion(FusionVerdicts verdicts, @Nullable Path photo) {

    private static final Logger LOG = LoggerFactory.getLogger(FeaturesFusion.class);

    private static final double TOLERANCE = 1e-5; // of the largest activation
    private static final double FASTER = 0.98; // of the plain way's time
    private static final double LONG = 1; // seconds that the first fused runs may always take
    private static final double MOST_OPENING = 60; // or plain runs, as long as they take
    private static final int OPENING_RUNS = 3; // one looks, one optimises, one packs
    private static final int RUNS = 4;
    private static final int ENOUGH = 3; // times that they were no faster; a busy minute may lie
    private static final int CONTRACT_LAYER = 0; // the only one of an archive with its own methods

    FeaturesFusion(ModelCopies copies, @Nullable Path photo) {
        this(new FusionVerdicts(copies.folder()), photo);
    }

    /** How the features of a layer are run. */
    FeaturesPath path(TorchArchive archive, int layer, InputSpec spec) {
        return GraphFusion.isHere()
                ? verdicts.find(archive, layer, spec).orElse(FeaturesPath.PLAIN)
                : FeaturesPath.PLAIN;
    }

    /** True if it is known how the features of a layer are run, or nothing is to be known. */
    boolean isTried(TorchArchive archive, int layer, InputSpec spec) {
        return !GraphFusion.isHere()
                || verdicts.find(archive, layer, spec)
                        .filter(found ->
                                switch (found.choice()) {
                                    case UNFINISHED -> false;
                                    case NO_FASTER ->
                                            verdicts.times(archive, layer, spec) >= ENOUGH;
                                    case FUSED ->
                                            isFrozen(archive)
                                                    || Files.exists(
                                                            verdicts.frozen(archive, layer));
                                    default -> true;
                                })
                        .isPresent();
    }

    /**
     * Tries fused features, and remembers what was found. A trial may end the process, and somebody
     * may end it meanwhile: what did not come to its end twice has failed.
     */
    FeaturesPath tryOut(OpenedModel opened, int layer, InputSpec spec) {
        TorchArchive archive = opened.archive();
        if (!GraphFusion.isHere()) {
            return FeaturesPath.PLAIN;
        }
        Choice before =
                verdicts.find(archive, layer, spec)
                        .map(FeaturesPath::choice)
                        .orElse(Choice.UNTRIED);
        int times = before == Choice.NO_FASTER ? verdicts.times(archive, layer, spec) : 0;
        Choice meanwhile = before == Choice.UNFINISHED ? Choice.FAILED : Choice.UNFINISHED;
        verdicts.keep(FeaturesPath.of(meanwhile), 1, archive, layer, spec);
        FeaturesPath found;
        try {
            freeze(archive, layer, opened.methods(layer));
            found = measured(opened, layer, spec);
        } catch (IOException
                | MalformedModelException
                | ModelLoadException
                | TorchScriptException
                | RuntimeException e) {
            LOG.info("features are not fused: {}", InferenceThread.reason(e));
            found = FeaturesPath.of(Choice.FAILED);
        }
        verdicts.keep(
                found, found.choice() == Choice.NO_FASTER ? times + 1 : 1, archive, layer, spec);
        if (!found.isFused()) {
            forget(verdicts.frozen(archive, layer));
        }
        return found;
    }

    private FeaturesPath measured(OpenedModel opened, int layer, InputSpec spec)
            throws IOException, MalformedModelException, ModelLoadException {
        TorchNetwork plain = opened.network().using(opened.methods(layer));
        try (FusedFeatures features = load(opened, layer)) {
            var trial = new FusionTrial(plain, plain.fusedBy(features), spec);
            double least = trial.plainSeconds(1);
            double opening = trial.open(OPENING_RUNS);
            if (opening > Math.max(LONG, MOST_OPENING * least)) {
                return FeaturesPath.of(Choice.LONG_TO_OPEN);
            }
            double deviation = 0;
            for (float[] pixels : TrialInputs.of(spec, photo).values()) {
                deviation = Math.max(deviation, trial.deviation(pixels));
            }
            double share = trial.share(RUNS);
            Choice choice =
                    !(deviation <= TOLERANCE)
                            ? Choice.DIFFERS
                            : share < FASTER ? Choice.FUSED : Choice.NO_FASTER;
            return new FeaturesPath(choice, share, deviation);
        }
    }

    /**
     * The fused features of a frozen network that nothing was run of yet, if they are remembered to
     * be better: libtorch fuses nothing that it has run operator by operator.
     */
    Optional<FusedFeatures> ofNew(TorchNetwork network, TorchArchive archive, InputSpec spec) {
        boolean wanted =
                isFrozen(archive)
                        && !network.device().isGpu()
                        && path(archive, CONTRACT_LAYER, spec).isFused();
        if (!wanted) {
            return Optional.empty();
        }
        var features =
                new FusedFeatures(network.block(), NetworkMethods.CONTRACT.features(), () -> {});
        try {
            new FusionTrial(network, network.fusedBy(features), spec).open(OPENING_RUNS);
            return Optional.of(features);
        } catch (RuntimeException e) {
            LOG.warn("features are not fused: {}", InferenceThread.reason(e));
            return Optional.empty();
        }
    }

    /**
     * The fused features of a layer, if they are remembered to be better, and still are the same as
     * the plain ones.
     */
    Optional<FusedFeatures> open(OpenedModel opened, int layer, InputSpec spec) {
        if (!path(opened.archive(), layer, spec).isFused()) {
            return Optional.empty();
        }
        FusedFeatures features = null;
        try {
            boolean begun =
                    OpenedModel.spec(opened.archive()).equals(spec) && opened.fused().isPresent();
            features = begun ? opened.fused().get() : load(opened, layer);
            TorchNetwork plain = opened.network().using(opened.methods(layer));
            var trial = new FusionTrial(plain, plain.fusedBy(features), spec);
            if (!begun) {
                trial.open(OPENING_RUNS);
            }
            double deviation = trial.deviation(TrialInputs.noise(spec));
            if (deviation <= TOLERANCE) {
                return Optional.of(features);
            }
            LOG.warn("features are not fused: they differ by {} now", deviation);
        } catch (IOException | MalformedModelException | RuntimeException e) {
            LOG.warn("features are not fused: {}", InferenceThread.reason(e));
        }
        if (features != null) {
            features.close();
        }
        return Optional.empty();
    }

    /** Loaded for this alone: libtorch fuses nothing that it has run operator by operator. */
    private FusedFeatures load(OpenedModel opened, int layer)
            throws IOException, MalformedModelException {
        FrozenFeatures frozen = frozen(opened, layer);
        if (!isFrozen(opened.archive())) {
            CopyEviction.used(frozen.file());
        }
        TorchNetwork loaded = TorchNetwork.load(frozen.file(), Device.cpu());
        return new FusedFeatures(loaded.block(), frozen.method(), loaded::close);
    }

    /**
     * Where a layer's features are frozen.
     *
     * @param file of the archive, which for one that is not frozen is there once it was tried
     * @param method that gives them
     */
    record FrozenFeatures(Path file, String method) {}

    FrozenFeatures frozen(OpenedModel opened, int layer) {
        TorchArchive archive = opened.archive();
        return isFrozen(archive)
                ? new FrozenFeatures(archive.runnable(), opened.methods(layer).features())
                : new FrozenFeatures(verdicts.frozen(archive, layer), "forward");
    }

    /** True if the file that is run has its weights in its code. */
    private static boolean isFrozen(TorchArchive archive) {
        return archive.original().isFrozen();
    }

    /** Writes the frozen copy of a layer's features, unless it is there or not needed. */
    void freeze(TorchArchive archive, int layer, NetworkMethods methods)
            throws IOException, MalformedModelException, TorchScriptException {
        Path frozen = verdicts.frozen(archive, layer);
        if (isFrozen(archive) || Files.exists(frozen)) {
            return;
        }
        if (!ModuleFreezing.isHere()) {
            throw new TorchScriptException("this libtorch freezes no networks");
        }
        InstrumentedArchive instrumented = archive.instrumented();
        FeaturesArchive features =
                instrumented == null
                        ? FeaturesArchive.of(archive.original(), methods.features())
                        : FeaturesArchive.of(instrumented, instrumented.layers().get(layer));
        Path whole = Files.createTempFile(verdicts.folder(), "features-", ".pt");
        Path raw = Files.createTempFile(verdicts.folder(), "frozen-", ".pt");
        try {
            try (var out = Files.newOutputStream(whole)) {
                features.writeTo(out);
            }
            try (TorchNetwork network = TorchNetwork.load(whole, Device.cpu())) {
                ModuleFreezing.write(network.block(), raw);
            }
            ScriptArchive fusible = ScriptArchive.read(raw).fusible();
            try (var out = Files.newOutputStream(whole)) {
                fusible.writeTo(out, null);
            }
            Files.move(whole, frozen, StandardCopyOption.REPLACE_EXISTING);
            new CopyEviction(verdicts.folder()).run();
        } finally {
            List.of(whole, raw).forEach(FeaturesFusion::forget);
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("a frozen copy stays", e);
        }
    }
}
