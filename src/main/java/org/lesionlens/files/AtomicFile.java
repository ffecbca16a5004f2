package org.lesionlens.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** A file that appears under its name whole or not at all. */
public final class AtomicFile {

    private AtomicFile() {}

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes everything.
         *
         * @throws IOException if it cannot; the file then does not appear
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a new file.
     *
     * @throws FileAlreadyExistsException if there is one of this name already; it stays as it is
     * @throws IOException if the folder is missing, full or read-only
     */
    public static void create(Path file, Content content) throws IOException {
        write(file, content, false);
    }

    /**
     * Writes a file, in place of the one of this name if there is one.
     *
     * @throws IOException if the folder is missing, full or read-only; a former file stays then
     */
    public static void replace(Path file, Content content) throws IOException {
        write(file, content, true);
    }

    private static void write(Path file, Content content, boolean overwrite) throws IOException {
        try (var alone = new FileGroup(overwrite)) {
            alone.add(file, content);
            alone.publish();
        }
    }
}
