package org.lesionlens.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with a file, as the end of a sentence that begins with its name. */
public final class FileProblem {

    /** What is wrong, and what to do. */
    public static final String FULL_DISK = "the disk is full; make room and try again";

    private FileProblem() {}

    /**
     * The same problem; if it is a full disk, in words that say what to do.
     *
     * @param file that was to be written
     */
    static IOException told(IOException problem, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return !isFullDisk(problem) || folder == null
                ? problem
                : new IOException(FULL_DISK + " (" + FreeRoom.inWords(folder) + ")", problem);
    }

    /** True if it is for want of room. */
    public static boolean isFullDisk(IOException problem) {
        return isFullDisk(problem.getMessage());
    }

    private static boolean isFullDisk(@Nullable String words) {
        var small = words == null ? "" : words.toLowerCase(Locale.ROOT);
        return small.contains("no space left")
                || small.contains("not enough space")
                || small.contains("disk quota exceeded")
                || small.contains(FULL_DISK);
    }

    /** In words, without the path, which the messages of file systems begin with or consist of. */
    public static String inWords(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "does not exist";
            case AccessDeniedException _ -> "may not be used by this user";
            case FileAlreadyExistsException _ -> "exists already";
            case NotDirectoryException _ -> "is not a folder";
            case DirectoryNotEmptyException _ -> "is a folder that is not empty";
            case EOFException _ -> "ends in the middle of its data";
            case FileSystemException other -> reason(other.getReason());
            default -> reason(problem.getMessage());
        };
    }

    private static String fullDisk(String words) {
        int told = words.indexOf(FULL_DISK);
        return told < 0 ? FULL_DISK : words.substring(told);
    }

    private static String reason(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return "cannot be used, and the system does not say why";
        }
        if (isFullDisk(words)) {
            return "does not fit: " + fullDisk(words);
        }
        if (words.toLowerCase(Locale.ROOT).contains("read-only file system")) {
            return "is on a disk that is read-only";
        }
        return words.startsWith("is ") ? words : "cannot be used: " + words;
    }
}
