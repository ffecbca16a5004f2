package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.WriteProbe;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.store.ResultStore;
import org.lesionlens.training.Checkpoint;
import org.lesionlens.training.CheckpointLoader;
import org.lesionlens.training.TrainingWatch;
import org.lesionlens.training.WatchRecord;
import org.lesionlens.training.WatchedPhotos;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code watch}: the checkpoints of a training over the same photos, as they come. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Watches a folder that a training saves TorchScript archives to, and explains the same"
                    + " photos by each of them, now and later, until it is stopped by Ctrl-C.",
            "Writes a strip of heat for each photo, the area under the ROC curve and the change of"
                    + " maps as plots and CSV, and events for TensorBoard. What was done before is"
                    + " not done again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:with --once: all checkpoints done",
            "1:with --once: some checkpoints or photos failed, or there was none: stderr says why",
            "2:the command line cannot be followed",
            "130:stopped by Ctrl-C; the same command goes on from there"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens watch runs/b5 --set patients/",
            "  lesionlens watch runs/b5 --set patients/ --auc all --out b5-watched",
            "  lesionlens watch runs/b5 --set patients/ --once",
            "",
            "Checkpoints are saved by the callbacks in models/, or by torch.jit.trace and a",
            "model.json beside each, or one for all by --card. They stand in the order of the",
            "number in their names: epoch=3.pt, resnet50-003.pt."
        })
final class WatchCommand implements Callable<Integer> {

    private final Engine engine;
    private final Analyzer analyzer;
    private final boolean isTerminal;
    private final PrintStream messages;

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Parameters(paramLabel = "DIR", description = "The folder that the training saves to.")
    private Path folder = Path.of("");

    @Option(
            names = "--set",
            required = true,
            paramLabel = "SET",
            description = "The photos: a folder, searched with all below it, as score takes it.")
    private Path set = Path.of("");

    @Mixin private final LabelsOption labels = new LabelsOption();

    @Option(
            names = "--photos",
            paramLabel = "N",
            description =
                    "How many have a strip, half of them positive; default: ${DEFAULT-VALUE}.")
    private int photos = 8;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the lot that draws photos; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--auc",
            paramLabel = "N|all",
            description = {
                "Over how many photos of known truth, half of them positive as far as there are,",
                "the area under the ROC curve is measured; 0 for none; default: ${DEFAULT-VALUE}."
            })
    private String measured = "200";

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "What is written; default: a folder `watched` in DIR.")
    private @Nullable Path out;

    @Option(
            names = "--names",
            description = "Call photos by their files' names in figures; else they are numbered.")
    private boolean named;

    @Option(names = "--once", description = "End when the checkpoints that are there are done.")
    private boolean once;

    @Mixin private final CardOption card = new CardOption();

    @Mixin private final OverlayOptions heat = new OverlayOptions();

    @Mixin private final StoreOption keeping;

    @Mixin private final LibtorchOption libtorch = new LibtorchOption();

    WatchCommand(
            Engine engine, Analyzer analyzer, CliEnvironment environment, PrintStream messages) {
        this.engine = engine;
        this.analyzer = analyzer;
        this.isTerminal = environment.terminal();
        this.keeping = new StoreOption(environment.store());
        this.messages = messages;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine asked = spec.commandLine();
        libtorch.apply(engine, asked);
        OverlayStyle style = heat.style(asked);
        if (photos < 1) {
            throw misuse("--photos is a number from 1 on, not " + photos);
        }
        int area = measured();
        if (!Files.isDirectory(folder)) {
            throw misuse(folder + " is not a folder");
        }
        keeping.check(asked);
        Path written = place();
        CaseSet cases = labels.read(set, asked);
        try (ResultStore store = keeping.open(asked, messages)) {
            var record =
                    new WatchRecord(
                            written,
                            new ImageDecoder(DecodeLimits.STANDARD),
                            style,
                            new FigureNames(cases.images(), named),
                            InstantSource.system());
            messages.println(
                    "lesionlens: watching %s; strips, tables and events are in %s%s"
                            .formatted(folder, written, once ? "" : "; Ctrl-C ends it"));
            var report = new WatchReport(record, new ProgressLine(messages, isTerminal), messages);
            new TrainingWatch(
                            this::open,
                            card.choice(),
                            analyzer,
                            store,
                            new WatchedPhotos(cases, photos, area, seed),
                            folder,
                            Optional.of(written.resolve(WatchRecord.JOURNAL)),
                            report)
                    .run(once);
            return report.isWhole() ? 0 : 1;
        }
    }

    private CheckpointLoader.Opened open(Checkpoint checkpoint)
            throws ModelLoadException, InterruptedException {
        Classifier loaded = engine.load(checkpoint.file(), card.choice());
        return new CheckpointLoader.Opened(loaded, loaded::close);
    }

    private int measured() {
        if (measured.equals("all")) {
            return Integer.MAX_VALUE;
        }
        try {
            int count = Integer.parseInt(measured);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw misuse("--auc is a number or all, not " + measured);
        }
        throw misuse("--auc is a number from 0 on, or all, not " + measured);
    }

    private Path place() {
        Path place = Optional.ofNullable(out).orElse(folder.resolve("watched"));
        try {
            WatchRecord.check(place);
            Files.createDirectories(place);
            WriteProbe.folder(place);
            return place;
        } catch (IOException e) {
            String told = FileProblem.inWords(e);
            throw misuse(
                    "--out " + (told.startsWith(place.toString()) ? told : place + " " + told));
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
