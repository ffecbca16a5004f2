package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.lesionlens.files.NetworkDrive;

/** How the database stays whole if it is left in the middle of a change. */
enum Journal {
    /**
     * Changes are written ahead: readers and the writer do not wait for each other. They share
     * memory, so all must be on one machine. Without waiting for the disk: survives the process,
     * and stays whole in any case.
     */
    WRITE_AHEAD("WAL", "NORMAL"),

    /** What was there is written aside: all wait for each other, by locks alone. */
    ROLLBACK("TRUNCATE", "FULL");

    /** Names one of them, {@code write-ahead} or {@code rollback}, where the drive is misjudged. */
    static final String VARIABLE = "LESIONLENS_JOURNAL";

    private final String mode;
    private final String synchronous;

    Journal(String mode, String synchronous) {
        this.mode = mode;
        this.synchronous = synchronous;
    }

    /**
     * That of a file in a folder of this machine, or of another.
     *
     * @throws IOException if the variable names none
     */
    static Journal in(Path folder) throws IOException {
        return of(
                Objects.toString(System.getenv(VARIABLE), ""), NetworkDrive.of(folder).isPresent());
    }

    /**
     * The same.
     *
     * @param wanted value of the variable; blank if it is not set
     * @throws IOException if it names none
     */
    static Journal of(String wanted, boolean isOnNetwork) throws IOException {
        return switch (wanted.strip().toLowerCase(Locale.ROOT)) {
            case "" -> isOnNetwork ? ROLLBACK : WRITE_AHEAD;
            case "write-ahead" -> WRITE_AHEAD;
            case "rollback" -> ROLLBACK;
            default ->
                    throw new IOException(
                            "cannot be used: %s is '%s', and must be write-ahead or rollback"
                                    .formatted(VARIABLE, wanted));
        };
    }

    String mode() {
        return mode;
    }

    String synchronous() {
        return synchronous;
    }
}
