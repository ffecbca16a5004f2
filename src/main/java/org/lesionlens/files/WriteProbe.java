package org.lesionlens.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** Finds out whether a result can be written, before the hours of work that it takes. */
public final class WriteProbe {

    private static final int BYTES = 1 << 16;

    private WriteProbe() {}

    /**
     * Refuses a file that could not be written.
     *
     * @param overwrite true if one of this name may be replaced
     * @throws IOException whose message is the end of a sentence that begins with the file's name,
     *     and names the folder
     */
    public static void file(Path file, boolean overwrite) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder, not a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("is a device or pipe, which is not written to");
        }
        if (Files.exists(file) && !overwrite) {
            throw new IOException("exists already");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("is no name of a file");
        }
        folder(folder);
    }

    /**
     * Refuses a folder in which nothing could be written. What killed processes left there by
     * halves is removed.
     *
     * @throws IOException as above
     */
    public static void folder(Path folder) throws IOException {
        Draft.sweep(folder);
        try (var probe = Draft.in(folder)) {
            probe.out().write(new byte[BYTES]);
        } catch (IOException e) {
            throw new IOException("cannot be written: " + why(e, folder), e);
        }
    }

    /**
     * Refuses a folder that could not be made, with all above it that is missing; makes none.
     *
     * @throws IOException as above
     */
    public static void folderToMake(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw new IOException("cannot be made: " + isNoFolder(there));
        }
        folder(there);
    }

    /**
     * Refuses a folder whose disk has not that much room.
     *
     * @param bytes that will be written there at least
     * @throws IOException as above
     */
    public static void room(Path folder, long bytes) throws IOException {
        OptionalLong free = FreeRoom.in(folder);
        if (free.isPresent() && free.getAsLong() < bytes) {
            throw new IOException(
                    "cannot be written: it needs some %s, and the disk has %s; make room, or name another place"
                            .formatted(FreeRoom.inWords(bytes), FreeRoom.inWords(folder)));
        }
    }

    private static String why(IOException problem, Path folder) {
        if (FileProblem.isFullDisk(problem)) {
            return "the disk is full, %s; make room, or name another place"
                    .formatted(FreeRoom.inWords(folder));
        }
        return switch (problem) {
            case NoSuchFileException _ ->
                    Files.exists(folder) ? isNoFolder(folder) : "there is no folder " + folder;
            case NotDirectoryException _ -> isNoFolder(folder);
            case AccessDeniedException _ ->
                    "this user may not write in the folder %s; name another place"
                            .formatted(folder);
            case FileSystemException other when isNoFolder(other) -> isNoFolder(folder);
            case FileSystemException other when isReadOnly(other) ->
                    "the folder %s is on a disk that is read-only; name another place"
                            .formatted(folder);
            default -> "the folder %s %s".formatted(folder, FileProblem.inWords(problem));
        };
    }

    private static String isNoFolder(Path folder) {
        return folder + " is no folder";
    }

    private static boolean isReadOnly(FileSystemException problem) {
        return reason(problem).contains("read-only");
    }

    private static boolean isNoFolder(FileSystemException problem) {
        return reason(problem).contains("not a directory");
    }

    private static String reason(FileSystemException problem) {
        return String.valueOf(problem.getReason()).toLowerCase(Locale.ROOT);
    }
}
