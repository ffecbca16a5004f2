package org.lesionlens.scoring;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lesionlens.image.decode.ImageDecodeException;

/** Says in a line why a picture failed, to people who see its name beside it. */
public final class FailureWords {

    private FailureWords() {}

    /** The reason, without the file's name. */
    public static String of(Path file, Throwable failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " exists already; --overwrite replaces it";
        }
        if (failure instanceof AccessDeniedException) {
            return "no permission for " + failure.getMessage();
        }
        if (failure instanceof NoSuchFileException) {
            return "is not there any more";
        }
        if (failure instanceof ImageDecodeException photo) {
            return photo.reason();
        }
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        String line = message.lines().findFirst().orElse(message);
        String name = file.getFileName() + " ";
        return line.startsWith(name) ? line.substring(name.length()) : line;
    }
}
