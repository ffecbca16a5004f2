package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.attribution.UsualSettings;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.WriteProbe;
import org.lesionlens.image.InputSpec;
import org.lesionlens.methods.MethodsFolder;
import org.lesionlens.methods.MethodsRun;
import org.lesionlens.methods.MethodsRun.Wish;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.methods.PhotosTable;
import org.lesionlens.methods.PickedPhoto;
import org.lesionlens.methods.TestedPhoto;
import org.lesionlens.review.Review;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code faithfulness}: which method to believe of a model, tested over photos. */
@Command(
        name = "faithfulness",
        mixinStandardHelpOptions = true,
        description = {
            "Tests methods of explanation over photos of a set: which of them finds what this"
                    + " model looks at?",
            "Photos are picked by lot, as many of each outcome. Each method's map of each photo"
                    + " is put to deletion and insertion, average drop and increase in confidence,"
                    + " ROAD, and stability under noise and mirroring; and each two methods are"
                    + " compared. A map of random cells shows what one without meaning reaches.",
            "Writes DIR/summary.csv (means with intervals) and DIR/photos.csv, in which a run that"
                    + " was stopped goes on. docs/methods.md has the definitions."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all photos done",
            "1:some photos failed: stderr says why; or a table cannot be written",
            "2:the command line cannot be followed, or the model not be loaded",
            "130:stopped by Ctrl-C; the same command goes on from there"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens faithfulness patients/ --out tests",
            "  lesionlens faithfulness images/ --labels train.csv --photos 100 \\",
            "      --methods grad-cam,hirescam,integrated-gradients --out tests"
        })
final class FaithfulnessCommand implements Callable<Integer> {

    private final Analyzer analyzer;
    private final CliEnvironment environment;
    private final PrintStream results;
    private final PrintStream messages;

    @Mixin private final ModelOption model;

    @Mixin private final SetOption set;

    @Mixin private final DecisionOption decision = new DecisionOption();

    @Mixin private final OverwriteOption overwrite = new OverwriteOption();

