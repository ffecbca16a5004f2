package org.lesionlens.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.OutputComparison;

/**
 * What {@code inspect --json} prints.
 *
 * @param outputs how many numbers the network gives for a photo
 * @param finalActivation {@code sigmoid} or {@code softmax} if its code ends in one
 * @param tracedWidth in pixels, if the file says it
 * @param tracedHeight in pixels, if the file says it
 * @param card name of its card, if it has one
 * @param instrumented true if a copy is run in its place
 * @param deviation of that copy from the original
 * @param comparison of the probabilities of a sample photo, if it has a card
 * @param layers that can be explained, the last of the network first
 * @param tensor which of its outputs is taken, if it has several
 * @param adjustments what is not as in the file
 * @param features how the features of the first layer are run, and why
 */
record InspectResult(
        String file,
        String sha256,
        String network,
        int codeFiles,
        long weightBytes,
        List<String> methods,
        int outputs,
        @Nullable String finalActivation,
        @Nullable Integer tracedWidth,
        @Nullable Integer tracedHeight,
        @Nullable String card,
        boolean instrumented,
        @Nullable String copy,
        @Nullable Double deviation,
        @Nullable OutputComparison comparison,
        List<LayerFacts> layers,
        @Nullable String tensor,
        List<Adjustment> adjustments,
        FeaturesPath.Choice features) {}
