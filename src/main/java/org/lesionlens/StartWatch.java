package org.lesionlens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells how soon the window was there, if a file for that is named. */
final class StartWatch {

    /** Names the file: two lines, of milliseconds from the start of the process. */
    static final String FILE = "lesionlens.start";

    private final @Nullable String file = System.getProperty(FILE);
    private long painted;

    /** True if somebody only wants to know that. */
    boolean isWanted() {
        return file != null;
    }

    /** The window was painted for the first time. */
    void painted() {
        painted = millis();
    }

    /** All that is in it was painted. */
    void filled() {
        if (file != null) {
            try {
                Files.write(Path.of(file), List.of("" + painted, "" + millis()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long millis() {
        Instant begun = ProcessHandle.current().info().startInstant().orElseThrow();
        return Duration.between(begun, Instant.now()).toMillis();
    }
}
