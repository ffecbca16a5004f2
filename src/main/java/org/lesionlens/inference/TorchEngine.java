package org.lesionlens.inference;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.ClassifierLoader;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.ModelLoadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads TorchScript archives through DJL and keeps the thread that all of them run on.
 *
 * <p>A model runs on CUDA if it works there, else on the CPU. An archive without methods to explain
 * it by is run as an instrumented copy, which is tried first; the archive itself stays as it is.
 */
public final class TorchEngine implements ClassifierLoader, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TorchEngine.class);

    private final InferenceThread thread = new InferenceThread();
    private final ModelCopies copies;
    private final @Nullable Path samplePhoto;

    /** Keeps instrumented copies in the system's folder for temporary files. */
    public TorchEngine() {
        this(Path.of(System.getProperty("java.io.tmpdir"), "lesionlens-models"), null);
    }

    /**
     * @param copies folder of the instrumented copies; made when needed
     * @param samplePhoto that copies are tried with; null if there is none
     */
    public TorchEngine(Path copies, @Nullable Path samplePhoto) {
        this.copies = new ModelCopies(copies);
        this.samplePhoto = samplePhoto;
    }

    @Override
    public TorchClassifier load(Path file) throws ModelLoadException, InterruptedException {
        return load(file, ModelChoice.DEFAULT);
    }

    /** Where the card that a person writes for a model is looked for. */
    public Path cardFile(ContentHash model) {
        return copies.card(model);
    }

    /**
     * Opens a model in a certain way.
     *
     * @return to be closed by the caller
     * @throws ModelLoadException if the file cannot be used; a {@link
     *     org.lesionlens.analysis.MissingCardException} if all it lacks is a card
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public TorchClassifier load(Path file, ModelChoice choice)
            throws ModelLoadException, InterruptedException {
        TorchArchive archive = TorchArchive.inspect(file, choice.card(), copies);
        boolean cuda = startPyTorch();
        var loaded = new AtomicReference<@Nullable TorchClassifier>();
        try {
            return onThread(
                    archive,
                    () -> {
                        TorchClassifier classifier = loadOnBestDevice(archive, choice, cuda);
                        loaded.set(classifier);
                        return classifier;
                    });
        } catch (InterruptedException e) {
            thread.run(() -> closeIfLoaded(loaded)); // its turn comes after the loading
            throw e;
        }
    }

    /**
     * Opens a model, looks at it and closes it; one without a card is no reason to fail.
     *
     * @throws ModelLoadException if the file cannot be used
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public ModelFacts inspect(Path file, ModelChoice choice)
            throws ModelLoadException, InterruptedException {
        TorchArchive archive = TorchArchive.inspect(file, choice.card(), copies);
        startPyTorch();
        return onThread(
                archive,
                () -> {
                    var opened = OpenedModel.open(archive, Device.cpu(), null, samplePhoto);
                    try {
                        return ModelFacts.of(opened);
                    } finally {
                        opened.network().close();
                    }
                });
    }

    private <T> T onThread(TorchArchive archive, Callable<T> work)
            throws ModelLoadException, InterruptedException {
        try {
            return thread.call("loading", work);
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

    private TorchClassifier loadOnBestDevice(TorchArchive archive, ModelChoice choice, boolean cuda)
            throws Exception {
        if (cuda) {
            try {
                return load(archive, choice, Device.gpu(), "CUDA");
            } catch (RuntimeException | LinkageError e) {
                LOG.warn("CUDA does not work, the CPU is used instead: {}", e.getMessage());
            }
        }
        try {
            return load(archive, choice, Device.cpu(), "CPU");
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

    private TorchClassifier load(
            TorchArchive archive, ModelChoice choice, Device device, String deviceName)
            throws Exception {
        var opened = OpenedModel.open(archive, device, choice.layer(), samplePhoto);
        try {
            return new TorchClassifier(
                    thread,
                    opened.network(),
                    archive,
                    opened.card(choice.layer()),
                    opened.methods(choice.layer()),
                    deviceName);
        } catch (ModelLoadException | RuntimeException e) {
            opened.network().close();
            throw e;
        }
    }

    /** Ends the thread after what was asked before; models must be closed first. */
    @Override
    public void close() {
        thread.close();
    }
}
