package org.lesionlens.inference;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.ClassifierLoader;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.explain.FeatureMaps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads TorchScript archives through DJL and keeps the thread that all of them run on.
 *
 * <p>A model runs on CUDA if it works there, else on the CPU.
 */
public final class TorchEngine implements ClassifierLoader, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TorchEngine.class);

    /** libtorch optimises its graph for a shape in its first two runs, which are slow. */
    private static final int WARM_UP_RUNS = 2;

    private final InferenceThread thread = new InferenceThread();

    @Override
    public TorchClassifier load(Path file) throws ModelLoadException, InterruptedException {
        TorchArchive archive = TorchArchive.inspect(file);
        boolean cuda = startPyTorch();
        var loaded = new AtomicReference<@Nullable TorchClassifier>();
        try {
            return thread.call(
                    "loading",
                    () -> {
                        TorchClassifier classifier = loadOnBestDevice(archive, cuda);
                        loaded.set(classifier);
                        return classifier;
                    });
        } catch (InterruptedException e) {
            thread.run(() -> closeIfLoaded(loaded)); // its turn comes after the loading
            throw e;
        } catch (ClassificationException e) {
            if (e.getCause() instanceof ModelLoadException told) {
                throw told;
            }
            throw new ModelLoadException(
                    "%s cannot be loaded: %s. %s"
                            .formatted(archive.name(), e.getMessage(), archive.exportHint()),
                    e);
        }
    }

    /** True if a CUDA device is there. */
    private boolean startPyTorch() throws ModelLoadException, InterruptedException {
        try {
            return thread.call("starting PyTorch", TorchNetwork::hasCuda);
        } catch (ClassificationException e) {
            throw new ModelLoadException(
                    "No model can be loaded on this computer: " + e.getMessage(), e);
        }
    }

    private static void closeIfLoaded(AtomicReference<@Nullable TorchClassifier> loaded) {
        TorchClassifier unwanted = loaded.get();
        if (unwanted != null) {
            unwanted.close();
        }
    }

    private TorchClassifier loadOnBestDevice(TorchArchive archive, boolean cuda) throws Exception {
        if (cuda) {
            try {
                return load(archive, Device.gpu(), "CUDA");
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("CUDA does not work, the CPU is used instead: {}", e.getMessage());
            }
        }
        try {
            return load(archive, Device.cpu(), "CPU");
        } catch (RuntimeException e) {
            if (archive.namesCuda()) {
                throw new ModelLoadException(
                        "%s was exported for CUDA only, and no CUDA device works here. %s"
                                .formatted(archive.name(), archive.exportHint()),
                        e);
            }
            throw e;
        }
    }

    private TorchClassifier load(TorchArchive archive, Device device, String deviceName)
            throws Exception {
        TorchNetwork network = TorchNetwork.load(archive.file(), device);
        try {
            warmUp(network, archive);
            return new TorchClassifier(thread, network, archive, deviceName);
        } catch (ModelLoadException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** Also the proof that the archive does what its card says. */
    private static void warmUp(TorchNetwork network, TorchArchive archive)
            throws ModelLoadException {
        ModelCard card = archive.card();
        int width = card.input().width();
        int height = card.input().height();
        for (int run = 0; run < WARM_UP_RUNS; run++) {
            ForwardPass pass = network.forward(new float[3 * height * width], height, width);
            int logits = pass.logits().size();
            if (!card.output().fits(logits)) {
                throw new ModelLoadException(
                        "%s gives %d logit(s), but its model.json names %d classes with %s. %s"
                                .formatted(
                                        archive.name(),
                                        logits,
                                        card.output().classes().size(),
                                        card.output().activation().modelName(),
                                        archive.exportHint()));
            }
            FeatureMaps gradient = network.gradient(pass.activations(), 0);
            LOG.debug("warm: {} -> {}", archive.name(), gradient);
        }
    }

    /** Ends the thread after what was asked before; models must be closed first. */
    @Override
    public void close() {
        thread.close();
    }
}
