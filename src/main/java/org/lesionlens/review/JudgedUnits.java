package org.lesionlens.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Truth;

/**
 * The photos or lesions of a set that measures count.
 *
 * @param unit what is counted
 * @param judged in the set's order
 * @param total of the set, judged or not
 * @param contradicting lesions of which one photo is positive and another negative; they are not
 *     judged
 * @param hasLesions true if any lesion has several photos, so that it matters what is counted
 */
public record JudgedUnits(
        MeasuredUnit unit,
        List<JudgedUnit> judged,
        int total,
        int contradicting,
        boolean hasLesions) {

    public JudgedUnits {
        judged = List.copyOf(judged);
    }

    /** Photos count where no lesion has several, whatever is asked for. */
    public static JudgedUnits of(Review review, MeasuredUnit asked) {
        boolean hasLesions = hasLesions(review);
        return asked == MeasuredUnit.PHOTO || !hasLesions
                ? photos(review, hasLesions)
                : judged(lesions(review), asked);
    }

    /** Each photo for itself, or the photos of each lesion. */
    static Collection<List<ReviewCase>> grouped(Review review, MeasuredUnit unit) {
        return unit == MeasuredUnit.PHOTO
                ? review.cases().stream().map(List::of).toList()
                : lesions(review);
    }

    private static Collection<List<ReviewCase>> lesions(Review review) {
        Map<String, List<ReviewCase>> lesions = new LinkedHashMap<>();
        int alone = 0;
        for (ReviewCase one : review.cases()) {
            LesionFacts facts = one.image().facts();
            String key = facts.lesion().isEmpty() ? "photo " + alone++ : lesion(facts);
            lesions.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(one);
        }
        return lesions.values();
    }

    private static String lesion(LesionFacts facts) {
        return "lesion " + facts.patient() + " " + facts.lesion();
    }

    /** Without a list for each photo that is alone. */
    private static boolean hasLesions(Review review) {
        Set<String> known = new HashSet<>();
        return review.cases().stream()
                .map(one -> one.image().facts())
                .anyMatch(facts -> !facts.lesion().isEmpty() && !known.add(lesion(facts)));
    }

    private static JudgedUnits photos(Review review, boolean hasLesions) {
        List<JudgedUnit> judged =
                review.judged().stream()
                        .map(one ->
                                new JudgedUnit(
                                        List.of(one),
                                        one.probability().orElseThrow(),
                                        one.truth().isPositive()))
                        .toList();
        return new JudgedUnits(MeasuredUnit.PHOTO, judged, review.cases().size(), 0, hasLesions);
    }

    private static JudgedUnits judged(Collection<List<ReviewCase>> lesions, MeasuredUnit unit) {
        List<JudgedUnit> judged = new ArrayList<>();
        int total = 0;
        int contradicting = 0;
        for (List<ReviewCase> photos : lesions) {
            total++;
            Set<Truth> truths = EnumSet.noneOf(Truth.class);
            photos.forEach(one -> truths.add(one.truth()));
            truths.remove(Truth.UNKNOWN);
            List<ReviewCase> scored =
                    photos.stream().filter(one -> one.probability().isPresent()).toList();
            if (truths.size() > 1) {
                contradicting++;
            } else if (truths.size() == 1 && !scored.isEmpty() && !isWaiting(photos)) {
                List<Double> probabilities =
                        scored.stream()
                                .map(ReviewCase::probability)
                                .map(OptionalDouble::orElseThrow)
                                .toList();
                judged.add(
                        new JudgedUnit(
                                scored,
                                unit.probability(probabilities),
                                truths.contains(Truth.POSITIVE)));
            }
        }
        return new JudgedUnits(unit, judged, total, contradicting, true);
    }

    /** A lesion counts once nothing more is to come of any of its photos. */
    private static boolean isWaiting(List<ReviewCase> photos) {
        return photos.stream()
                .anyMatch(one ->
                        one.source() == ProbabilitySource.NETWORK
                                && one.progress() instanceof Progress.Waiting);
    }
}
