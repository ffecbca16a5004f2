package org.lesionlens.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the samples that come with the program are there.
 *
 * @param folder of the samples; null if there is none
 */
public record SamplesCheck(@Nullable Path folder) implements Check {

    @Override
    public String what() {
        return "Samples";
    }

    @Override
    public CheckedPoint look() {
        if (folder == null) {
            return CheckedPoint.note(
                    what(), "missing", "They belong beside the program, in assets/samples.");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            long photos = files.filter(file -> file.toString().endsWith(".jpg")).count();
            return CheckedPoint.ok(what(), photos + " photos");
        } catch (IOException e) {
            return CheckedPoint.fault(what(), "cannot be read", "Install LesionLens anew.");
        }
    }
}
