package org.lesionlens.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.JudgedTable;
import org.lesionlens.evaluation.TurnedRound;
import org.lesionlens.export.CurvesTable;
import org.lesionlens.export.JsonText;
import org.lesionlens.export.Judgement;
import org.lesionlens.export.MatrixTable;
import org.lesionlens.export.MeasureFigures;
import org.lesionlens.export.MeasuresTable;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.FileProblem;
import org.lesionlens.review.MeasuredScores;
import org.lesionlens.review.ProbabilitySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code measures}: how well a table's probabilities tell its truths. */
@Command(
        name = "measures",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well probabilities tell truths: of a table that score wrote, or of"
                    + " anybody's with a column of each.",
            "The same numbers as the window's page Measures.",
            "On stderr stands how the table was understood, and which rows do not count."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all rows count, but those that tell no truth or no probability",
            "1:some rows are not understood, or all are of one kind: stderr says it",
            "2:the command line cannot be followed, or no row counts",
            "130:stopped by Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lesionlens measures results.csv",
            "  lesionlens measures results.csv --threshold 0.2 --json",
            "  lesionlens measures preds.csv --truth y_true --probability y_score \\",
            "      --cluster pid",
            "  lesionlens measures results.csv --out measures.csv --curves curves.csv"
        })
final class MeasuresCommand implements Callable<Integer> {

    private static final double HALF = 0.5;

    private final JsonLines results;
    private final PrintStream out;
    private final PrintStream messages;

    @Mixin private final OverwriteOption overwrite = new OverwriteOption();

    @Mixin private final JsonOption json = new JsonOption();

    @Spec private CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

    @Parameters(
            paramLabel = "TABLE",
            description = {
                "CSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252) or .xlsx,",
                "a row each of what was judged."
            })
    private Path table = Path.of("");

    @Option(
            names = "--threshold",
            paramLabel = "0..1",
            description = {
                "Called positive from this probability on;",
                "default: the table's own if score wrote it, else 0.5."
            })
    private @Nullable Double threshold;

    @Option(
            names = "--truth",
            paramLabel = "COLUMN",
            description = {
                "Header of the truths: 0 and 1, yes and no, positive and negative, or diagnoses;",
                "default: found by its name."
            })
    private @Nullable String truth;

