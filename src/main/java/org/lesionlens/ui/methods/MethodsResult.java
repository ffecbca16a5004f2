package org.lesionlens.ui.methods;

import java.nio.file.Path;
import java.util.List;
import org.lesionlens.methods.MethodsSummary;

/**
 * What is known of methods so far.
 *
 * @param summary of the photos that were tested
 * @param failures photos that could not be
 * @param folder of the tables
 */
public record MethodsResult(MethodsSummary summary, List<Failure> failures, Path folder) {

    /**
     * A photo that could not be tested.
     *
     * @param name of it
     * @param reason for a person to read
     */
    public record Failure(String name, String reason) {}

    public MethodsResult {
        failures = List.copyOf(failures);
    }
}
