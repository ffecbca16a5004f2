package org.lesionlens.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads whole files that end, and not more of them than there is any use for. */
public final class OrdinaryFile {

    private OrdinaryFile() {}

    /**
     * Refuses what is no file: a pipe would be waited for, a device be read for ever.
     *
     * @throws FileSystemException whose reason is the end of a sentence that begins with the name
     */
    public static void check(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder, not a file");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "is a device or pipe, not a file");
        }
    }

    /**
     * The bytes of a file.
     *
     * @param most bytes that it may have
     * @throws IOException if it is no ordinary file, longer, or cannot be read
     */
    public static InputStream open(Path file, int most) throws IOException {
        check(file);
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new FileSystemException(
                        file.toString(), null, "is larger than %,d bytes".formatted(most));
            }
            return new ByteArrayInputStream(bytes);
        }
    }

    /**
     * The text of a file, in UTF-8.
     *
     * @param most bytes that it may have
     * @throws IOException if it is no ordinary file, longer, or cannot be read
     */
    public static String text(Path file, int most) throws IOException {
        return new String(open(file, most).readAllBytes(), StandardCharsets.UTF_8);
    }
}
