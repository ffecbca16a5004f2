package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cli.FigureMaps.NoMapException;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.figure.Figure;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureLook;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.files.FileProblem;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.report.KeptResults;
import org.lesionlens.report.PatientSheet;
import org.lesionlens.report.ReportedModel;
import org.lesionlens.report.ReportedSet;
import org.lesionlens.report.SetReport;
import org.lesionlens.report.ShownHeat;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Patient;
import org.lesionlens.review.Patients;
import org.lesionlens.review.Review;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code report}: a set as one HTML file, or a patient as a page. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes one HTML file about a set: model, data, measures with intervals, curves,"
                    + " subgroups, mean maps, worst errors, and patients with an odd one out. It"
                    + " needs no other file and no network.",
            "With --patient, writes the lesions of one patient by their sites, on pages.",
            "What the model has said before is not asked again. Lesions are numbered unless"
                    + " --names is given."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the report is written",
            "1:it is written, but some images failed: stderr says why; or it cannot be written",
            "2:the command line cannot be followed, or the model not be loaded",
            "130:stopped by Ctrl-C; what was done is kept for the next time"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens report patients/ --out report.html",
            "  lesionlens report images/ --labels train.csv --threshold 0.2 --out report.html",
            "  lesionlens report patients/ --patient IP_0135517 --paper letter \\",
            "      --out patient.pdf"
        })
final class ReportCommand implements Callable<Integer> {

    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    private final Analyzer analyzer;
    private final CliEnvironment environment;
    private final PrintStream results;
    private final PrintStream messages;

    @Mixin private final ModelOption model;

    @Mixin private final SetOption set;

    @Mixin private final DecisionOption decision = new DecisionOption();

    @Mixin private final MethodsTableOption methods = new MethodsTableOption();

    @Mixin private final ShownMethodOption method = new ShownMethodOption();

    @Mixin private final OverwriteOption overwrite = new OverwriteOption();

