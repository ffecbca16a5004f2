package org.lesionlens.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network takes besides the photo: a row of numbers.
 *
 * @param parts in the order of the numbers
 */
public record InputEncoding(List<InputPart> parts) {

    /**
     * @throws IllegalArgumentException if there is none
     */
    public InputEncoding {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an input besides the photo has no numbers");
        }
    }

    /** The same numbers for every lesion. */
    public static InputEncoding of(List<Double> numbers) {
        return new InputEncoding(numbers.stream().<InputPart>map(InputPart.Constant::new).toList());
    }

    /** True if nothing has to be known of a lesion. */
    public boolean isConstant() {
        return parts.stream().allMatch(InputPart.Constant.class::isInstance);
    }

    /** True if zeros stand for what the network was trained with. */
    public boolean isZeros() {
        return isConstant() && example().stream().allMatch(number -> number == 0);
    }

    /** Numbers that a network is tried with; of a constant one these are the numbers. */
    public List<Double> example() {
        return parts.stream().flatMap(part -> part.example().stream()).toList();
    }

    /** What must be known of a lesion. */
    List<LesionFact> asked() {
        return parts.stream().map(InputPart::asked).flatMap(Optional::stream).distinct().toList();
    }

    /**
     * The numbers for a lesion.
     *
     * @throws MissingFactException if too little is known of it
     */
    List<Double> numbers(KnownFacts facts) throws MissingFactException {
        List<Double> numbers = new ArrayList<>();
        for (InputPart part : parts) {
            numbers.addAll(part.numbers(facts));
        }
        return numbers;
    }
}
