package org.lesionlens.review;

import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.lesionlens.review.CaseFilter.AgeRange;

/**
 * How patients are sorted; what is not known comes last, equals by their ids, and the lesions of
 * nobody in particular after all patients.
 */
public enum PatientOrder {
    /** By the id. */
    ID,
    /** The oldest first. */
    AGE,
    /** The most lesions first. */
    LESIONS,
    /** The highest probability of a lesion first. */
    PROBABILITY,
    /** The most positive lesions first, then the most unlabelled ones. */
    LABEL;

    private static final double UNKNOWN_IS_LAST = Double.NEGATIVE_INFINITY;

    private static final Comparator<Patient> BY_ID =
            Comparator.comparing(Patient::id, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Patient::id);

    /** Which of two comes first. */
    public Comparator<Patient> comparator() {
        Comparator<Patient> comparator =
                switch (this) {
                    case ID -> BY_ID;
                    case AGE ->
                            falling(one -> one.ages().map(AgeRange::to).orElse(UNKNOWN_IS_LAST));
                    case LESIONS -> falling(one -> one.cases().size());
                    case PROBABILITY ->
                            falling(one -> one.highestProbability().orElse(UNKNOWN_IS_LAST));
                    case LABEL ->
                            falling(Patient::positives).thenComparing(falling(Patient::unlabelled));
                };
        return Comparator.comparing((Patient one) -> !one.isNamed())
                .thenComparing(comparator)
                .thenComparing(BY_ID);
    }

    private static Comparator<Patient> falling(ToDoubleFunction<Patient> value) {
        return Comparator.comparingDouble(value).reversed();
    }
}
