package org.lesionlens.files;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is being written, in the folder of the one that it will be, and gone in the end. That
 * of a process that was killed stays, and is removed by the next that looks whether it may write
 * there: it tells by the lock, which the system takes from a dead process.
 */
public final class Draft implements AutoCloseable {

    /** A process must not try its own: to close them would give up their locks. */
    private static final String PROCESS = UUID.randomUUID().toString().substring(0, 8);

    private static final String ENDING = ".part";

    private final Path file;
    private final FileOutputStream stream; // whose writing an interrupt does not end

    private Draft(Path file, FileOutputStream stream) {
        this.file = file;
        this.stream = stream;
    }

    /**
     * Begins a file.
     *
     * @throws IOException if the folder is missing, full or read-only
     */
    public static Draft in(Path folder) throws IOException {
        Path file = folder.resolve("." + PROCESS + "-" + UUID.randomUUID() + ENDING);
        Files.createFile(file);
        var stream = new FileOutputStream(file.toFile());
        try {
            var _ = stream.getChannel().tryLock();
        } catch (IOException e) {
            // A network drive without locks: nobody will take it for left over.
        }
        return new Draft(file, stream);
    }

    /** Removes those that killed processes have left in a folder. */
    static void sweep(Path folder) {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, Draft::isOfOthers)) {
            for (Path draft : drafts) {
                removeIfLeft(draft);
            }
        } catch (IOException e) {
            // Whoever writes there is told what is wrong.
        }
    }

    private static boolean isOfOthers(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".")
                && name.endsWith(ENDING)
                && !name.startsWith("." + PROCESS)
                && Files.isRegularFile(file);
    }

    private static void removeIfLeft(Path draft) {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            // It is somebody else's, or on a drive without locks.
        }
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    /** What fills it; to close it writes what is written, and keeps the lock. */
    public OutputStream out() {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                out.write(bytes, start, length);
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }

    /** Removes it, unless it has got another name. */
    @Override
    public void close() throws IOException {
        try (stream) {
            Files.deleteIfExists(file);
        }
    }
}