    @Option(
            names = "--probability",
            paramLabel = "COLUMN",
            description = "Header of the probabilities, in [0, 1]; default: found by its name.")
    private @Nullable String probability;

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            description = {
                "Header of what rows share that are not independent; blank for none;",
                "default: the patient's, else the lesion's id, if there is a column of it."
            })
    private @Nullable String cluster;

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            description = {
                "What counts as positive, where truths are diagnoses;",
                "default: what score looked for, else melanoma."
            })
    private @Nullable String positive;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Also write the measures: .csv, a row for each; or .json.")
    private @Nullable Path file;

    @Option(
            names = "--matrix",
            paramLabel = "CSV",
            description = "Also write the confusion matrix.")
    private @Nullable Path matrix;

    @Option(
            names = "--curves",
            paramLabel = "CSV",
            description = {
                "Also write the points of ROC, precision-recall, calibration and histograms."
            })
    private @Nullable Path curves;

    MeasuresCommand(JsonLines results, PrintStream out, PrintStream messages) {
        this.results = results;
        this.out = out;
        this.messages = messages;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        JudgedTable judged = read();
        var words = new JudgedTableWords(table, judged);
        words.lines().forEach(line -> messages.println("lesionlens: " + line));
        if (judged.rows().size() == 0) {
            throw misuse("no row of " + table + " has both a truth and a probability", null);
        }
        double t = threshold(judged);
        MeasuredScores measures = MeasuredScores.of(judged.rows());
        TurnedRound.of(measures.scores())
                .map(found -> ScoreResults.doubt(found, judged.sought().name()))
                .ifPresent(text -> messages.println("lesionlens: " + text));
        var judgement = new Judgement(judged.sought().name(), true, ProbabilitySource.TABLE, t);
        MeasureFigures figures = figures(measures, judgement, judged);
        if (json.isGiven()) {
            results.print(MeasuresResult.of(table.toString(), judged, figures));
        } else {
            new MeasuresText(figures).lines().forEach(out::println);
        }
        boolean isWritten = write(file, stream -> writeFigures(figures, stream));
        isWritten &= write(matrix, stream -> MatrixTable.write(figures, stream));
        isWritten &= write(curves, stream -> CurvesTable.write(measures, stream));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return isWritten && judged.isUnderstood() && words.hasBothKinds() ? 0 : 1;
    }

    private static MeasureFigures figures(
            MeasuredScores measures, Judgement judgement, JudgedTable judged)
            throws InterruptedException {
        String cluster = judged.cluster();
        try {
            return MeasureFigures.of(
                    measures, judgement, judged.probability(), cluster.isEmpty() ? "row" : cluster);
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    private void checkOptions() {
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw misuse("--threshold is not in [0, 1]: " + threshold, null);
        }
        if (file != null && !List.of("csv", "json").contains(ending(file))) {
            throw misuse("--out ends in neither .csv nor .json: " + file, null);
        }
        check("--out", file);
        check("--matrix", matrix);
        check("--curves", curves);
        List<Path> all =
                Stream.of(
                                Optional.of(table),
                                Optional.ofNullable(file),
                                Optional.ofNullable(matrix),
                                Optional.ofNullable(curves))
                        .flatMap(Optional::stream)
                        .map(MeasuresCommand::real)
                        .toList();
        if (new HashSet<>(all).size() < all.size()) {
            throw misuse("--out, --matrix and --curves take a file each, and none is TABLE", null);
        }
    }

    /** The same for all names of a file. */
    private static Path real(Path named) {
        Path whole = named.toAbsolutePath().normalize();
        try {
            Path folder = Optional.ofNullable(whole.getParent()).orElse(whole);
            return Files.exists(whole)
                    ? whole.toRealPath()
                    : folder.toRealPath().resolve(FileNames.name(whole));
        } catch (IOException e) {
            return whole; // nobody wrote there yet
        }
    }

    private static String ending(Path named) {
        return FileNames.ending(FileNames.name(named));
    }

    private void check(String option, @Nullable Path place) {
        try {
            if (place != null) {
                new ResultsFile(place, overwrite.isGiven(), messages).check();
            }
        } catch (IOException e) {
            throw misuse(option + " " + e.getMessage(), e);
        }
    }

    private JudgedTable read() {
        try {
            return JudgedTable.read(
                    table,
                    new JudgedTable.Asked(
                            Optional.ofNullable(truth),
                            Optional.ofNullable(probability),
                            Optional.ofNullable(cluster),
                            Optional.ofNullable(positive)));
        } catch (IOException e) {
            String words = String.valueOf(e.getMessage());
            throw misuse(
                    table + " " + (words.startsWith("has ") ? words : FileProblem.inWords(e)), e);
        }
    }

    private double threshold(JudgedTable judged) {
        Double asked = threshold;
        if (asked != null) {
            return asked;
        }
        List<Double> own = judged.thresholds();
        if (own.size() > 1) {
            throw misuse(
                    "%s has several thresholds (%s, %s%s); --threshold names one"
                            .formatted(
                                    table, own.getFirst(), own.get(1), own.size() > 2 ? ", …" : ""),
                    null);
        }
        messages.println(
                own.isEmpty()
                        ? "lesionlens: called positive from 0.5 on; --threshold names another"
                        : "lesionlens: called positive from %s on, as in the table"
                                .formatted(own.getFirst()));
        return own.isEmpty() ? HALF : own.getFirst();
    }

    private void writeFigures(MeasureFigures figures, OutputStream stream) throws IOException {
        if (ending(Optional.ofNullable(file).orElseThrow()).equals("csv")) {
            MeasuresTable.write(figures, stream);
        } else {
            stream.write((JsonText.of(figures) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private boolean write(@Nullable Path place, AtomicFile.Content content) {
        return place == null
                || new ResultsFile(place, overwrite.isGiven(), messages)
                        .write(content, Optional.empty());
    }

    private ParameterException misuse(String message, @Nullable Exception cause) {
        return new ParameterException(spec.commandLine(), message, cause);
    }
}