    @Mixin private final JsonOption json = new JsonOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "KEY",
            converter = MethodConverter.class,
            description = {
                "Keys of methods, between commas, as explain --methods lists them, each with",
                "its usual settings; default: grad-cam,grad-cam++,hirescam,layercam,eigen-cam.",
                "Each map is made five times: integrated-gradients take 480 runs of the",
                "network for a photo, occlusion some 1,100, rise 2,500."
            })
    private List<ExplanationMethod> methods =
            List.of(
                    CamMethod.GRAD_CAM,
                    CamMethod.GRAD_CAM_PLUS_PLUS,
                    CamMethod.HIRES_CAM,
                    CamMethod.LAYER_CAM,
                    CamMethod.EIGEN_CAM);

    @Option(
            names = "--photos",
            paramLabel = "N",
            description = "How many photos; default: ${DEFAULT-VALUE}.")
    private int photos = 40;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the photos' lot and of all noise; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description =
                    "The class whose maps are tested; default: the one that a photo is called.")
    private @Nullable String className;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where the tables go; made if it is not there.")
    private Path out = Path.of("");

    FaithfulnessCommand(
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
        try (Classifier classifier = model.load(asked, messages);
                ResultStore store = set.openStore(asked, read.images().size(), messages)) {
            var positive = PositiveClass.named(classifier.card().output().positive());
            CaseSet cases = read.judgedBy(positive);
            new SetSummary(cases, positive)
                    .lines()
                    .forEach(text -> messages.println("lesionlens: " + text));
            double t = decision.of(classifier.card());
            var wish = new Wish(settings(classifier), classIndex(classifier), t, seed);
            PhotosTable table = table(classifier, wish);
            Review review = scored(cases, classifier, store);
            List<PickedPhoto> picked = PickedPhoto.of(review, photos, t, seed);
            if (picked.isEmpty()) {
                messages.println("lesionlens: no photo has a probability; nothing can be tested");
                return 1;
            }
            var run =
                    new MethodsRun(
                            analyzer,
                            classifier,
                            new SetFacts(cases.images(), classifier.card()),
                            wish);
            var lot = new MethodsSummary.Lot(seed, t);
            return test(run, picked, lot, table, classifier.runsOn().device()) ? 0 : 1;
        }
    }

    private void checkOptions() {
        decision.check(spec.commandLine());
        set.checkStore(spec.commandLine());
        if (photos < 1) {
            throw misuse("--photos: %d; it must be at least 1".formatted(photos), null);
        }
        if (methods.stream().distinct().count() < methods.size()) {
            throw misuse("--methods names a method twice", null);
        }
        try {
            WriteProbe.folderToMake(out);
        } catch (IOException e) {
            throw misuse("--out " + out + " " + e.getMessage(), e);
        }
    }

    private List<MapSettings> settings(Classifier classifier) {
        InputSpec input = classifier.card().input();
        return methods.stream().map(method -> UsualSettings.of(method, input)).toList();
    }

    private OptionalInt classIndex(Classifier classifier) {
        if (className == null) {
            return OptionalInt.empty();
        }
        ModelOutput output = classifier.card().output();
        int index = output.classes().indexOf(className);
        if (index < 0) {
            throw misuse("--class '%s' is none of %s".formatted(className, output.classes()), null);
        }
        return OptionalInt.of(index);
    }

    private PhotosTable table(Classifier classifier, Wish wish) {
        var folder = new MethodsFolder(out);
        try {
            if (overwrite.isGiven()) {
                Files.deleteIfExists(folder.photos());
                Files.deleteIfExists(folder.summary());
            }
            return folder.open(classifier.key(), wish);
        } catch (PhotosTable.OtherTableException e) {
            throw misuse(
                    "%s; --overwrite replaces it, or name another --out".formatted(e.getMessage()),
                    e);
        } catch (IOException e) {
            throw misuse("--out %s: %s".formatted(folder.photos(), FileProblem.inWords(e)), e);
        }
    }

    private Review scored(CaseSet cases, Classifier classifier, ResultStore store)
            throws InterruptedException {
        var progress = new ProgressLine(messages, environment.terminal());
        var report =
                new RunReport(
                        cases.images().size(), classifier.runsOn().words(), progress, messages);
        try {
            return FigureScores.of(cases.images(), _ -> true, analyzer, classifier, store, report);
        } finally {
            report.close();
        }
    }

    private boolean test(
            MethodsRun run,
            List<PickedPhoto> picked,
            MethodsSummary.Lot lot,
            PhotosTable table,
            String device)
            throws InterruptedException {
        messages.println(
                String.format(
                        Locale.ROOT,
                        "lesionlens: %d photos by lot (seed %d), about %,d runs of the network each",
                        picked.size(),
                        seed,
                        run.forwardPasses()));
        var report =
                new RunReport(
                        picked.size(),
                        device,
                        new ProgressLine(messages, environment.terminal()),
                        messages);
        var heard = new TestedPhotos(report);
        try {
            run.run(picked, table, heard);
        } catch (IOException e) {
            messages.println("lesionlens: " + out + " " + FileProblem.inWords(e));
            return false;
        } catch (InterruptedException e) {
            messages.println("lesionlens: the same command goes on from here");
            throw e;
        } finally {
            report.close();
        }
        return sumUp(heard.all(), lot) && !report.hasFailures();
    }

    private boolean sumUp(List<TestedPhoto> tested, MethodsSummary.Lot lot) {
        MethodsSummary summary = MethodsSummary.of(tested, lot);
        var folder = new MethodsFolder(out);
        boolean isWritten =
                new ResultsFile(folder.summary(), true, messages)
                        .write(summary::write, Optional.of(folder.photos()));
        if (json.isGiven()) {
            MethodsTable.json(summary).forEach(new JsonLines(results)::print);
        } else {
            new MethodsTable(summary).lines().forEach(results::println);
        }
        return isWritten;
    }

    private ParameterException misuse(String message, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
