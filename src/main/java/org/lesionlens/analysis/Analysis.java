package org.lesionlens.analysis;

import java.util.List;
import java.util.Optional;
import org.lesionlens.explain.BranchSpread;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.RgbImage;

/**
 * One photo, what the network made of it, and why; all from the same forward pass.
 *
 * @param card of the model that was asked
 * @param prepared the photo, and what the network saw of it
 * @param pass what the network left behind
 * @param explanation of one class
 * @param timings of what ran for this result
 */
public record Analysis(
        ModelCard card,
        PreparedPhoto prepared,
        ForwardPass pass,
        Explanation explanation,
        Timings timings) {

    /**
     * The same, with the one of {@code others} that has its photo's pixels in the photo's place, if
     * there is one: whoever compares the two then need not look at every pixel, and both take the
     * room of one.
     */
    public Analysis sharing(List<RgbImage> others) {
        return others.stream()
                .filter(photo()::equals)
                .findFirst()
                .map(same -> new Analysis(card, prepared.with(same), pass, explanation, timings))
                .orElse(this);
    }

    /** The photo as displayed, at its full size. */
    public RgbImage photo() {
        return prepared.photo();
    }

    /** How the photo was fitted into the network's input. */
    public InputGeometry geometry() {
        return prepared.geometry();
    }

    /** The probability of each class in [0, 1], in the order of the card's classes. */
    public List<Double> probabilities() {
        return card.output().probabilities(pass.logits());
    }

    /** The probability of the positive class, in [0, 1]. */
    public double positiveProbability() {
        return probabilities().get(card.output().positiveIndex());
    }

    /** True if the photo is called positive: p ≥ {@code threshold}. */
    public boolean isPositive(double threshold) {
        return positiveProbability() >= threshold;
    }

    /**
     * True if the network gives probabilities without a logit: then the logit of the explained
     * class's probability stands in for it.
     */
    public boolean explainsProbability() {
        return card.output().activation() == Activation.NONE && explanation.method().usesClass();
    }

    /**
     * Where the networks of an ensemble disagree about the explained class, see {@link
     * BranchSpread}; empty of one network.
     */
    public Optional<Heatmap> branchSpread() {
        int[] channels = pass.branches().stream().mapToInt(Integer::intValue).toArray();
        return BranchSpread.of(explanation.evidence(), channels);
    }

    /** The name of the explained class. */
    public String className() {
        return card.output().classes().get(explanation.classIndex());
    }
}
