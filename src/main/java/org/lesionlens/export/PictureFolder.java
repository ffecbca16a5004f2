package org.lesionlens.export;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.figure.FigureNames;
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
        List<String> failures = new ArrayList<>();
        var state = new State(0, cases.size(), failures);
        int done = 0;
        try (var table = PictureTable.in(folder, cases.size(), false)) {
            for (ReviewCase one : cases) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Path file =
                        folder.resolve(given.next(FileNames.safe(names.fileStem(one))) + ".png");
                try {
                    table.add(written(one, file, source, asked));
                } catch (InterruptedException | ClosedByInterruptException e) {
                    throw new InterruptedException(e.getMessage());
                } catch (Exception e) {
                    failures.add(names.lesion(one) + ": " + words(one, e));
                    table.add(failed(one, e));
                    if (e instanceof IOException unwritten && FileProblem.isFullDisk(unwritten)) {
                        throw unwritten; // the rest would be explained for nothing
                    }
                }
                done++;
                state = new State(done, cases.size(), failures);
                progress.accept(state);
            }
        }
        return state;
    }

    private PictureTable.Row written(ReviewCase one, Path file, Source source, Asked asked)
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
        return new PictureTable.Row(
                FileNames.name(file),
                called,
                analysis.className(),
                analysis.explanation().method().key(),
                OptionalDouble.of(analysis.positiveProbability()),
                threshold,
                one.image().truth(),
                "");
    }

    private PictureTable.Row failed(ReviewCase one, Exception problem) {
        return PictureTable.Row.failed(
                names.lesion(one), threshold, one.image().truth(), problem, words(one, problem));
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
}
