package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.FeaturesPath.Choice;
import org.lesionlens.analysis.PrecisionException;
import org.lesionlens.analysis.PrecisionException.Reason;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.image.InputSpec;
import org.lesionlens.inference.FeaturesFusion.FrozenFeatures;
import org.lesionlens.torchscript.FeaturesArchive;
import org.lesionlens.torchscript.ScriptArchive;
import org.lesionlens.torchscript.TorchScriptException;

/**
 * Runs features in bfloat16 where the processor computes in it and that is faster. Operators are
 * joined as in float32, which has to have come through: so it is tried in the process of the
 * program. Belongs to the inference thread.
 *
 * @param fusion of the features in float32
 */
record Bfloat16Features(FeaturesFusion fusion) {

    private static final double FASTER = 0.98; // of the time in float32
    private static final int OPENING_RUNS = 3; // one looks, one optimises, one packs
    private static final int RUNS = 10; // the shortest of each count: a busy machine takes longer

    /**
     * Features that are open, and how they compare with those in float32.
     *
     * @param path with the largest difference and the share of the time, both of those in float32
     */
    record Opened(FusedFeatures features, FeaturesPath path) {}

    /**
     * Opens the features of a layer, and measures them.
     *
     * @param used the features in float32 as they are run
     * @throws PrecisionException if it cannot be done, or is no faster; says which
     */
    Opened open(OpenedModel model, int layer, InputSpec spec, TorchNetwork used)
            throws PrecisionException {
        TorchArchive archive = model.archive();
        if (used.device().isGpu()) {
            throw new PrecisionException(Reason.DEVICE);
        }
        check(archive, layer, spec);
        FusionVerdicts verdicts = fusion.verdicts().ofBfloat16();
        Choice before =
                verdicts.find(archive, layer, spec)
                        .map(FeaturesPath::choice)
                        .orElse(Choice.UNTRIED);
        if (before == Choice.FAILED) {
            throw new PrecisionException(Reason.FAILED, "it was tried before", null);
        }
        if (before == Choice.UNTRIED || before == Choice.UNFINISHED) { // it may end the process
            Choice meanwhile = before == Choice.UNTRIED ? Choice.UNFINISHED : Choice.FAILED;
            verdicts.keep(FeaturesPath.of(meanwhile), 1, archive, layer, spec);
        }
        FusedFeatures features;
        try {
            features = load(model, layer);
        } catch (PrecisionException e) { // the process goes on, so that says nothing
            verdicts.keep(FeaturesPath.of(before), 1, archive, layer, spec);
            throw e;
        }
        try {
            FeaturesPath found = measured(features, used, spec);
            verdicts.keep(found, 1, archive, layer, spec);
            if (!found.isFused()) {
                throw new PrecisionException(
                        Reason.NO_FASTER,
                        String.format(Locale.ROOT, "%.2f of that time", found.share()),
                        null);
            }
            return new Opened(features, found);
        } catch (PrecisionException | RuntimeException e) {
            features.close();
            if (!(e instanceof PrecisionException)) {
                verdicts.keep(FeaturesPath.of(before), 1, archive, layer, spec);
            }
            throw e instanceof PrecisionException known ? known : failed(e);
        }
    }

    private void check(TorchArchive archive, int layer, InputSpec spec) throws PrecisionException {
        if (!GraphFusion.isHere()) {
            throw new PrecisionException(Reason.LIBTORCH);
        }
        if (!Processor.hasOneOf("avx512_bf16", "amx_bf16")) {
            throw new PrecisionException(Reason.PROCESSOR);
        }
        if (!fusion.path(archive, layer, spec).isFused()) {
            throw new PrecisionException(Reason.OPERATORS);
        }
    }

    private FusedFeatures load(OpenedModel model, int layer) throws PrecisionException {
        Path copy = fusion.verdicts().reduced(model.archive(), layer);
        try {
            if (!Files.exists(copy)) {
                FrozenFeatures frozen = fusion.frozen(model, layer);
                FeaturesArchive reduced =
                        FeaturesArchive.inBfloat16(
                                ScriptArchive.read(frozen.file()), frozen.method());
                AtomicFile.replace(copy, reduced::writeTo);
                new CopyEviction(fusion.verdicts().folder()).run();
            }
            CopyEviction.used(copy);
            TorchNetwork loaded = TorchNetwork.load(copy, Device.cpu());
            return new FusedFeatures(loaded.block(), "forward", loaded::close);
        } catch (IOException
                | MalformedModelException
                | TorchScriptException
                | RuntimeException e) {
            throw failed(e);
        }
    }

    private FeaturesPath measured(FusedFeatures features, TorchNetwork used, InputSpec spec) {
        var trial = new FusionTrial(used, used.fusedBy(features), spec);
        trial.plainSeconds(1);
        trial.open(OPENING_RUNS);
        double deviation = trial.deviation(TrialInputs.noise(spec));
        double share = trial.share(RUNS);
        return new FeaturesPath(share < FASTER ? Choice.FUSED : Choice.NO_FASTER, share, deviation);
    }

    private static PrecisionException failed(Exception cause) {
        return new PrecisionException(Reason.FAILED, InferenceThread.reason(cause), cause);
    }
}
