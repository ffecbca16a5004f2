package org.lesionlens.cli;

import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option for the probability from which on a lesion is called positive. */
public final class DecisionOption {

    @Option(
            names = "--threshold",
            paramLabel = "0..1",
            description = {
                "Called positive from this probability on;",
                "default: as the model's card says."
            })
    private @Nullable Double threshold;

    /**
     * Refuses what is no probability.
     *
     * @param asked the command line to blame
     */
    public void check(CommandLine asked) {
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw new ParameterException(asked, "--threshold is not in [0, 1]: " + threshold);
        }
    }

    /** What was asked for, or what the model's card says; in [0, 1]. */
    public double of(ModelCard card) {
        return threshold == null ? card.decisionThreshold() : threshold;
    }
}
