package org.lesionlens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how soon the window was there, if a file for that is named. */
final class StartWatch {

    /** Names the file: two lines, of milliseconds from the start of the process. */
    static final String FILE = "lesionlens.start";

    private static final Path UPTIME = Path.of("/proc/uptime"); // seconds, then idle ones
    private static final Path FACTS = Path.of("/proc/stat");
    private static final String BOOT = "btime ";
    private static final long MILLIS = 1000;

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

    /**
     * Milliseconds since the process began. On Linux, Java counts from the second in which the
     * machine was started, and so up to a second too much: kernel and clock tell it to a hundredth.
     */
    static long millis() {
        Instant begun = ProcessHandle.current().info().startInstant().orElseThrow();
        if (!Files.exists(UPTIME)) {
            return Duration.between(begun, Instant.now()).toMillis();
        }
        try (Stream<String> facts = Files.lines(FACTS)) {
            String boot = facts.filter(line -> line.startsWith(BOOT)).findFirst().orElseThrow();
            long second = Long.parseLong(boot.substring(BOOT.length()).strip());
            String up = Files.readString(UPTIME).split(" ", 2)[0];
            long sinceBoot = Math.round(Double.parseDouble(up) * MILLIS);
            return sinceBoot - (begun.toEpochMilli() - second * MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
