package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cli.FigureMaps.NoMapException;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.drawing.TooManyPixelsException;
import org.lesionlens.figure.Figure;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.files.FileProblem;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.report.KeptResults;
import org.lesionlens.review.Review;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code figure}: many lesions of a set on one picture, or on pages. */
@Command(
        name = "figure",
        mixinStandardHelpOptions = true,
        description = {
            "Draws lesions of a set side by side, each as photo and photo with heat, with what"
                    + " is known of it and whether the call was right.",
            "What the model has said before is not asked again. Lesions are numbered unless"
                    + " --names is given."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the figure is written",
            "1:it is written, but some images failed: stderr says why; or it cannot be written",
            "2:the command line cannot be followed, or the model not be loaded",
            "130:stopped by Ctrl-C; what was done is kept for the next time"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens figure patients/ --kind confusion --outcomes tp,fn --out tp-fn.png",
            "  lesionlens figure patients/ --kind confusion --pick random --seed 7 \\",
            "      --out all.pdf",
            "  lesionlens figure patients/ --kind patient --names --out patient.svg",
            "  lesionlens figure patients/ --kind patient --patient IP_0135517 \\",
            "      --page a4 --scale shared --out patient.pdf"
        })
final class FigureCommand implements Callable<Integer> {

    private final Analyzer analyzer;
    private final CliEnvironment environment;
    private final PrintStream results;
    private final PrintStream messages;

    @Mixin private final ModelOption model;

    @Mixin private final SetOption set;

    @Mixin private final FigureChoice choice = new FigureChoice();

    @Mixin private final FigureLookOptions looks = new FigureLookOptions();

    @Mixin private final DecisionOption decision = new DecisionOption();

    @Mixin private final ShownMethodOption method = new ShownMethodOption();

    @Mixin private final OverwriteOption overwrite = new OverwriteOption();

    @Mixin private final JsonOption json = new JsonOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Option(names = "--names", description = "Show file names and patients' ids, not numbers.")
    private boolean named;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = {
                "The file to write; .png, .svg or .pdf says what. Of several pages,",
                "PNG and SVG become FILE-1, FILE-2 and so on."
            })
    private Path out = Path.of("");

    FigureCommand(
            Engine engine,
            Analyzer analyzer,
            CliEnvironment environment,
            PrintStream results,
            PrintStream messages) {
        this.model = new ModelOption(engine, environment.demoModel());
        this.set = new SetOption(environment.store());
        this.analyzer = analyzer;
        this.environment = environment;
        this.results = results;
        this.messages = messages;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine asked = spec.commandLine();
        DrawingFormat format =
                DrawingFormat.of(out)
                        .orElseThrow(
                                () -> misuse("--out " + out + " is no " + DrawingFormat.endings()));
        FigureLook look = looks.look(asked, format);
        var writer = new DrawingWriter(format, look.dpi());
        checkOut(writer);
        choice.check(asked);
        decision.check(asked);
        CaseSet read = set.read(asked);
        int photos = read.images().size();
        try (Classifier classifier = model.load(asked, messages);
                ResultStore store = set.openStore(asked, photos, messages)) {
            ModelCard card = classifier.card();
            CaseSet cases = read.judgedBy(PositiveClass.named(card.output().positive()));
            var wanted = choice.wanted(asked, cases);
            int count =
                    (int)
                            java.util.stream.IntStream.range(0, cases.images().size())
                                    .filter(wanted)
                                    .count();
            if (count == 0) {
                throw misuse("of no image of " + set.folder() + " the truth is known");
            }
            var progress = new ProgressLine(messages, environment.terminal());
            var report = new RunReport(count, classifier.runsOn().words(), progress, messages);
            Review review;
            try {
                review =
                        FigureScores.of(
                                cases.images(), wanted, analyzer, classifier, store, report);
            } finally {
                report.close();
            }
            var names = new FigureNames(cases.images(), named);
            double t = decision.of(card);
            FigureContent content =
                    content(cases, review, classifier, store, t, names)
                            .orElseThrow(() -> misuse("no lesion has one of these outcomes"));
            FigureContent explained = explained(content, cases, classifier, store);
            boolean written = write(explained, look, names, writer);
            return written && !report.hasFailures() ? 0 : 1;
        } catch (NoMapException e) {
            messages.println("lesionlens: " + e.getMessage());
            return 1;
        } catch (UncheckedIOException e) { // of the store
            IOException cause = Objects.requireNonNull(e.getCause());
            messages.println("lesionlens: what is kept " + FileProblem.inWords(cause));
            return 1;
        }
    }

    private Optional<FigureContent> content(
            CaseSet cases,
            Review review,
            Classifier classifier,
            ResultStore store,
            double t,
            FigureNames names) {
        try {
            return choice.content(
                    spec.commandLine(),
                    cases,
                    review,
                    new KeptResults(store, classifier.key())::features,
                    FigureModel.of(classifier.card(), classifier.key(), review.cases()),
                    t,
                    names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under the method that is wanted. */
    private FigureContent explained(
            FigureContent content, CaseSet cases, Classifier classifier, ResultStore store)
            throws NoMapException, InterruptedException {
        Optional<FigureMaps> maps = method.maps(analyzer, classifier, cases, store);
        return maps.isEmpty() ? content : maps.get().told(content, environment, messages);
    }

    /** How many pages there will be is not known yet. */
    private void checkOut(DrawingWriter writer) {
        try {
            new ResultsFile(out, overwrite.isGiven(), messages).check();
            for (Path page : writer.files(out, 2)) {
                new ResultsFile(page, overwrite.isGiven(), messages).check();
            }
        } catch (IOException e) {
            throw misuse("--out " + e.getMessage());
        }
    }

    private boolean write(
            FigureContent content, FigureLook look, FigureNames names, DrawingWriter writer)
            throws InterruptedException {
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);
        try {
            List<Drawing> pages = new Figure(content, look, names).pages(decoder);
            List<Path> files = writer.write(pages, out, overwrite.isGiven());
            for (Path old : writer.former(out, pages.size())) { // whose it is, nobody knows
                messages.println(
                        "lesionlens: " + old + " is there from before, no page of this figure");
            }
            if (json.isGiven()) {
                new JsonLines(results)
                        .print(FigureResult.of(choice.kind(), files, pages.size(), content, names));
            } else {
                files.forEach(file -> messages.println("lesionlens: " + file + " written"));
            }
            return true;
        } catch (CancellationException e) { // as photos were read for a page
            throw new InterruptedException(e.getMessage());
        } catch (IOException e) {
            messages.println("lesionlens: " + out + " " + FileProblem.inWords(e));
            return false;
        } catch (TooManyPixelsException e) {
            messages.println("lesionlens: " + e.getMessage());
            return false;
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
