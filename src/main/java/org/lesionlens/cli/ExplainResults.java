package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.export.PictureTable;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.files.FileProblem;
import org.lesionlens.scoring.FailureWords;

/**
 * Tells what becomes of pictures that are explained: how far the run is, a line of JSON for each,
 * and of several a table beside them.
 */
final class ExplainResults {

    private final Path folder;
    private final ModelCard card;
    private final LesionLookup lesions;
    private final JsonLines lines;
    private final RunReport report;
    private final Optional<PictureTable> table;
    private volatile @Nullable IOException fullDisk;

    /**
     * @param folder where pictures go
     * @param card of the model that is asked
     * @param lesions what is known of them
     * @param lines gets the JSON
     * @param report tells people
     * @param table gets a row for each; none of a single picture
     */
    ExplainResults(
            Path folder,
            ModelCard card,
            LesionLookup lesions,
            JsonLines lines,
            RunReport report,
            Optional<PictureTable> table) {
        this.folder = folder;
        this.card = card;
        this.lesions = lesions;
        this.lines = lines;
        this.report = report;
        this.table = table;
    }

    /** What is told of any picture, whatever explains it. */
    interface Result {

        /** Probabilities in [0, 1], by class. */
        Map<String, Double> probabilities();

        /** The explained class. */
        String className();

        /** The key of the method. */
        String method();
    }

    /** What is known of the lesions. */
    LesionLookup lesions() {
        return lesions;
    }

    /** Hears how far the picture is that is at work, as a share in [0, 1]. */
    void within(double share) {
        report.within(share);
    }

    /**
     * Refuses further pictures once the disk is full: they would be explained for nothing.
     *
     * @throws IOException what was told then
     */
    void checkRoom() throws IOException {
        IOException full = fullDisk;
        if (full != null) {
            throw full;
        }
    }

    /**
     * Tells of a picture that is written.
     *
     * @param file its name in the folder
     */
    <R extends Record & Result> void done(Path photo, String file, R result) {
        PicturedLesion lesion = lesions.pictured(photo);
        @Nullable Double positive = result.probabilities().get(card.output().positive());
        table.ifPresent(rows ->
                rows.add(
                        new PictureTable.Row(
                                file,
                                lesion.name(),
                                result.className(),
                                result.method(),
                                positive == null
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(positive),
                                card.decisionThreshold(),
                                lesion.truth(),
                                "")));
        report.beforeResult();
        lines.print(result);
        report.done();
    }

    /** Tells of a picture that failed in any step. */
    void failed(Path photo, Throwable cause) {
        PicturedLesion lesion = lesions.pictured(photo);
        String reason = FailureWords.of(photo, cause);
        table.ifPresent(rows ->
                rows.add(
                        PictureTable.Row.failed(
                                lesion.name(),
                                card.decisionThreshold(),
                                lesion.truth(),
                                cause,
                                withoutPlaces(reason, photo))));
        if (fullDisk != null && fullDisk.equals(cause)) {
            report.leftOut(); // it was told why
        } else {
            report.failed(photo, reason);
        }
        if (cause instanceof IOException unwritten && FileProblem.isFullDisk(unwritten)) {
            fullDisk = unwritten;
        }
    }

    /** A table that goes elsewhere tells nobody where photos lie. */
    private String withoutPlaces(String reason, Path photo) {
        return reason.replace(photo.toString(), "the photo")
                .replace(folder + folder.getFileSystem().getSeparator(), "");
    }

    /**
     * Sums up, and writes the table, also of a run that was stopped.
     *
     * @param messages gets what is wrong with the table
     * @return true if all went well
     */
    boolean end(PrintStream messages) {
        report.close();
        if (table.isPresent()) {
            try {
                table.get().close();
            } catch (IOException e) {
                messages.println("lesionlens: " + PictureTable.NAME + " " + FileProblem.inWords(e));
                return false;
            }
        }
        return !report.hasFailures();
    }
}
