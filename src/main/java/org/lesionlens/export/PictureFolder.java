package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.WriteProbe;
import org.lesionlens.image.decode.ImageDecodeException;
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
    private static final int ROW = 256; // bytes of the table that a row may take

    /**
     * How lesions are explained.
     *
     * @param className whose heat it is
     * @param modelHash the first digits of what tells the model from any other
     */
    public record Asked(String className, CamMethod method, String modelHash) {}

    /** Explains lesions. */
    @FunctionalInterface
    public interface Source {

        /**
         * What the network makes of a lesion's photo, as it is asked for.
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
     * @param progress told after each
     * @return the end
     * @throws IOException if the folder cannot be written into, before any work; or if the disk is
     *     full, or its table cannot be written: what is done stays
     * @throws InterruptedException if the calling thread is interrupted: what is done stays and has
     *     its table
     */
    public State write(
            List<ReviewCase> cases, Source source, Asked asked, Consumer<? super State> progress)
            throws IOException, InterruptedException {
        WriteProbe.folderToMake(folder);
        Files.createDirectories(folder);
        var given = new OutputNames(asked.className(), asked.method().key());
        List<List<String>> rows = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        var state = new State(0, cases.size(), failures);
        Path room = reserve((long) ROW * (cases.size() + 1));
        try {
            for (ReviewCase one : cases) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Path file =
                        folder.resolve(given.next(FileNames.safe(names.fileStem(one))) + ".png");
                try {
                    rows.add(written(one, file, source, asked));
                } catch (InterruptedException | ClosedByInterruptException e) {
                    throw new InterruptedException(e.getMessage());
                } catch (Exception e) {
                    failures.add(names.lesion(one) + ": " + words(one, e));
                    rows.add(failed(one, words(one, e)));
                    if (e instanceof IOException unwritten && FileProblem.isFullDisk(unwritten)) {
                        throw unwritten; // the rest would be explained for nothing
                    }
                }
                state = new State(rows.size(), cases.size(), failures);
                progress.accept(state);
            }
        } finally {
            boolean isInterrupted = Thread.interrupted(); // which would keep the table back
            Files.deleteIfExists(room);
            AtomicFile.create(freeManifest(), out -> writeTable(rows, out));
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return state;
    }

    /** Holds the table's room, which is written last: pictures may fill the disk. */
    private Path reserve(long bytes) throws IOException {
        WriteProbe.folder(folder);
        WriteProbe.room(folder, bytes);
        Path room = folder.resolve("." + UUID.randomUUID() + ".part");
        try (var out = Files.newOutputStream(room, StandardOpenOption.CREATE_NEW)) {
            byte[] row = new byte[ROW];
            for (long written = 0; written < bytes; written += ROW) {
                out.write(row);
            }
        }
        return room;
    }

    private Path freeManifest() {
        Path free = folder.resolve(MANIFEST);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve(MANIFEST.replace(".csv", "-" + number + ".csv"));
        }
        return free;
    }

    private List<String> written(ReviewCase one, Path file, Source source, Asked asked)
            throws Exception {
        if (Files.exists(file)) { // before the network's work, not after it
            throw new FileAlreadyExistsException(file.toString());
        }
        Analysis analysis = source.explain(one);
        String called = names.lesion(one);
        var lesion =
                new PicturedLesion(
                        called, one.image().truth(), one.image().facts(), asked.modelHash());
        var picture =
                AnnotatedPicture.of(
                        analysis, lesion, FigureView.pair(analysis.photo(), style, threshold));
        new DrawingWriter(DrawingFormat.PNG, AnnotatedPicture.DPI)
                .write(List.of(picture), file, false);
        double p = analysis.positiveProbability();
        return List.of(
                FileNames.name(file),
                called,
                analysis.className(),
                analysis.explanation().method().key(),
                Double.toString(p),
                Double.toString(threshold),
                truth(one),
                Outcome.of(one.image().truth(), p, threshold).map(Outcome::letters).orElse(""),
                "");
    }

    private List<String> failed(ReviewCase one, String problem) {
        return List.of(
                "",
                names.lesion(one),
                "",
                "",
                "",
                Double.toString(threshold),
                truth(one),
                "",
                problem);
    }

    /** Without the photo's name, which is told before it if it may be. */
    private static String words(ReviewCase one, Exception problem) {
        Path photo = one.image().file();
        String words =
                switch (problem) {
                    case ImageDecodeException undecoded ->
                            "photo " + ImageDecodeException.unquoted(undecoded.reason());
                    case IOException unwritten -> FileProblem.inWords(unwritten);
                    default -> String.valueOf(problem.getMessage());
                };
        return words.replace(photo.toString(), "the photo")
                .replace(FileNames.name(photo), "the photo");
    }

    private static String truth(ReviewCase one) {
        var truth = one.image().truth();
        return truth.isKnown() ? truth.name().toLowerCase(Locale.ROOT) : "";
    }

    private static void writeTable(List<List<String>> rows, OutputStream out) throws IOException {
        var table = new CsvTable(out, HEADER);
        rows.forEach(table::add);
        table.finish();
    }
}
