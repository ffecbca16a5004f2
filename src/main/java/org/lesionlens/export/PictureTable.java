package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.Draft;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.WriteProbe;

/**
 * The table of pictures that are written into a folder, a row for each lesion. It is written last,
 * by {@link #close}; its room on the disk is held from the beginning, as pictures may fill that.
 */
public final class PictureTable implements AutoCloseable {

    /** Of the file. */
    public static final String NAME = "pictures.csv";

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
    private static final int BYTES = 256; // that a row may take

    private final Path folder;
    private final boolean overwrite;
    private final Draft room;
    private final List<List<String>> rows = new ArrayList<>();

    private PictureTable(Path folder, boolean overwrite, Draft room) {
        this.folder = folder;
        this.overwrite = overwrite;
        this.room = room;
    }

    /**
     * What became of a lesion.
     *
     * @param file of its picture, without a folder; blank if there is none
     * @param lesion what it is called
     * @param className whose heat it is; blank without a picture
     * @param method the key of how it is explained; blank without a picture
     * @param probability of the positive class, if the network gave one
     * @param threshold p ≥ this is called positive
     * @param problem why there is no picture; blank if there is one
     */
    public record Row(
            String file,
            String lesion,
            String className,
            String method,
            OptionalDouble probability,
            double threshold,
            Truth truth,
            String problem) {

        /**
         * Of a lesion without a picture.
         *
         * @param cause what is wrong
         * @param words the same in words, which name no place
         */
        public static Row failed(
                String lesion, double threshold, Truth truth, Throwable cause, String words) {
            String problem = // else it would tell of which folder
                    cause instanceof IOException unwritten && FileProblem.isFullDisk(unwritten)
                            ? "the disk is full"
                            : words;
            return new Row("", lesion, "", "", OptionalDouble.empty(), threshold, truth, problem);
        }

        private List<String> cells() {
            boolean isKnown = probability.isPresent();
            return List.of(
                    file,
                    lesion,
                    className,
                    method,
                    isKnown ? Double.toString(probability.getAsDouble()) : "",
                    Double.toString(threshold),
                    truth.isKnown() ? truth.name().toLowerCase(Locale.ROOT) : "",
                    isKnown
                            ? Outcome.of(truth, probability.getAsDouble(), threshold)
                                    .map(Outcome::letters)
                                    .orElse("")
                            : "",
                    problem);
        }
    }

    /**
     * Begins a table, and holds its room.
     *
     * @param folder exists
     * @param lesions how many there will be
     * @param overwrite true if a former table may be replaced; else this one gets a number
     * @throws IOException if the folder cannot be written into, or has no room
     */
    public static PictureTable in(Path folder, int lesions, boolean overwrite) throws IOException {
        long bytes = (long) BYTES * (lesions + 1);
        WriteProbe.folder(folder);
        WriteProbe.room(folder, bytes);
        Draft room = Draft.in(folder);
        try {
            byte[] row = new byte[BYTES];
            for (long written = 0; written < bytes; written += BYTES) {
                room.out().write(row);
            }
        } catch (IOException e) {
            room.close();
            throw e;
        }
        return new PictureTable(folder, overwrite, room);
    }

    /** Adds a row. */
    public void add(Row row) {
        rows.add(row.cells());
    }

    /**
     * Writes the table, also on a thread that was interrupted; none of no lesion.
     *
     * @throws IOException if it cannot be written
     */
    @Override
    public void close() throws IOException {
        boolean isInterrupted = Thread.interrupted(); // which would keep the table back
        try {
            room.close();
            if (rows.isEmpty()) {
                return;
            }
            if (overwrite) {
                AtomicFile.replace(folder.resolve(NAME), this::write);
            } else {
                AtomicFile.create(free(), this::write);
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Path free() {
        Path free = folder.resolve(NAME);
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolve(NAME.replace(".csv", "-" + number + ".csv"));
        }
        return free;
    }

    private void write(OutputStream out) throws IOException {
        var table = new CsvTable(out, HEADER);
        rows.forEach(table::add);
        table.finish();
    }
}
