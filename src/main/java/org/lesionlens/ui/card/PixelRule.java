package org.lesionlens.ui.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;

/**
 * How 8-bit values become the network's numbers: a preset, or what a card says of its own.
 *
 * @param preset null if it is none of them
 */
record PixelRule(
        @Nullable Normalisation preset, double scale, List<Double> mean, List<Double> std) {

    private static PixelRule of(Normalisation preset) {
        return new PixelRule(preset, preset.scale(), preset.mean(), preset.std());
    }

    /** The rule of an input. */
    static PixelRule of(InputSpec input) {
        return Normalisation.of(input)
                .map(PixelRule::of)
                .orElseGet(() -> new PixelRule(null, input.scale(), input.mean(), input.std()));
    }

    /** All presets, and the rule of an input if it is none of them. */
    static List<PixelRule> choices(InputSpec input) {
        List<PixelRule> choices =
                new ArrayList<>(Arrays.stream(Normalisation.values()).map(PixelRule::of).toList());
        if (input.form().grey()) {
            choices.removeIf(rule -> rule.mean().stream().distinct().count() > 1);
        }
        if (!choices.contains(of(input))) {
            choices.add(of(input));
        }
        return List.copyOf(choices);
    }

    /** Names it for programs. */
    String key() {
        return preset == null ? "OWN" : preset.name();
    }

    /** An input with this rule. */
    InputSpec input(InputSize size, InputFit fit, Interpolation interpolation) {
        return new InputSpec(size.width(), size.height(), fit, interpolation, scale, mean, std);
    }
}
