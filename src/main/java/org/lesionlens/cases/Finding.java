package org.lesionlens.cases;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a row or a folder says of a lesion, whatever is looked for. {@link PositiveClass} makes a
 * truth of it.
 *
 * @param diagnosis what it is; null if nobody says
 * @param nature that is told beside a diagnosis or without one, or that a diagnosis has
 * @param excluded what it is not
 * @param sought whether it is what is looked for, said without saying what that is
 */
public record Finding(
        @Nullable Diagnosis diagnosis, Nature nature, List<Diagnosis> excluded, Truth sought) {

    /** Of a lesion of which nothing is said. */
    public static final Finding NONE = new Finding(null, Nature.UNCLEAR, List.of(), Truth.UNKNOWN);

    public Finding {
        excluded = List.copyOf(excluded);
    }

    static Finding of(Diagnosis diagnosis) {
        return new Finding(diagnosis, diagnosis.nature(), List.of(), Truth.UNKNOWN);
    }

    static Finding of(Nature nature) {
        return new Finding(null, nature, List.of(), Truth.UNKNOWN);
    }

    static Finding not(Diagnosis diagnosis) {
        return new Finding(null, Nature.UNCLEAR, List.of(diagnosis), Truth.UNKNOWN);
    }

    static Finding sought(Truth sought) {
        return new Finding(null, Nature.UNCLEAR, List.of(), sought);
    }

    /** True if it says nothing. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** This, and of what it leaves open what another says. */
    Finding or(Finding other) {
        if (isNone() || other.isNone()) {
            return isNone() ? other : this;
        }
        boolean known = diagnosis != null;
        return new Finding(
                known ? diagnosis : other.diagnosis,
                nature.isClear() ? nature : other.nature,
                known ? excluded : both(excluded, other.excluded),
                sought.isKnown() ? sought : other.sought);
    }

    private static List<Diagnosis> both(List<Diagnosis> some, List<Diagnosis> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /** True if both cannot be right. */
    boolean contradicts(Finding other) {
        if (excludes(other) || other.excludes(this)) {
            return true;
        }
        if (diagnosis != null && other.diagnosis != null && !diagnosis.equals(other.diagnosis)) {
            return true;
        }
        if (nature.isClear() && other.nature.isClear() && nature != other.nature) {
            return true;
        }
        return sought.isKnown() && other.sought.isKnown() && sought != other.sought;
    }

    /** What several say of one lesion: all of it, or only what they agree on if they differ. */
    static Finding agreed(List<Finding> findings) {
        List<Finding> said = findings.stream().filter(one -> !one.isNone()).distinct().toList();
        boolean differ =
                said.stream()
                        .anyMatch(one -> said.stream().anyMatch(other -> one.contradicts(other)));
        return said.stream()
                .reduce((one, other) -> differ ? one.and(other) : one.or(other))
                .orElse(NONE);
    }

    private Finding and(Finding other) {
        return new Finding(
                Objects.equals(diagnosis, other.diagnosis) ? diagnosis : null,
                nature == other.nature ? nature : Nature.UNCLEAR,
                excluded.stream().filter(other.excluded::contains).toList(),
                sought == other.sought ? sought : Truth.UNKNOWN);
    }

    private boolean excludes(Finding other) {
        return other.diagnosis != null && excluded.contains(other.diagnosis);
    }

    /** The same, where malignant counts as what is looked for. */
    Finding soughtByNature() {
        if (sought.isKnown() || !nature.isClear()) {
            return this;
        }
        Truth truth = nature == Nature.MALIGNANT ? Truth.POSITIVE : Truth.NEGATIVE;
        return new Finding(diagnosis, nature, excluded, truth);
    }
}
