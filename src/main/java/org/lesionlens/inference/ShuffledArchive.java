package org.lesionlens.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.lesionlens.torchscript.ScriptArchive;

/** A copy of a TorchScript archive with other code, in the system's folder for temporary files. */
final class ShuffledArchive implements AutoCloseable {

    private final Path file;

    private ShuffledArchive(Path file) {
        this.file = file;
    }

    /**
     * Writes the copy; debug records, which point into the old code, are left out.
     *
     * @param original to copy
     * @param expectedCode what the original's code is; it is refused if it has changed since a
     *     person trusted it
     * @param code what the copy's code shall be
     */
    static ShuffledArchive write(Path original, String expectedCode, String code)
            throws IOException {
        Path file = Files.createTempFile("lesionlens-shuffled-", ".pt");
        try (var from = new ZipFile(original.toFile());
                OutputStream out = Files.newOutputStream(file);
                var to = new ZipOutputStream(out)) {
            to.setLevel(Deflater.NO_COMPRESSION); // it lives for seconds
            for (ZipEntry entry : List.<ZipEntry>copyOf(from.stream().toList())) {
                if (!entry.getName().endsWith(".debug_pkl")) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    copy(from, entry, expectedCode, code, to);
                    to.closeEntry();
                }
            }
            return new ShuffledArchive(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void copy(
            ZipFile from, ZipEntry entry, String expectedCode, String code, OutputStream to)
            throws IOException {
        try (InputStream stream = from.getInputStream(entry)) {
            if (!ScriptArchive.isCode(entry.getName())) {
                stream.transferTo(to);
                return;
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            if (!expectedCode.equals(text)) {
                throw new IOException("the model file has changed since it was opened");
            }
            to.write(code.getBytes(StandardCharsets.UTF_8));
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
