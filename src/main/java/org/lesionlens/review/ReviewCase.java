package org.lesionlens.review;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;

/**
 * One image of a set that is judged.
 *
 * @param index of the lesion in its set, which never changes
 * @param image that is judged
 * @param progress how far the network is with it
 * @param source whose probability counts
 */
public record ReviewCase(
        int index, LesionImage image, Progress progress, ProbabilitySource source) {

    /** What the network said, if it has. */
    public Optional<CasePrediction> prediction() {
        return progress instanceof Progress.Scored(CasePrediction prediction)
                ? Optional.of(prediction)
                : Optional.empty();
    }

    /** p of the positive class, in [0, 1], of whoever counts; none while it is not known. */
    public OptionalDouble probability() {
        return switch (source) {
            case NETWORK ->
                    progress instanceof Progress.Scored(CasePrediction prediction)
                            ? OptionalDouble.of(prediction.probability())
                            : OptionalDouble.empty();
            case TABLE -> {
                Double told = image.facts().prediction();
                yield told == null ? OptionalDouble.empty() : OptionalDouble.of(told);
            }
        };
    }

    /** Where it stands when p ≥ {@code threshold} is called positive. */
    public OutcomeGroup group(double threshold) {
        OptionalDouble probability = probability();
        return probability.isEmpty()
                ? OutcomeGroup.UNSCORED
                : OutcomeGroup.of(image.truth(), probability.getAsDouble(), threshold);
    }

    /**
     * How far the probability is from the truth, in [0, 1]: |p − 1| for a positive lesion, p for a
     * negative one; none while one of the two is not known.
     */
    public OptionalDouble error() {
        OptionalDouble probability = probability();
        Truth truth = image.truth();
        if (probability.isEmpty() || !truth.isKnown()) {
            return OptionalDouble.empty();
        }
        double p = probability.getAsDouble();
        return OptionalDouble.of(truth.isPositive() ? 1 - p : p);
    }
}
