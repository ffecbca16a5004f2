package org.lesionlens.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

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
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        write(file, content, AtomicFile::moveToFreeName);
    }

    /**
     * Writes a file, in place of the one of this name if there is one.
     *
     * @throws IOException if the folder is missing, full or read-only; a former file stays then
     */
    public static void replace(Path file, Content content) throws IOException {
        write(file, content, AtomicFile::moveOver);
    }

    private interface Move {
        void move(Path from, Path to) throws IOException;
    }

    private static void write(Path file, Content content, Move move) throws IOException {
        // Beside the file: only within one file system a move is one step.
        Path draft = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try (var out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            move.move(draft, file);
        } catch (IOException e) {
            throw FileProblem.told(e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Takes the name first, in one step, so that nobody else's file is ever lost. */
    private static void moveToFreeName(Path draft, Path file) throws IOException {
        Files.createFile(file);
        try {
            moveOver(draft, file);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void moveOver(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