    @Mixin private final JsonOption json = new JsonOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Option(
            names = "--count",
            paramLabel = "UNIT",
            description = {
                "What is counted where lesions have several photos: photo, or each lesion once by",
                "the mean or the highest probability of its photos: lesion-by-mean,",
                "lesion-by-maximum; default: photo."
            })
    private String unit = "photo";

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description =
                    "Write a page of this patient, as the set names it, in place of a report.")
    private @Nullable String patient;

    @Option(
            names = "--paper",
            paramLabel = "NAME",
            description = "Of a patient's page: a4 or letter; default: ${DEFAULT-VALUE}.")
    private String paper = "a4";

    @Option(
            names = "--names",
            description = "Show file names, patients' ids and readers' names, not numbers.")
    private boolean named;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write: .html; of a patient .pdf, .png or .svg.")
    private Path out = Path.of("");

    ReportCommand(
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
        checkOptions();
        CaseSet read = set.read(asked);
        int photos = read.images().size();
        if (patient != null && !read.patients().containsKey(patient)) {
            throw misuse("no patient of " + set.folder() + " is called " + patient);
        }
        try (Classifier classifier = model.load(asked, messages);
                ResultStore store = set.openStore(asked, photos, messages)) {
            var positive = PositiveClass.named(classifier.card().output().positive());
            CaseSet cases = read.judgedBy(positive);
            new SetSummary(cases, positive)
                    .lines()
                    .forEach(text -> messages.println("lesionlens: " + text));
            IntPredicate wanted =
                    index -> patient == null || cases.images().get(index).patient().equals(patient);
            int count = (int) IntStream.range(0, cases.images().size()).filter(wanted).count();
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
            return write(cases, review, classifier, store) && !report.hasFailures() ? 0 : 1;
        }
    }

    private void checkOptions() {
        decision.check(spec.commandLine());
        methods.check(spec.commandLine());
        if (methods.isGiven() && patient != null) {
            throw misuse("--methods-table is of a report, not of --patient");
        }
        if (method.isGiven() && patient != null) {
            throw misuse("--method is of a report, not of --patient; figure has it, too");
        }
        unit();
        paper();
        String name = out.toString().toLowerCase(Locale.ROOT);
        boolean fits =
                patient == null
                        ? name.endsWith(".html") || name.endsWith(".htm")
                        : DrawingFormat.of(out).isPresent();
        if (!fits) {
            throw misuse(
                    "--out %s is no %s"
                            .formatted(out, patient == null ? ".html" : DrawingFormat.endings()));
        }
        try {
            new ResultsFile(out, overwrite.isGiven(), messages).check();
        } catch (IOException e) {
            throw misuse("--out " + e.getMessage());
        }
    }

    private MeasuredUnit unit() {
        try {
            return MeasuredUnit.valueOf(unit.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw misuse("--count is photo, lesion-by-mean or lesion-by-maximum, not " + unit);
        }
    }

    private FigurePaper paper() {
        return FigurePaper.named(paper)
                .filter(known -> !known.fits())
                .orElseThrow(() -> misuse("--paper is a4 or letter, not " + paper));
    }

    private boolean write(CaseSet cases, Review review, Classifier classifier, ResultStore store)
            throws InterruptedException {
        double t = decision.of(classifier.card());
        var kept = new KeptResults(store, classifier.key());
        var reported = ReportedModel.of(classifier);
        try {
            if (patient == null) {
                var wish =
                        new ReportedSet.Wish(
                                t,
                                STYLE,
                                unit(),
                                named,
                                spec.version()[0],
                                LocalDate.now(ZoneId.systemDefault()).toString(),
                                methods.read(classifier, review, t, spec.commandLine()));
                ReportedSet told = ReportedSet.of(cases, review, reported, kept, wish);
                return writeReport(
                        told,
                        method.maps(analyzer, classifier, cases, store)
                                .map(this::heat)
                                .orElse(ShownHeat.GRAD_CAM),
                        set.kept(store));
            }
            writePages(cases, review, reported, kept, t);
            return true;
        } catch (CancellationException e) { // as photos were read for a page
            throw new InterruptedException(e.getMessage());
        } catch (NoMapException e) {
            messages.println("lesionlens: " + e.getMessage());
            return false;
        } catch (IOException e) {
            messages.println("lesionlens: " + out + " " + FileProblem.inWords(e));
            return false;
        }
    }

    private ShownHeat heat(FigureMaps maps) {
        return new ShownHeat(maps.heat(), shown -> maps.told(shown, environment, messages));
    }

    private boolean writeReport(ReportedSet told, ShownHeat heat, Optional<Path> kept)
            throws IOException, InterruptedException {
        SetReport report = SetReport.of(told, new ImageDecoder(DecodeLimits.STANDARD), heat);
        boolean isWritten =
                new ResultsFile(out, overwrite.isGiven(), messages).write(report::write, kept);
        if (isWritten) {
            say(List.of(out), () -> ReportResult.of(out, told));
        }
        return isWritten;
    }

    private void writePages(
            CaseSet cases, Review review, ReportedModel reported, KeptResults kept, double t)
            throws IOException, InterruptedException {
        var names = new FigureNames(cases.images(), named);
        Patient shown =
                Patients.of(review).all().stream()
                        .filter(one -> one.id().equals(patient))
                        .findFirst()
                        .orElseThrow();
        FigureContent content = PatientSheet.of(shown, kept::features, reported, t, names);
        FigureLook look = PatientSheet.look(content, paper(), STYLE);
        List<Drawing> pages =
                new Figure(content, look, names).pages(new ImageDecoder(DecodeLimits.STANDARD));
        DrawingFormat format = DrawingFormat.of(out).orElseThrow();
        var writer = new DrawingWriter(format, look.dpi());
        List<Path> files = writer.write(pages, out, overwrite.isGiven());
        for (Path old : writer.former(out, pages.size())) { // whose it is, nobody knows
            messages.println(
                    "lesionlens: " + old + " is there from before, no page of this patient");
        }
        say(
                files,
                () ->
                        FigureResult.of(
                                FigureChoice.Kind.PATIENT, files, pages.size(), content, names));
    }

    private void say(List<Path> files, Supplier<? extends Record> result) {
        if (json.isGiven()) {
            new JsonLines(results).print(result.get());
        } else {
            files.forEach(file -> messages.println("lesionlens: " + file + " written"));
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
