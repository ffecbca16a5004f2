package org.lesionlens.review;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.marks.PhotoMarks;

/**
 * One image of a set that is judged.
 *
 * @param index of the lesion in its set, which never changes
 * @param image that is judged
 * @param progress how far the network is with it
 * @param source whose probability counts
 * @param other class that is looked for in place of the model's own; null if none
 * @param marks what a person says of the photo, as far as that is known
 */
public record ReviewCase(
        int index,
        LesionImage image,
        Progress progress,
        ProbabilitySource source,
        @Nullable OtherClass other,
        PhotoMarks marks) {

    /** The same, with what the network has done since. */
    ReviewCase with(Progress newer) {
        return new ReviewCase(index, image, newer, source, other, marks);
    }

    /** The same, judged by other probabilities. */
    ReviewCase by(ProbabilitySource newer) {
        return new ReviewCase(index, image, progress, newer, other, marks);
    }

    /** The same, judged for another class. */
    ReviewCase lookingFor(ProbabilitySource counting, @Nullable OtherClass newer) {
        return new ReviewCase(index, image, progress, counting, newer, marks);
    }

    /** The same, of which a person says something else. */
    ReviewCase marked(PhotoMarks newer) {
        return newer.equals(marks)
                ? this
                : new ReviewCase(index, image, progress, source, other, newer);
    }

    /** The same under another map of what the network said; only of one that is scored. */
    public ReviewCase showing(SignedMap map) {
        CasePrediction said = prediction().orElseThrow();
        return with(
                new Progress.Scored(
                        new CasePrediction(
                                said.photo(),
                                said.key(),
                                said.probabilities(),
                                said.positive(),
                                map)));
    }

    /** Whether it has what is looked for. */
    public Truth truth() {
        return other == null ? image.truth() : other.truth();
    }

    /** Name of the class that is looked for in place of the model's own, if one is. */
    public Optional<String> otherClass() {
        return Optional.ofNullable(other).map(OtherClass::name);
    }

    /**
     * The map of what is looked for, if there is one: it is kept of the model's own class alone. Of
     * whoever counts; where a table has none, the network's.
     */
    public Optional<SignedMap> map() {
        if (other != null) {
            return Optional.empty();
        }
        SignedMap told = source == ProbabilitySource.TABLE ? image.facts().map() : null;
        return told == null ? prediction().map(CasePrediction::map) : Optional.of(told);
    }

    /** True if nothing in the photo speaks for what is looked for, as far as there is a map. */
    public boolean isEmptyMap() {
        return map().filter(map -> map.maximum() <= 0).isPresent();
    }

    /** What the network said, if it has. */
    public Optional<CasePrediction> prediction() {
        return progress instanceof Progress.Scored(CasePrediction prediction)
                ? Optional.of(prediction)
                : Optional.empty();
    }

    /** p of what is looked for, in [0, 1], of whoever counts; none while it is not known. */
    public OptionalDouble probability() {
        return switch (source) {
            case NETWORK ->
                    progress instanceof Progress.Scored(CasePrediction prediction)
                            ? OptionalDouble.of(probability(prediction))
                            : OptionalDouble.empty();
            case TABLE -> told();
        };
    }

    /** That of a table, computed elsewhere; none if there is none of what is looked for. */
    OptionalDouble told() {
        Double told =
                other == null
                        ? image.facts().prediction()
                        : image.facts().probabilities().of(other.rule());
        return told == null ? OptionalDouble.empty() : OptionalDouble.of(told);
    }

    private double probability(CasePrediction prediction) {
        return other == null
                ? prediction.probability()
                : prediction.probabilities().get(other.index());
    }

    /** Where it stands when p ≥ {@code threshold} is called positive. */
    public OutcomeGroup group(double threshold) {
        OptionalDouble probability = probability();
        return probability.isEmpty()
                ? OutcomeGroup.UNSCORED
                : OutcomeGroup.of(truth(), probability.getAsDouble(), threshold);
    }

    /**
     * How far the probability is from the truth, in [0, 1]: |p − 1| for a positive lesion, p for a
     * negative one; none while one of the two is not known.
     */
    public OptionalDouble error() {
        OptionalDouble probability = probability();
        Truth truth = truth();
        if (probability.isEmpty() || !truth.isKnown()) {
            return OptionalDouble.empty();
        }
        double p = probability.getAsDouble();
        return OptionalDouble.of(truth.isPositive() ? 1 - p : p);
    }
}
