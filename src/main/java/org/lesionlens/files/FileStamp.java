package org.lesionlens.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which file it is, and in what state: if two stamps are equal, so are the files' bytes, and nobody
 * has to read them. Nothing of a name or a path is in it.
 *
 * <p>The time of the last change of the file's entry, which no program can set, gives away what
 * copying with kept times would hide; moving or renaming a file changes it, too. That holds on the
 * file systems of Unix systems' own disks: those of memory cards make the numbers up anew each
 * time, those of a network leave them to a server.
 *
 * @param device number of the file system
 * @param inode number of the file in it
 * @param size in bytes
 * @param modified last change of the content, in nanoseconds since 1970
 * @param changed last change of content, name or rights, in nanoseconds since 1970
 */
public record FileStamp(long device, long inode, long size, long modified, long changed) {

    private static final Duration UNSETTLED = Duration.ofSeconds(2); // FAT's clock is as coarse

    /**
     * The stamp of a file as it is now.
     *
     * @return none where the file system has no such numbers, as on Windows
     * @throws IOException if the file cannot be asked for them
     */
    public static Optional<FileStamp> of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        Map<String, Object> facts =
                Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
        return Optional.of(
                new FileStamp(
                        number(facts, "dev"),
                        number(facts, "ino"),
                        number(facts, "size"),
                        time(facts, "lastModifiedTime"),
                        time(facts, "ctime")));
    }

    private static long number(Map<String, Object> facts, String key) {
        return facts.get(key) instanceof Number number ? number.longValue() : 0;
    }

    private static long time(Map<String, Object> facts, String key) {
        return facts.get(key) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
    }

    /**
     * False just after a change: another one right behind it might leave the same stamp, since
     * clocks of file systems are coarse.
     */
    public boolean isSettled(Instant now) {
        return changed < TimeUnit.MILLISECONDS.toNanos(now.minus(UNSETTLED).toEpochMilli());
    }

    /** All five numbers, 8 bytes each, big-endian, in the order of the components. */
    public byte[] bytes() {
        return ByteBuffer.allocate(5 * Long.BYTES)
                .putLong(device)
                .putLong(inode)
                .putLong(size)
                .putLong(modified)
                .putLong(changed)
                .array();
    }
}
