package org.lesionlens.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelChoice;
import picocli.CommandLine.Option;

/** The options that say how a model is opened where its file leaves a choice. */
final class CardOption {

    @Option(
            names = "--card",
            paramLabel = "FILE",
            description = {
                "A model.json that says how the model's input is prepared and what its",
                "output means; default: the one in the archive, or MODEL.json beside it."
            })
    private @Nullable Path card;

    @Option(
            names = "--layer",
            paramLabel = "N",
            description = {
                "Which layer is explained, as inspect numbers them; 0 is the last one;",
                "default: the one that the card names, else 0.",
                "Only archives that models/export.py did not make have several."
            })
    private @Nullable Integer layer;

    /** What they ask for. */
    ModelChoice choice() {
        return new ModelChoice(card, layer);
    }
}
