package org.lesionlens.review;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lesionlens.evaluation.Ranking;
import org.lesionlens.explain.BorderEnergy;

/**
 * How the lesions of a group are sorted; what is not known comes last, equals in the set's order.
 */
public enum CaseOrder {
    /** The farthest from its truth first. */
    ERROR,
    /** The highest probability first. */
    PROBABILITY,
    /** By the photo's name. */
    NAME,
    /** By the patient's id. */
    PATIENT,
    /** The oldest patient first. */
    AGE,
    /** By the site on the body. */
    SITE,
    /** The largest share of the map's heat at its border first. */
    BORDER_ENERGY;

    /** True if it hangs on truths, or on what a model says. */
    public boolean isByResults() {
        return switch (this) {
            case ERROR, PROBABILITY, BORDER_ENERGY -> true;
            case NAME, PATIENT, AGE, SITE -> false;
        };
    }

    private record Keyed<K>(K key, ReviewCase one) {}

    /**
     * Lesions in this order.
     *
     * @param cases in the set's order
     */
    List<ReviewCase> sort(List<ReviewCase> cases) {
        return switch (this) {
            case ERROR -> falling(cases, ReviewCase::error);
            case PROBABILITY -> falling(cases, ReviewCase::probability);
            case NAME -> text(cases, one -> one.image().name());
            case PATIENT -> text(cases, one -> one.image().patient());
            case AGE -> falling(cases, CaseOrder::age);
            case SITE -> text(cases, one -> one.image().facts().site());
            case BORDER_ENERGY -> falling(cases, CaseOrder::borderShare);
        };
    }

    private static List<ReviewCase> falling(
            List<ReviewCase> cases, Function<ReviewCase, OptionalDouble> value) {
        double[] keys =
                cases.stream()
                        .mapToDouble(one -> value.apply(one).orElse(Double.NEGATIVE_INFINITY))
                        .toArray();
        return IntStream.of(Ranking.falling(keys)).mapToObj(cases::get).toList();
    }

    private static List<ReviewCase> text(
            List<ReviewCase> cases, Function<ReviewCase, String> value) {
        return sorted(
                cases,
                value,
                Comparator.comparing(String::isEmpty).thenComparing(String.CASE_INSENSITIVE_ORDER));
    }

    /** Each key is asked for once, not at each comparison; the sort keeps equals as they were. */
    private static <K> List<ReviewCase> sorted(
            List<ReviewCase> cases, Function<ReviewCase, K> key, Comparator<? super K> comparator) {
        return cases.stream()
                .map(one -> new Keyed<>(key.apply(one), one))
                .sorted(Comparator.comparing(Keyed::key, comparator))
                .map(Keyed::one)
                .toList();
    }

    private static OptionalDouble age(ReviewCase one) {
        Double age = one.image().facts().age();
        return age == null ? OptionalDouble.empty() : OptionalDouble.of(age);
    }

    private static OptionalDouble borderShare(ReviewCase one) {
        return one.map()
                .flatMap(map -> BorderEnergy.of(map.positive()))
                .map(BorderEnergy::share)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
