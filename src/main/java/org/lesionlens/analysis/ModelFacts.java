package org.lesionlens.analysis;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.ContentHash;

/**
 * What is found out about a model file when it is opened.
 *
 * @param hash of the file's bytes
 * @param network full name of its class
 * @param card its {@code model.json}; null if there is none anywhere
 * @param guess what can be said without the card
 * @param copy the instrumented copy that is run; null if the file itself is
 * @param proof of the copy; null if the file itself is run
 * @param comparison of the probabilities of a sample photo; null without a photo or a card
 * @param codeFiles how many files of code it has
 * @param weightBytes of all its tensors
 * @param methods that it can be explained by: features and head
 * @param adjustments what is not as in the file
 * @param tensor which of the tensors that it gives is taken; blank if it gives but one
 * @param path how the features of the layer that is explained are run on the CPU
 */
public record ModelFacts(
        ContentHash hash,
        String network,
        @Nullable ModelCard card,
        CardGuess guess,
        @Nullable Path copy,
        @Nullable EquivalenceReport proof,
        @Nullable OutputComparison comparison,
        int codeFiles,
        long weightBytes,
        List<String> methods,
        List<Adjustment> adjustments,
        String tensor,
        FeaturesPath path) {

    public ModelFacts {
        methods = List.copyOf(methods);
        adjustments = List.copyOf(adjustments);
    }
}
