package org.lesionlens.faithfulness;

import java.util.List;
import org.lesionlens.analysis.NetworkPart;

/**
 * How far a heat map can be believed: what the network itself says when the map is put to the test.
 *
 * @param className of the explained class
 * @param probability of the explained class on the untouched input, in [0, 1]
 * @param deletion the input's pixels are replaced by the mean colour of the model's training
 * @param insertion a blurred input's pixels are replaced by the sharp ones
 * @param hotPart the hot part alone, and everything but it
 * @param randomisations one for each {@link NetworkPart}, in that order
 * @see FaithfulnessCheck
 */
public record Faithfulness(
        String className,
        double probability,
        CurveComparison deletion,
        CurveComparison insertion,
        HotPart hotPart,
        List<Randomisation> randomisations) {

    public Faithfulness {
        randomisations = List.copyOf(randomisations);
    }
}
