package org.lesionlens.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** How much may still be written on the disk of a folder. */
public final class FreeRoom {

    private static final long KILO = 1000;

    private FreeRoom() {}

    /**
     * In bytes; none if the system does not say. A user's quota may be less.
     *
     * @param folder exists
     */
    public static OptionalLong in(Path folder) {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException | SecurityException e) {
            return OptionalLong.empty();
        }
    }

    /** As the end of a sentence: how much it is, and where. */
    public static String inWords(Path folder) {
        OptionalLong bytes = in(folder);
        return bytes.isEmpty()
                ? "in the folder " + folder
                : "%s free in the folder %s".formatted(inWords(bytes.getAsLong()), folder);
    }

    /** Rounded down, so that what does not fit does not seem to. */
    public static String inWords(long bytes) {
        if (bytes < KILO * KILO) {
            return bytes / KILO + " kB";
        }
        return bytes < KILO * KILO * KILO
                ? bytes / (KILO * KILO) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
