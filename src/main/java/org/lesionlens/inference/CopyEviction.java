package org.lesionlens.inference;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps a folder of copies of models from growing without end: a copy is as large as its model, and
 * whoever watches a training opens a hundred. Those whose use is longest ago go first, and are made
 * anew when they are wanted.
 *
 * @param folder of the copies; need not exist
 * @param room that they may take, in bytes
 */
record CopyEviction(Path folder, long room, InstantSource clock) {

    private static final long ROOM = 4L << 30; // some twenty of an EfficientNet-B5
    private static final Duration IN_USE = Duration.ofHours(1);

    /** Copies by hash, and what a process that was killed in the middle of making one has left. */
    private static final Pattern COPY =
            Pattern.compile("[0-9a-f]{64}.*\\.v\\d+\\.pt|(trial|features|frozen)-\\d+\\.pt");

    /** A file, and when it was written or used last. */
    private record Copy(Path file, long bytes, Instant used) {}

    CopyEviction(Path folder) {
        this(folder, ROOM, InstantSource.system());
    }

    /** Says that a copy is used now. */
    static void used(Path copy) {
        try {
            Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
        } catch (IOException e) {
            return; // then it goes sooner
        }
    }

    /** Deletes what is beyond the room, but nothing that was used within the hour. */
    void run() {
        long taken = 0;
        Instant recent = clock.instant().minus(IN_USE);
        for (Copy copy : latestFirst()) {
            taken += copy.bytes();
            if (taken > room && copy.used().isBefore(recent)) {
                var _ = copy.file().toFile().delete(); // on Windows not while somebody reads it
            }
        }
    }

    private List<Copy> latestFirst() {
        List<Copy> copies = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pt")) {
            for (Path file : files) {
                if (COPY.matcher(String.valueOf(file.getFileName())).matches()) {
                    var read = Files.readAttributes(file, BasicFileAttributes.class);
                    copies.add(new Copy(file, read.size(), read.lastModifiedTime().toInstant()));
                }
            }
        } catch (IOException e) {
            return List.of(); // another process deletes as well: next time
        }
        copies.sort(Comparator.comparing(Copy::used).reversed());
        return copies;
    }
}
