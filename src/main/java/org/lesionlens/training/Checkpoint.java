package org.lesionlens.training;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalLong;
import org.lesionlens.files.FileNames;

/**
 * A file that a training has saved, in one of its states.
 *
 * @param file of any name
 * @param bytes its size
 * @param modified when its content was last written
 */
public record Checkpoint(Path file, long bytes, Instant modified) {

    /** By the number in the name, then by time; those without a number come last. */
    public static final Comparator<Checkpoint> ORDER =
            Comparator.comparingLong((Checkpoint one) -> one.number().orElse(Long.MAX_VALUE))
                    .thenComparing(Checkpoint::modified)
                    .thenComparing(Checkpoint::name);

    /** The file's name, without its folder. */
    public String name() {
        return FileNames.name(file);
    }

    /** Of the epoch, or of the step, as far as the name tells one. */
    public OptionalLong number() {
        return EpochNumber.of(FileNames.stem(name()));
    }

    /** What a person calls it: its number, or its name without the ending. */
    public String label() {
        OptionalLong number = number();
        return number.isPresent() ? Long.toString(number.getAsLong()) : FileNames.stem(name());
    }

    /**
     * True if this one stands in the other's place: an epoch that was trained again does, while a
     * name without a number, such as {@code best.pt}, is written for one epoch after the other.
     */
    boolean replaces(Checkpoint other) {
        return name().equals(other.name()) && (number().isPresent() || equals(other));
    }
}
