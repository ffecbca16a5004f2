package org.lesionlens.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Ways to turn 8-bit values into a network's numbers that many networks share. */
public enum Normalisation {

    /**
     * Divided by 255, then by the mean and spread of ImageNet's pixels: torchvision, most of timm.
     */
    IMAGENET,
    /** Divided by 255: 0 to 1. */
    ZERO_TO_ONE,
    /** −1 to 1: Inception, TensorFlow's ports in timm. */
    MINUS_ONE_TO_ONE,
    /** As they are, 0 to 255: networks that normalise by themselves, as Keras' EfficientNets. */
    NONE;

    /** Factor from 8-bit values to the unit of {@link #mean}. */
    public double scale() {
        return this == NONE ? 1 : 1 / 255.0;
    }

    /** Of red, green and blue after scaling. */
    public List<Double> mean() {
        return switch (this) {
            case IMAGENET -> List.of(0.485, 0.456, 0.406);
            case MINUS_ONE_TO_ONE -> List.of(0.5, 0.5, 0.5);
            case ZERO_TO_ONE, NONE -> List.of(0.0, 0.0, 0.0);
        };
    }

    /** Standard deviation of red, green and blue after scaling. */
    public List<Double> std() {
        return switch (this) {
            case IMAGENET -> List.of(0.229, 0.224, 0.225);
            case MINUS_ONE_TO_ONE -> List.of(0.5, 0.5, 0.5);
            case ZERO_TO_ONE, NONE -> List.of(1.0, 1.0, 1.0);
        };
    }

    /** The one that an input is normalised by; empty if by none of these. */
    public static Optional<Normalisation> of(InputSpec input) {
        return Arrays.stream(values())
                .filter(one ->
                        one.scale() == input.scale()
                                && one.mean().equals(input.mean())
                                && one.std().equals(input.std()))
                .findFirst();
    }
}
