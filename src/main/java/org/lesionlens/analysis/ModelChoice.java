package org.lesionlens.analysis;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to open a model where its file leaves a choice.
 *
 * @param card a {@code model.json} to use instead of its own; null to look for one
 * @param layer which of the layers that were found is explained; 0 is the last of the network; null
 *     for the one that the card names, else the last
 */
public record ModelChoice(@Nullable Path card, @Nullable Integer layer) {

    /** What a file says itself. */
    public static final ModelChoice DEFAULT = new ModelChoice(null, null);
}
