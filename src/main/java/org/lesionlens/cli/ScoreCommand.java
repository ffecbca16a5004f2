package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.ModelCardWriter;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Shard;
import org.lesionlens.doctor.SystemChecks;
import org.lesionlens.export.Judgement;
import org.lesionlens.export.MaskColumns;
import org.lesionlens.export.ModelAnswers;
import org.lesionlens.export.PatientNames;
import org.lesionlens.export.ReadingCells;
import org.lesionlens.export.ResultsTable;
import org.lesionlens.export.ScoringMachine;
import org.lesionlens.export.ShardFacts;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileProblem;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.scoring.Gate;
import org.lesionlens.scoring.InputWords;
import org.lesionlens.scoring.ScoreRun;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code score}: one table of all that a model makes of a set. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Scores all images of a set and writes one row of CSV for each.",
            "What is done is kept: the same command goes on where it was stopped, and does not"
                    + " run again for images and models whose bytes it knows."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all images done",
            "1:some images failed: stderr and their rows in the table say why",
            "2:the command line cannot be followed, or the model not be loaded",
            "130:stopped by Ctrl-C; what was done is kept for the next time"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens score patients/ --out results.csv",
            "  lesionlens score images/ --labels train.csv --model my_b5.pt --out results.csv",
            "  lesionlens score archive/ --shard 3/7 --store stores/ --out shards/3.csv",
            "  lesionlens score images/ --threshold 0.2 --overwrite --out results.csv"
        })
final class ScoreCommand implements Callable<Integer> {

    private static final int ROW = 200; // bytes of a row at least

    private static final int MOST_TOGETHER = 256;

    private final Analyzer analyzer;
    private final boolean terminal;
    private final JsonLines summaries;
    private final PrintStream messages;

    @Mixin private final ModelOption model;

    @Mixin private final SetOption set;

    @Mixin private final ShardOption shard = new ShardOption();

    @Mixin private final DecisionOption decision = new DecisionOption();

    @Mixin private final PrecisionOption precision = new PrecisionOption();

    @Mixin private final OverwriteOption overwrite = new OverwriteOption();

    @Mixin private final JsonOption json = new JsonOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Option(
            names = "--out",
            required = true,
            paramLabel = "CSV",
            description = "The table to write.")
    private Path out = Path.of("");

