package org.lesionlens.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.lesionlens.image.InputSpec;

/**
 * What a model file says of itself in its {@code model.json}.
 *
 * @param name shown to people
 * @param architecture for example {@code efficientnet_b5}
 * @param input how a photo becomes the network's input
 * @param output what the logits mean
 * @param targetLayer name of the layer whose output is explained
 * @param decisionThreshold a probability p of the positive class is called positive iff p ≥ this;
 *     in [0, 1]
 * @param trainedOn data it was trained on, may be blank
 * @param licence of the weights, may be blank
 * @param intendedUse may be blank
 * @param inputs what the network takes besides the photo, by the names of its parameters
 * @param averagesLogits whether an ensemble takes the mean of logits, not of probabilities
 */
public record ModelCard(
        String name,
        String architecture,
        InputSpec input,
        ModelOutput output,
        String targetLayer,
        double decisionThreshold,
        String trainedOn,
        String licence,
        String intendedUse,
        Map<String, InputEncoding> inputs,
        boolean averagesLogits) {

    /**
     * @throws IllegalArgumentException if {@code name} is blank or the threshold is not in [0, 1]
     */
    public ModelCard {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        if (name.isBlank()) {
            throw new IllegalArgumentException("the model has no name");
        }
        if (!(decisionThreshold >= 0 && decisionThreshold <= 1)) {
            throw new IllegalArgumentException(
                    "decision threshold is not in [0, 1]: " + decisionThreshold);
        }
    }

    /** A card of a network that takes nothing but the photo. */
    public ModelCard(
            String name,
            String architecture,
            InputSpec input,
            ModelOutput output,
            String targetLayer,
            double decisionThreshold,
            String trainedOn,
            String licence,
            String intendedUse) {
        this(
                name,
                architecture,
                input,
                output,
                targetLayer,
                decisionThreshold,
                trainedOn,
                licence,
                intendedUse,
                Map.of(),
                false);
    }

    /** The same card of a network that takes more than the photo. */
    public ModelCard withInputs(Map<String, InputEncoding> others) {
        return new ModelCard(
                name,
                architecture,
                input,
                output,
                targetLayer,
                decisionThreshold,
                trainedOn,
                licence,
                intendedUse,
                others,
                averagesLogits);
    }

    /** The card of several networks that are asked together. */
    ModelCard together(
            String names, InputSpec all, String layers, Map<String, InputEncoding> numbers) {
        return new ModelCard(
                names,
                architecture,
                all,
                output,
                layers,
                decisionThreshold,
                trainedOn,
                licence,
                intendedUse,
                numbers,
                averagesLogits);
    }

    /** True if it takes what is known of a lesion, so that it is not asked about photos alone. */
    public boolean takesFacts() {
        return inputs.values().stream().anyMatch(input -> !input.isConstant());
    }

    /** The same card of a network that is explained at another layer. */
    public ModelCard withTargetLayer(String layer) {
        return new ModelCard(
                name,
                architecture,
                input,
                output,
                layer,
                decisionThreshold,
                trainedOn,
                licence,
                intendedUse,
                inputs,
                averagesLogits);
    }

    /** The same card of a network whose numbers become probabilities in another way. */
    public ModelCard withActivation(Activation activation) {
        return new ModelCard(
                name,
                architecture,
                input,
                output.withActivation(activation),
                targetLayer,
                decisionThreshold,
                trainedOn,
                licence,
                intendedUse,
                inputs,
                averagesLogits);
    }

    /** The same card without what no result depends on. */
    public ModelCard bare() {
        return new ModelCard(
                "-", "", input, output, targetLayer, 0, "", "", "", inputs, averagesLogits);
    }
}
