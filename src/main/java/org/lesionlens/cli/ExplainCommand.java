package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.cases.PhotoFiles;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.export.PictureTable;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.files.WriteProbe;
import org.lesionlens.image.InputSpec;
import org.lesionlens.overlay.OverlayStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code explain}: an annotated picture for each photo, and a line of JSON. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains each image by Grad-CAM or another method.",
            "Writes DIR/NAME.CLASS.METHOD.png (the photo, the photo with its heat, legend and"
                    + " numbers) and prints one line of JSON for each image. Images of the same"
                    + " name get -2, -3 and so on. Of several images DIR/pictures.csv tells in the"
                    + " end which picture is of which, and why one is missing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all images done",
            "1:some images failed, each is named on stderr; the others are done",
            "2:the command line cannot be followed, or the model not be loaded",
            "130:stopped by Ctrl-C; every file that is there is whole, and in pictures.csv"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens explain lesion.jpg --out figures",
            "  lesionlens explain patients/ --out figures --raw > results.jsonl",
            "  lesionlens explain lesion.jpg --method hirescam --out figures",
            "  lesionlens explain lesion.jpg --method integrated-gradients --steps 16 \\",
            "      --baseline blur --signed --out figures",
            "  lesionlens explain lesion.jpg --out figures \\",
            "      --method grad-cam,layercam,gradients",
            "  lesionlens explain a.jpg b.png --model my_b5.pt --class benign \\",
            "      --opacity 0.6 --threshold 0.3 --colour-map inferno --out figures"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Analyzer analyzer;
    private final JsonLines lines;
    private final boolean terminal;
    private final PrintStream messages;

    @Mixin private final ModelOption model;

    @Mixin private final OverlayOptions overlay = new OverlayOptions();

    @Mixin private final AttributionOptions attribution = new AttributionOptions();

    @Mixin private final MethodOption method = new MethodOption();

    @Mixin private final OverwriteOption overwrite = new OverwriteOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Parameters(
            arity = "1..*",
            paramLabel = "IMAGE",
            completionCandidates = Formats.class,
            description = {
                "An image file (${COMPLETION-CANDIDATES}),",
                "or a folder that is searched with all below it."
            })
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The class to explain; default: the model's positive class.")
    private @Nullable String className;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the results go; made if it is not there.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "png|svg|pdf",
            description = "What the pictures are; default: png.")
    private DrawingFormat format = DrawingFormat.PNG;

    @Option(
            names = "--raw",
            description = {
                "Also write the raw map: NumPy .npy, float32, (height, width), unscaled;",
                "of attributions of pixels (3, height, width); of rise also",
                "NAME.error.npy, the standard error; of tta NAME.spread.npy, the standard",
                "deviation over flips and turns;",
                "of folds or several models also NAME.spread.npy, where they disagree:",
                "the standard deviation of their Grad-CAM maps, cell by cell."
            })
    private boolean raw;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = {
                "What is known of the lesions: stands below the pictures, and is given to",
                "models that take more than the photo; default: for folders, the tables",
                "that score would find."
            })
    private @Nullable Path labels;

    /** The formats of images, as the manual names them. */
    private static final class Formats implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of(PictureFormat.allLabels()).iterator();
        }
    }

    ExplainCommand(
            Engine engine,
            Analyzer analyzer,
            CliEnvironment environment,
            JsonLines lines,
            PrintStream messages) {
        this.model = new ModelOption(engine, environment.demoModel());
        this.terminal = environment.terminal();
        this.analyzer = analyzer;
        this.lines = lines;
        this.messages = messages;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (method.isList()) {
            MethodWords.print(spec.commandLine().getOut());
            return 0;
        }
        OverlayStyle style = overlay.style(spec.commandLine());
        method.check(raw, spec.commandLine());
        attribution.check(method.chosen(), spec.commandLine());
        List<Path> files = findImages();
        checkFolder();
        try (Classifier classifier = model.load(spec.commandLine(), messages)) {
            int classIndex = classIndex(classifier.card().output());
            ExplainResults results = results(files.size(), classifier);
            boolean isWell;
            try {
                ExplanationMethod first = method.chosen().getFirst();
                if (method.chosen().size() > 1) {
                    compare(files, classifier, classIndex, style, results);
                } else if (first instanceof CamMethod cam) {
                    var figures = new FigureFolder(out, style, format, raw, overwrite.isGiven());
                    new ExplainRun(analyzer, classifier, classIndex, cam, figures, results)
                            .run(files);
                } else {
                    attribute(first, files, classifier, classIndex, style, results);
                }
            } finally {
                isWell = results.end(messages);
            }
            return isWell ? 0 : 1;
        }
    }

    private void compare(
            List<Path> files,
            Classifier classifier,
            int classIndex,
            OverlayStyle style,
            ExplainResults results)
            throws InterruptedException {
        InputSpec input = classifier.card().input();
        int shorter = Math.min(input.width(), input.height());
        List<MapSettings> all =
                method.chosen().stream()
                        .map(one -> attribution.mapSettings(one, shorter, spec.commandLine()))
                        .toList();
        var target = new MethodsFigureRun.Target(out, style, format, overwrite.isGiven());
        AttributionLook look = attribution.look(spec.commandLine());
        new MethodsFigureRun(analyzer, classifier, classIndex, all, look, target, results)
                .run(files);
    }

    private void attribute(
            ExplanationMethod one,
            List<Path> files,
            Classifier classifier,
            int classIndex,
            OverlayStyle style,
            ExplainResults results)
            throws InterruptedException {
        InputSpec input = classifier.card().input();
        AttributionSettings settings =
                attribution.settings(
                        one, Math.min(input.width(), input.height()), spec.commandLine());
        AttributionLook look = attribution.look(spec.commandLine());
        var figures = new AttributionFolder(out, style, look, format, raw, overwrite.isGiven());
        new AttributionRun(analyzer, classifier, classIndex, settings, figures, results).run(files);
    }

    /** Folders in the order that they are named in, what is in them sorted. */
    private List<Path> findImages() {
        List<Path> found = new ArrayList<>();
        for (Path image : images) {
            try {
                found.addAll(Files.isDirectory(image) ? PhotoFiles.in(image) : List.of(image));
            } catch (IOException e) {
                throw misuse(image + " cannot be searched: " + e.getMessage(), e);
            }
        }
        if (found.isEmpty()) {
            throw misuse("no images (" + PictureFormat.allLabels() + ") in " + images, null);
        }
        return found;
    }

    private LesionLookup lesions(ModelCard card) {
        try {
            return LesionLookup.of(images, labels, card);
        } catch (IOException e) {
            String where = labels == null ? String.valueOf(images) : labels.toString();
            throw misuse(where + " " + FileProblem.inWords(e), e);
        }
    }

    private int classIndex(ModelOutput output) {
        if (className == null) {
            return output.positiveIndex();
        }
        int index = output.classes().indexOf(className);
        if (index < 0) {
            throw misuse(
                    "unknown class '%s'; the model's classes are: %s"
                            .formatted(className, String.join(", ", output.classes())),
                    null);
        }
        return index;
    }

    private ExplainResults results(int pictures, Classifier classifier) {
        ModelCard card = classifier.card();
        LesionLookup lesions = lesions(card);
        var progress = new ProgressLine(messages, terminal);
        var report = new RunReport(pictures, classifier.runsOn().words(), progress, messages);
        try {
            Path folder = Files.createDirectories(out);
            Optional<PictureTable> table =
                    pictures == 1 // needs none
                            ? Optional.empty()
                            : Optional.of(PictureTable.in(folder, pictures, overwrite.isGiven()));
            return new ExplainResults(folder, card, lesions, lines, report, table);
        } catch (IOException e) {
            throw misuse("--out %s cannot be made: %s".formatted(out, FileProblem.inWords(e)), e);
        }
    }

    private void checkFolder() {
        try {
            WriteProbe.folderToMake(out);
        } catch (IOException e) {
            throw misuse("--out " + out + " " + e.getMessage(), e);
        }
    }

    private ParameterException misuse(String message, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
