package org.lesionlens.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.FileProblem;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ReviewCase;

/**
 * Writes annotated pictures of many lesions into a folder, one after the other, and in the end a
 * table of them. Nothing is replaced, and one that fails keeps none of the others back.
 *
 * @param folder made if it is not there
 * @param names what lesions are called
 * @param style how heat is drawn
 * @param threshold p ≥ this is called positive
 */
public record PictureFolder(Path folder, FigureNames names, OverlayStyle style, double threshold) {

    /** The table that is written last. */
    public static final String MANIFEST = "pictures.csv";

    private static final List<String> HEADER =
            List.of(
                    "file",
                    "lesion",
                    "explained_class",
                    "method",
                    "probability",
                    "threshold",
                    "truth",
                    "outcome",
                    "problem");

    /** Explains lesions. */
    @FunctionalInterface
    public interface Source {

        /**
         * What the network makes of a lesion's photo.
         *
         * @throws Exception if that cannot be found out; the others go on
         */
        Analysis explain(ReviewCase one) throws Exception;
    }

    /**
     * How far it is.
     *
     * @param done with how many, failures among them
     * @param total how many there are
     * @param failures of how many nothing could be written, each with a reason for a person to read
     */
    public record State(int done, int total, List<String> failures) {

        /** Copies {@code failures} in. */
        public State {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Writes all.
     *
     * @param modelHash the first digits of what tells the model from any other
     * @param progress told after each
     * @return the end
     * @throws IOException if the folder cannot be written into, before any work; or its table
     * @throws InterruptedException if the calling thread is interrupted: what is done stays and has
     *     its table
     */
    public State write(
            List<ReviewCase> cases,
            Source source,
            String modelHash,
            Consumer<? super State> progress)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        probe();
        List<List<String>> rows = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        var state = new State(0, cases.size(), failures);
        try {
            for (ReviewCase one : cases) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                rows.add(row(one, source, modelHash, failures));
                state = new State(rows.size(), cases.size(), failures);
                progress.accept(state);
            }
        } finally {
            boolean isInterrupted = Thread.interrupted(); // which would keep the table back
            AtomicFile.create(freeManifest(), out -> writeTable(rows, out));
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return state;
    }

    /** Finds out before the work what would be in its way after it. */
    private void probe() throws IOException {
        Files.delete(Files.createTempFile(folder, ".lesionlens", ".part"));
    }

    private Path freeManifest() {
        Path free = folder.resolve(MANIFEST);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve(MANIFEST.replace(".csv", "-" + number + ".csv"));
        }
        return free;
    }

    private List<String> row(ReviewCase one, Source source, String modelHash, List<String> failures)
            throws InterruptedException {
        String called = names.lesion(one);
        try {
            Analysis analysis = source.explain(one);
            String method = analysis.explanation().method().key();
            String name =
                    "%s.%s.%s.png".formatted(names.fileStem(one), analysis.className(), method);
            Path file = folder.resolve(FileNames.safe(name));
            var lesion =
                    new PicturedLesion(called, one.image().truth(), one.image().facts(), modelHash);
            var picture =
                    AnnotatedPicture.of(
                            analysis, lesion, FigureView.pair(analysis.photo(), style, threshold));
            new DrawingWriter(DrawingFormat.PNG, AnnotatedPicture.DPI)
                    .write(List.of(picture), file, false);
            double p = analysis.positiveProbability();
            return List.of(
                    cell(FileNames.name(file)),
                    cell(called),
                    cell(analysis.className()),
                    method,
                    Double.toString(p),
                    Double.toString(threshold),
                    truth(one),
                    Outcome.of(one.image().truth(), p, threshold).map(Outcome::letters).orElse(""),
                    "");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            String problem = words(e);
            failures.add(called + ": " + problem);
            return List.of(
                    "",
                    cell(called),
                    "",
                    "",
                    "",
                    Double.toString(threshold),
                    truth(one),
                    "",
                    cell(problem));
        }
    }

    private static String words(Exception problem) {
        return problem instanceof IOException unwritten
                ? FileProblem.inWords(unwritten)
                : String.valueOf(problem.getMessage());
    }

    private static String truth(ReviewCase one) {
        var truth = one.image().truth();
        return truth.isKnown() ? truth.name().toLowerCase(Locale.ROOT) : "";
    }

    /** No spreadsheet takes it for a formula. */
    private static String cell(String text) {
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return isFormula ? "'" + text : text;
    }

    private static void writeTable(List<List<String>> rows, OutputStream out) throws IOException {
        var writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        writer.writeRecord(HEADER);
        for (List<String> row : rows) {
            writer.writeRecord(row);
        }
        writer.flush();
    }
}
