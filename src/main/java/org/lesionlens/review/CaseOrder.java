package org.lesionlens.review;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.lesionlens.explain.BorderEnergy;

/**
 * How the lesions of a heap are sorted; what is not known comes last, equals in the set's order.
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

    /** Which of two comes first. */
    public Comparator<ReviewCase> comparator() {
        Comparator<ReviewCase> comparator =
                switch (this) {
                    case ERROR -> falling(ReviewCase::error);
                    case PROBABILITY -> falling(ReviewCase::probability);
                    case NAME -> text(one -> one.lesion().name());
                    case PATIENT -> text(one -> one.lesion().patient());
                    case AGE -> falling(CaseOrder::age);
                    case SITE -> text(one -> one.lesion().facts().site());
                    case BORDER_ENERGY -> falling(CaseOrder::borderShare);
                };
        return comparator.thenComparingInt(ReviewCase::index);
    }

    private static Comparator<ReviewCase> falling(Function<ReviewCase, OptionalDouble> value) {
        return Comparator.comparingDouble(
                one -> -value.apply(one).orElse(Double.NEGATIVE_INFINITY));
    }

    private static Comparator<ReviewCase> text(Function<ReviewCase, String> value) {
        return Comparator.comparing((ReviewCase one) -> value.apply(one).isEmpty())
                .thenComparing(value, String.CASE_INSENSITIVE_ORDER);
    }

    private static OptionalDouble age(ReviewCase one) {
        Double age = one.lesion().facts().age();
        return age == null ? OptionalDouble.empty() : OptionalDouble.of(age);
    }

    private static OptionalDouble borderShare(ReviewCase one) {
        return one.finding()
                .flatMap(Finding::borderEnergy)
                .map(BorderEnergy::share)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
