package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.CudaTrouble;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.EngineFacts;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.analysis.RunsOn;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads TorchScript archives through DJL and keeps the thread that all of them run on.
 *
 * <p>A model runs on CUDA if it works there, else on the CPU. An archive without methods to explain
 * it by is run as an instrumented copy, which is tried first; the archive itself stays as it is.
 */
public final class TorchEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(TorchEngine.class);

    private final InferenceThread thread = new InferenceThread();
    private final ModelCopies copies;
    private final @Nullable Path samplePhoto;
    private final @Nullable FirstRun firstRun;
    private final EngineStart start;

    /** Keeps instrumented copies in the system's folder for temporary files. */
    public TorchEngine() {
        this(Path.of(System.getProperty("java.io.tmpdir"), "lesionlens-models"), null);
    }

    /**
     * @param copies folder of the instrumented copies; made when needed
     * @param samplePhoto that copies are tried with; null if there is none
     */
    public TorchEngine(Path copies, @Nullable Path samplePhoto) {
        this(copies, samplePhoto, null);
    }

    private TorchEngine(Path copies, @Nullable Path samplePhoto, @Nullable FirstRun firstRun) {
        this.copies = new ModelCopies(copies);
        this.samplePhoto = samplePhoto;
        this.firstRun = firstRun;
        this.start = new EngineStart(copies);
    }

    /**
     * The same, which lets no model end the program: what was never run on this machine is run in a
     * process of its own first.
     *
     * @param known a model that needs none of that; null if all do
     */
    public static TorchEngine careful(
            Path copies, @Nullable Path samplePhoto, @Nullable Path known) {
        return new TorchEngine(copies, samplePhoto, new FirstRun(copies, samplePhoto, known));
    }

    @Override
    public OpenNetwork open(Path file) throws ModelLoadException, InterruptedException {
        return open(file, ModelChoice.DEFAULT);
    }

    @Override
    public Classifier load(Path file, ModelChoice choice)
            throws ModelLoadException, InterruptedException {
        TorchOpenNetwork network = open(file, choice);
        try {
            return network.alone();
        } catch (ModelLoadException | InterruptedException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    TorchOpenNetwork open(Path file, ModelChoice choice)
            throws ModelLoadException, InterruptedException {
        return open(file, choice, () -> verdict().runsOn());
    }

    /**
     * The same on a machine that has a CUDA device, or has none.
     *
     * @param device asks; not before it must be known
     */
    TorchOpenNetwork open(Path file, ModelChoice choice, DeviceQuestion device)
            throws ModelLoadException, InterruptedException {
        TorchArchive archive = TorchArchive.inspect(file, choice.card(), copies, trials(device));
        startPyTorch();
        RunsOn runsOn = device.answer();
        if (!runsOn.equals(RunsOn.CUDA)) {
            TorchOpenNetwork network = open(archive, choice, runsOn);
            if (firstRun != null) {
                network.tryFusion(firstRun.isTrusted(file));
            }
            return network;
        }
        try {
            return open(archive, choice, RunsOn.CUDA);
        } catch (ModelLoadException e) {
            // What fails there may do well here, and what does not is told as it fails here. The
            // copy may be gone, and code that names CUDA must not.
            boolean isFull =
                    EngineProbe.trouble(String.valueOf(e.getMessage()))
                            == CudaTrouble.OUT_OF_MEMORY;
            RunsOn cpu = RunsOn.cpu(isFull ? CudaTrouble.OUT_OF_MEMORY : CudaTrouble.MODEL);
            TorchOpenNetwork network = open(file, choice, () -> cpu);
            LOG.warn("The CPU is used, as with CUDA {}", e.getMessage());
            return network;
        }
    }

    private TorchOpenNetwork open(TorchArchive archive, ModelChoice choice, RunsOn runsOn)
            throws ModelLoadException, InterruptedException {
        var opened = new AtomicReference<@Nullable TorchOpenNetwork>();
        try {
            return thread.open(
                    archive,
                    () -> {
                        TorchOpenNetwork network = openNow(archive, choice, runsOn);
                        opened.set(network);
                        return network;
                    });
        } catch (InterruptedException e) {
            thread.run(() -> closeIfOpened(opened)); // its turn comes after the opening
            throw e;
        }
    }

    @Override
    public void export(Path model, ModelChoice choice, Path file)
            throws ModelLoadException, IOException, InterruptedException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        TorchOpenNetwork network = open(model, choice);
        try (TorchClassifier classifier = network.alone()) {
            network.export(classifier.card(), network.layer(), file);
        } catch (ModelLoadException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public ModelFacts inspect(Path file, ModelChoice choice)
            throws ModelLoadException, InterruptedException {
        TorchArchive archive =
                TorchArchive.inspect(file, choice.card(), copies, trials(() -> RunsOn.CPU));
        startPyTorch();
        return thread.open(
                archive,
                () -> {
                    var opened = OpenedModel.open(archive, Device.cpu(), null, fusion());
                    try {
                        return opened.facts(fusion().path(archive, 0, OpenedModel.spec(archive)));
                    } finally {
                        opened.network().close();
                    }
                });
    }

    /** Asks what networks run on. */
    interface DeviceQuestion {
        RunsOn answer() throws ModelLoadException, InterruptedException;
    }

    private Trials trials(DeviceQuestion device) {
        return new Trials() {
            @Override
            public void first(Path archive, ContentHash hash, InputSpec spec, @Nullable Path card)
                    throws ModelLoadException, InterruptedException {
                if (firstRun != null) {
                    firstRun.check(archive, hash, spec, card);
                }
            }

            @Override
            public boolean hasCuda() throws ModelLoadException, InterruptedException {
                return device.answer().equals(RunsOn.CUDA);
            }

            @Override
            public List<Optional<GivenShape>> shapes(
                    String name,
                    Path archive,
                    List<String> methods,
                    InputSpec spec,
                    List<Double> given)
                    throws ModelLoadException, InterruptedException {
                startPyTorch();
                return thread.open(name, () -> TorchEngine.shapes(archive, methods, spec, given));
            }
        };
    }

    private static List<Optional<GivenShape>> shapes(
            Path archive, List<String> methods, InputSpec spec, List<Double> given)
            throws IOException, MalformedModelException {
        List<Optional<GivenShape>> shapes = new ArrayList<>();
        float[] pixels = TrialInputs.pixels(spec);
        try (TorchNetwork network = TorchNetwork.load(archive, Device.cpu()).given(given)) {
            for (String method : methods) {
                try {
                    shapes.add(
                            Optional.of(
                                    network.shape(method, pixels, spec.height(), spec.width())));
                } catch (RuntimeException e) {
                    shapes.add(Optional.empty()); // it gives no tensor, or is not for this size
                }
            }
        }
        return shapes;
    }

    /**
     * Which libtorch runs, and on what; loads it.
     *
     * @throws ModelLoadException if it cannot be loaded
     */
    public EngineFacts facts() throws ModelLoadException, InterruptedException {
        startPyTorch();
        return LibtorchChoice.current().facts(verdict());
    }

    @Override
    public void use(Path libtorch) throws ModelLoadException {
        LibtorchChoice.use(libtorch);
    }

    @Override
    public void checkLibtorch(Path folder) throws ModelLoadException {
        LibtorchChoice.checked(folder);
    }

    /** How libtorch does, found out in another process if this one lets nothing end it. */
    private EngineVerdict verdict() throws ModelLoadException, InterruptedException {
        return firstRun == null ? call("looking for a card", EngineProbe::cuda) : start.verdict();
    }

    private void startPyTorch() throws ModelLoadException, InterruptedException {
        if (firstRun != null) {
            start.check();
        }
        call(
                "starting PyTorch",
                () -> {
                    TorchNetwork.start();
                    return true;
                });
    }

    private <T> T call(String doing, Callable<T> work)
            throws ModelLoadException, InterruptedException {
        try {
            return thread.call(doing, work);
        } catch (ClassificationException e) {
            throw new ModelLoadException(
                    "No model can be loaded on this computer: %s.%s"
                            .formatted(e.getMessage(), LibtorchChoice.remark()),
                    e);
        }
    }

    private FeaturesFusion fusion() {
        return new FeaturesFusion(copies, samplePhoto);
    }

    private static void closeIfOpened(AtomicReference<@Nullable TorchOpenNetwork> opened) {
        TorchOpenNetwork unwanted = opened.get();
        if (unwanted != null) {
            unwanted.close();
        }
    }

    private TorchOpenNetwork openNow(TorchArchive archive, ModelChoice choice, RunsOn runsOn)
            throws IOException, MalformedModelException, ModelLoadException {
        int layer = new LayerChoice(archive).layer(choice.layer());
        boolean isFree = choice.layer() == null;
        Device device = runsOn.equals(RunsOn.CUDA) ? Device.gpu() : Device.cpu();
        try {
            var opened = OpenedModel.open(archive, device, layer, isFree, fusion());
            return new TorchOpenNetwork(thread, opened, copies, fusion(), runsOn);
        } catch (RuntimeException e) {
            if (archive.namesCuda() && !device.isGpu()) {
                throw new ModelLoadException(
                        "%s was exported for CUDA only, and no CUDA device works here."
                                .formatted(archive.name()),
                        e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
