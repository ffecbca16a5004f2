package org.lesionlens.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.marks.PhotoMarks;

/**
 * A set, and what is known of it so far.
 *
 * @param cases each at its index, unless it is a part of a set
 * @param source whose probabilities count
 */
public record Review(List<ReviewCase> cases, ProbabilitySource source) {

    /** Nothing to judge. */
    public static final Review NONE = new Review(List.of(), ProbabilitySource.NETWORK);

    public Review {
        cases = List.copyOf(cases);
    }

    /** A set that no network has looked at. */
    public static Review of(List<LesionImage> lesions) {
        List<ReviewCase> cases = new ArrayList<>(lesions.size());
        for (LesionImage lesion : lesions) {
            cases.add(
                    new ReviewCase(
                            cases.size(),
                            lesion,
                            Progress.WAITING,
                            ProbabilitySource.NETWORK,
                            null,
                            PhotoMarks.NONE));
        }
        return new Review(cases, ProbabilitySource.NETWORK);
    }

    /**
     * The same, with what the network has done since.
     *
     * @param news how far it is now with the lesions of these indices
     * @throws IndexOutOfBoundsException if there is no such lesion
     */
    public Review with(Map<Integer, Progress> news) {
        List<ReviewCase> changed = new ArrayList<>(cases);
        news.forEach((index, progress) -> changed.set(index, cases.get(index).with(progress)));
        return new Review(changed, source);
    }

    /** The same, judged by other probabilities. */
    public Review by(ProbabilitySource other) {
        return new Review(cases.stream().map(one -> one.by(other)).toList(), other);
    }

    /**
     * The same for a model's own class, as if neither a network nor a table had a probability: of
     * which class a table's are is decided for each model anew.
     */
    public Review unscored() {
        return of(cases.stream().map(ReviewCase::image).toList())
                .marked(one -> cases.get(one.index()).marks());
    }

    /**
     * The same, with what a person says of the photos.
     *
     * @return this one if that is known already
     */
    public Review marked(Function<ReviewCase, PhotoMarks> marks) {
        boolean isKnown = cases.stream().allMatch(one -> marks.apply(one).equals(one.marks()));
        return isKnown
                ? this
                : new Review(
                        cases.stream().map(one -> one.marked(marks.apply(one))).toList(), source);
    }

    /**
     * The same, judged for one of the model's classes; by the network, where a table has no
     * probabilities of it.
     */
    public Review lookingFor(ClassChoice choice) {
        Map<Truth, OtherClass> others = new EnumMap<>(Truth.class);
        if (!choice.isOwn()) {
            for (Truth truth : Truth.values()) {
                others.put(
                        truth,
                        new OtherClass(
                                choice.chosen(),
                                choice.name(),
                                choice.classes().rule(choice.chosen()),
                                truth));
            }
        }
        var judged =
                new Review(
                        cases.stream()
                                .map(one ->
                                        one.lookingFor(
                                                source,
                                                choice.isOwn()
                                                        ? null
                                                        : others.get(truth(one, choice))))
                                .toList(),
                        source);
        boolean isTold = source == ProbabilitySource.NETWORK || judged.hasPredictions();
        return isTold ? judged : judged.by(ProbabilitySource.NETWORK);
    }

    private static Truth truth(ReviewCase one, ClassChoice choice) {
        return choice.classes().truth(one.image().facts().finding(), choice.chosen());
    }

    /** Only the lesions that a filter wants, whatever group they are in; each keeps its index. */
    public Review wanted(CaseFilter filter) {
        return filter.equals(CaseFilter.ALL)
                ? this
                : new Review(cases.stream().filter(filter::wants).toList(), source);
    }

    /** True if both are of the same files, whatever is known of them. */
    public boolean isOfSamePhotos(Review other) {
        int size = cases.size();
        return size == other.cases.size()
                && IntStream.range(0, size)
                        .allMatch(i ->
                                cases.get(i)
                                        .image()
                                        .file()
                                        .equals(other.cases.get(i).image().file()));
    }

    /** True if both are the same set, whatever is known of its lesions. */
    boolean isOfSameLesions(Review other) {
        int size = cases.size();
        return size == other.cases.size()
                && IntStream.range(0, size)
                        .allMatch(i -> cases.get(i).image().equals(other.cases.get(i).image()));
    }

    /** True if a label table tells the probability of any lesion, for what is looked for. */
    public boolean hasPredictions() {
        return cases.stream().anyMatch(one -> one.told().isPresent());
    }

    /** The probabilities of all lesions whose probability and truth are known. */
    public Scores scores() {
        List<Double> probabilities = new ArrayList<>(cases.size());
        List<Boolean> truths = new ArrayList<>(cases.size());
        for (ReviewCase one : cases) {
            OptionalDouble probability = one.probability();
            if (probability.isPresent() && one.truth().isKnown()) {
                probabilities.add(probability.getAsDouble());
                truths.add(one.truth().isPositive());
            }
        }
        return new Scores(probabilities, truths);
    }

    /** The lesions that {@link #scores} ranks, in the order in which it was given them. */
    public List<ReviewCase> judged() {
        return cases.stream().filter(one -> one.error().isPresent()).toList();
    }

    /**
     * The lesions of each patient, patients in the set's order; those of nobody in particular under
     * a blank name.
     */
    public Map<String, List<ReviewCase>> patients() {
        Map<String, List<ReviewCase>> patients = new LinkedHashMap<>();
        for (ReviewCase one : cases) {
            patients.computeIfAbsent(one.image().patient(), _ -> new ArrayList<>()).add(one);
        }
        return patients;
    }
}
