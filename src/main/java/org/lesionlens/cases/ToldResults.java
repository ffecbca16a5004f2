package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a table of results says of how its probabilities came to be.
 *
 * @param table that was opened as a set
 * @param about what truths and probabilities are about; none if nobody says
 * @param threshold that its own calls are by, in [0, 1]; none if there is none, or several
 * @param model SHA-256 of the model with its card; blank if nobody says
 * @param absent rows whose photo is not here
 * @param failed rows that say why there is no probability
 */
public record ToldResults(
        Path table,
        Optional<PositiveClass> about,
        OptionalDouble threshold,
        String model,
        int absent,
        int failed) {

    /** True unless it is known to be about something else than what a model looks for. */
    public boolean isAbout(PositiveClass sought) {
        return about.isEmpty() || about.get().means(sought);
    }
}
