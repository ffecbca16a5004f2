package org.lesionlens.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;

/**
 * What is known of a model without a {@code model.json}.
 *
 * @param model hash of its file
 * @param outputs how many numbers it gives for a photo, at least 1
 * @param activation that its code ends in, or {@code NONE} if its numbers are probabilities for all
 *     that was seen; null if it gives logits
 * @param width in pixels that it was traced with; null if it does not say
 * @param height in pixels that it was traced with; null if it does not say
 */
public record CardGuess(
        ContentHash model,
        int outputs,
        @Nullable Activation activation,
        @Nullable Integer width,
        @Nullable Integer height) {

    private static final String INVENTED = "class ";
    private static final int B5 = 456; // Tan and Le 2019
    private static final double HALF = 0.5;

    /** The activation that goes with the outputs, if the code does not say it. */
    public Activation likelyActivation() {
        return Optional.ofNullable(activation)
                .orElse(outputs == 1 ? Activation.SIGMOID : Activation.SOFTMAX);
    }

    /** A {@code model.json} to begin with; classes and normalisation are examples. */
    public String example() {
        return ModelCardWriter.write(card("My model", "efficientnet_b5"));
    }

    /**
     * A card to begin with; classes and normalisation are examples.
     *
     * @param name of the model
     * @param architecture of its network
     */
    public ModelCard card(String name, String architecture) {
        return new ModelCard(
                name,
                architecture,
                new InputSpec(
                        width == null ? B5 : width,
                        height == null ? B5 : height,
                        InputFit.SQUASH,
                        Interpolation.BILINEAR_ANTIALIAS,
                        Normalisation.IMAGENET),
                new ModelOutput(likelyActivation(), classes(), classes().get(1)),
                "",
                HALF,
                "",
                "",
                "");
    }

    private List<String> classes() {
        return outputs <= 2
                ? List.of("benign", "melanoma")
                : IntStream.range(0, outputs).mapToObj(i -> INVENTED + i).toList();
    }

    /** True if a class is called as long as nobody has said what it is. */
    public boolean isInvented(String className) {
        return outputs > 2 && className.startsWith(INVENTED) && classes().contains(className);
    }
}