    @Option(
            names = "--patient-ids",
            description = "Write ids that only DICOM files name; else these patients are numbered.")
    private boolean patientIds;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = {
                "Give the network up to so many photos together, if it is seen to say the same",
                "of each, and sooner; default: 16 on an NVIDIA GPU, else 1. Fewer are given",
                "where memory is short."
            })
    private @Nullable Integer batch;

    ScoreCommand(
            Engine engine,
            Analyzer analyzer,
            CliEnvironment environment,
            JsonLines summaries,
            PrintStream messages) {
        this.model = new ModelOption(engine, environment.demoModel());
        this.analyzer = analyzer;
        this.set = new SetOption(environment.store());
        this.terminal = environment.terminal();
        this.summaries = summaries;
        this.messages = messages;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        CaseSet read = set.read(spec.commandLine());
        List<Integer> mine = shard.positions(read);
        int photos = mine.size();
        try (Classifier exact = model.load(spec.commandLine(), messages);
                ResultStore store = set.openStore(spec.commandLine(), photos, messages)) {
            ModelOutput output = exact.card().output();
            PositiveClass positive = PositiveClass.named(output.positive());
            CaseSet cases = read.judgedBy(positive);
            check(() -> file().checkRoom((long) ROW * photos));
            new SetSummary(cases, positive)
                    .lines()
                    .forEach(text -> messages.println("lesionlens: " + text));
            shard.line(mine, cases).ifPresent(text -> messages.println("lesionlens: " + text));
            double t = decision.of(exact.card());
            Classifier classifier =
                    precision.of(
                            exact,
                            cases.images(),
                            analyzer,
                            t,
                            spec.commandLine(),
                            text -> messages.println("lesionlens: " + text));
            var facts = new SetFacts(cases.images(), classifier.card());
            var table =
                    new ResultsTable(
                            Optional.of(new ModelAnswers(store, classifier.key(), output)),
                            new Judgement(positive.name(), true, ProbabilitySource.NETWORK, t),
                            names(cases),
                            Optional.of(new InputWords(classifier.card(), facts)),
                            Optional.of(
                                    new MaskColumns(
                                            new MaskFile(new ImageDecoder(DecodeLimits.STANDARD)),
                                            cases.provenance().masks(),
                                            classifier.card().input())),
                            readings(store, positive));
            var progress = new ProgressLine(messages, terminal, shard.prefix());
            var report = new RunReport(photos, classifier.runsOn().words(), progress, messages);
            var results = new ScoreResults(report, output);
            int together = batch == null ? classifier.together() : batch;
            var run = new ScoreRun(analyzer, classifier, store, new Gate(), results, together);
            AtomicFile.Content content = stream -> table.write(results.all(store.marks()), stream);
            try {
                run.run(mine.stream().map(cases.images()::get).toList(), cases.images());
            } catch (InterruptedException e) {
                report.close();
                endEarly(content, store);
                throw e;
            }
            report.close();
            results.doubt().ifPresent(text -> messages.println("lesionlens: " + text));
            boolean isWritten =
                    file().write(content, set.kept(store)) && isTold(cases, mine, classifier, t);
            if (json.isGiven()) {
                summaries.print(
                        new ScoreSummary(
                                shard.shard().map(Shard::toString).orElse(null),
                                out.toString(),
                                isWritten,
                                positive.name(),
                                t,
                                classifier.key().hex(),
                                classifier.precision(),
                                report.counts()));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return isWritten && !report.hasFailures() ? 0 : 1;
        }
    }

    private void checkOptions() {
        decision.check(spec.commandLine());
        precision.check(spec.commandLine());
        if (batch != null && (batch < 1 || batch > MOST_TOGETHER)) {
            throw misuse("--batch is from 1 to %d".formatted(MOST_TOGETHER), null);
        }
        shard.shard().ifPresent(set::share);
        set.checkStore(spec.commandLine());
        check(file()::check);
    }

    private interface Check {
        void make() throws IOException;
    }

    private void check(Check place) {
        try {
            place.make();
        } catch (IOException e) {
            throw misuse("--out " + e.getMessage(), e);
        }
    }

    private ResultsFile file() {
        return new ResultsFile(out, overwrite.isGiven(), messages);
    }

    /** Writes what has to be known to join the table of a share with the others. */
    private boolean isTold(
            CaseSet cases, List<Integer> rows, Classifier classifier, double threshold)
            throws InterruptedException {
        if (shard.shard().isEmpty()) {
            return true;
        }
        try {
            ShardFacts facts =
                    new ShardFacts(
                            "LesionLens " + LesionLensCommand.version(),
                            shard.shard().get(),
                            cases,
                            new ShardFacts.Scoring(
                                    classifier.key().hex(),
                                    ContentHash.of(ModelCardWriter.write(classifier.card().bare()))
                                            .hex(),
                                    classifier.precision().name().toLowerCase(Locale.ROOT),
                                    classifier.card().output().positive(),
                                    threshold,
                                    patientIds),
                            new ScoringMachine(
                                    classifier.runsOn().device(),
                                    SystemChecks.kindOfProcessor(),
                                    classifier.threads(),
                                    classifier.path().isFused()),
                            ContentHash.of(out).hex(),
                            rows);
            facts.write(out);
            return true;
        } catch (ClassificationException e) {
            messages.println("lesionlens: " + e.getMessage());
            return false;
        } catch (IOException e) {
            messages.println(
                    "lesionlens: %s %s; merge needs it: the same command with --overwrite writes it"
                            .formatted(ShardFacts.file(out), FileProblem.inWords(e)));
            return false;
        }
    }

    /** Ids of a hospital are numbers in the table unless a person wants them. */
    private UnaryOperator<String> names(CaseSet cases) {
        if (patientIds || cases.provenance().headerPatients().isEmpty()) {
            return UnaryOperator.identity();
        }
        messages.println(
                "lesionlens: patients that only DICOM files name are numbered in the table;"
                        + " --patient-ids writes their ids");
        return PatientNames.numbered(cases);
    }

    private ReadingCells readings(ResultStore store, PositiveClass positive) {
        try {
            return ReadingCells.of(store, positive.soughtName());
        } catch (IOException e) {
            messages.println("lesionlens: what readers said " + FileProblem.inWords(e));
            return ReadingCells.NONE;
        }
    }

    private void endEarly(AtomicFile.Content content, ResultStore store) {
        if (store.keepsAll()) {
            messages.println("lesionlens: the same command goes on from here");
        } else {
            file().write(content, Optional.empty());
        }
    }

    private ParameterException misuse(String message, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
