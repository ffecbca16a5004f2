package org.lesionlens.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log that takes no more than a few megabytes: when its file is full, it is set aside under a
 * number, and the oldest goes. Several processes may write into one.
 */
public final class RollingLog {

    /** How many are kept beside the one that grows. */
    static final int KEPT = 3;

    private final Path file;
    private final long most;

    /**
     * @param file made with its folder when something is said
     * @param most bytes of a file
     */
    public RollingLog(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    /**
     * Adds lines.
     *
     * @throws IOException if they cannot be written
     */
    public synchronized void add(String lines) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file) && Files.size(file) >= most) {
            for (int number = KEPT - 1; number >= 0; number--) {
                if (Files.exists(numbered(number))) {
                    Files.move(
                            numbered(number),
                            numbered(number + 1),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path numbered(int number) {
        return number == 0 ? file : file.resolveSibling(file.getFileName() + "." + number);
    }
}
