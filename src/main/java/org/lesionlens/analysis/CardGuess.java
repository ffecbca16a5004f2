package org.lesionlens.analysis;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model without a {@code model.json}.
 *
 * @param model hash of its file
 * @param outputs how many numbers it gives for a photo, at least 1
 * @param activation that its code ends in; null if it gives logits
 * @param width in pixels that it was traced with; null if it does not say
 * @param height in pixels that it was traced with; null if it does not say
 */
public record CardGuess(
        ContentHash model,
        int outputs,
        @Nullable Activation activation,
        @Nullable Integer width,
        @Nullable Integer height) {

    private static final int B5 = 456; // Tan and Le 2019

    /** The activation that goes with the outputs, if the code does not say it. */
    public Activation likelyActivation() {
        return Optional.ofNullable(activation)
                .orElse(outputs == 1 ? Activation.SIGMOID : Activation.SOFTMAX);
    }

    /** A {@code model.json} to begin with; classes and normalisation are examples. */
    public String example() {
        return """
        {"format": 1, "name": "My model", "architecture": "efficientnet_b5",
         "input": {"width": %d, "height": %d, "fit": "squash", "interpolation": "bilinear-antialias",
                   "scale": 0.00392156862745098, "mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225]},
         "output": {"activation": "%s", "classes": [%s], "positive": "melanoma"},
         "targetLayer": "found in the code", "decisionThreshold": 0.5}
        """
                .formatted(
                        width == null ? B5 : width,
                        height == null ? B5 : height,
                        likelyActivation().modelName(),
                        classes());
    }

    private String classes() {
        var names = new StringBuilder("\"benign\", \"melanoma\"");
        for (int i = 2; i < outputs; i++) {
            names.append(", \"class %d\"".formatted(i));
        }
        return names.toString();
    }
}
