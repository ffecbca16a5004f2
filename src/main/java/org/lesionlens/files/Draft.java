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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file that is being written, in the folder of the one that it will be, and gone in the end. That
 * of a process that was killed stays, and is removed by the next that looks whether it may write
 * there: it tells by the lock, which the system takes from a dead process.
 */
public final class Draft implements AutoCloseable {

    /** A process must not try its own: to close them would give up their locks. */
    private static final String PROCESS = UUID.randomUUID().toString().substring(0, 8);

    private static final String ENDING = ".part";

    private static final String HEX = "[0-9a-f]";
    private static final Pattern NAME =
            Pattern.compile(
                    "\\."
                            + HEX
                            + "{8}-"
                            + HEX
                            + "{8}(?:-"
                            + HEX
                            + "{4}){3}-"
                            + HEX
                            + "{12}\\.part");

    /** Whoever writes goes on within this time, or holds its lock. */
    private static final Duration LEFT_AFTER = Duration.ofMinutes(10);

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

    /**
     * Removes those that killed processes have left in a folder of this machine: on a network
     * drive, a lock may be seen by one machine alone.
     */
    static void sweep(Path folder) {
        if (NetworkDrive.of(folder).isPresent()) {
            return;
        }
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
        return NAME.matcher(name).matches()
                && !name.startsWith("." + PROCESS)
                && Files.isRegularFile(file);
    }

    private static boolean isOld(Path draft) throws IOException {
        Instant changed = Files.getLastModifiedTime(draft).toInstant();
        return changed.isBefore(Instant.now().minus(LEFT_AFTER));
    }

    private static void removeIfLeft(Path draft) {
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            if (isOld(draft) && channel.tryLock() != null) {
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

    /**
     * Ends the writing, which gives up the lock: before it gets its name, as some systems move no
     * open file, and network drives tell only now that they are full.
     *
     * @throws IOException if not all could be written
     */
    void finish() throws IOException {
        stream.close();
    }

    /** Removes it, unless it has got another name. */
    @Override
    public void close() throws IOException {
        try {
            finish();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
