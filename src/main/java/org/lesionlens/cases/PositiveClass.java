package org.lesionlens.cases;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model looks for, as the rule that makes a truth of what is known of a lesion.
 *
 * @param name of the class in the model's card
 * @param diagnosis that it is; null if it is none that is known
 * @param nature that it is, for example of a class that is called malignant
 */
public record PositiveClass(String name, @Nullable Diagnosis diagnosis, Nature nature) {

    /** What is looked for as long as no model says. */
    public static final PositiveClass MELANOMA = named("melanoma");

    /** The class of this name. */
    public static PositiveClass named(String name) {
        Optional<Finding> meant = Diagnoses.ALL.read(name);
        return meant.isEmpty()
                ? new PositiveClass(name, null, Nature.UNCLEAR)
                : new PositiveClass(name, meant.get().diagnosis(), meant.get().nature());
    }

    /** Its name, the same whatever a model calls it. */
    public String soughtName() {
        return diagnosis == null ? name : diagnosis.name();
    }

    /** False if nobody can tell from diagnoses which lesions have it. */
    public boolean isKnown() {
        return diagnosis != null || nature.isClear();
    }

    /** True if both look for the same, whatever they call it. */
    public boolean means(PositiveClass other) {
        if (isKnown() && other.isKnown()) {
            boolean isSame = Objects.equals(diagnosis, other.diagnosis);
            return diagnosis == null ? isSame && nature == other.nature : isSame;
        }
        return name.strip().equalsIgnoreCase(other.name.strip());
    }

    /** What is known of a lesion that has it, or has it not. */
    Finding finding(Truth truth) {
        if (!truth.isKnown()) {
            return Finding.NONE;
        }
        boolean has = truth.isPositive();
        if (diagnosis != null) {
            return has ? Finding.of(diagnosis) : Finding.not(diagnosis);
        }
        if (nature.isClear()) {
            return Finding.of(has ? nature : nature.opposite());
        }
        return Finding.sought(truth);
    }

    /** Whether a lesion has what is looked for: the finest statement that decides. */
    public Truth truth(Finding finding) {
        return diagnosis != null ? truth(finding, diagnosis) : byNature(finding);
    }

    private Truth truth(Finding finding, Diagnosis looked) {
        if (finding.diagnosis() != null) {
            return isOne(finding.diagnosis(), looked, finding.sought());
        }
        if (finding.excluded().contains(looked)) {
            return Truth.NEGATIVE;
        }
        if (finding.nature().isClear() && looked.nature().isClear()) {
            boolean differs = finding.nature() != looked.nature();
            if (differs && !isSaidOtherwise(finding)) {
                return Truth.NEGATIVE;
            }
            if (!differs && !looked.equals(MELANOMA.diagnosis())) {
                return Truth.UNKNOWN; // one of many; only melanoma goes by the name of malignant
            }
        }
        return finding.sought();
    }

    private static Truth isOne(Diagnosis known, Diagnosis looked, Truth sought) {
        if (known.equals(looked)) {
            return Truth.POSITIVE;
        }
        if (Diagnoses.ALL.mayBe(known, looked)) {
            return sought;
        }
        boolean isKind = Diagnoses.ALL.mayBe(looked, known) && looked.nature() == known.nature();
        return of(isKind);
    }

    /** A column that says outright what is looked for goes before one that says malignant. */
    private static boolean isSaidOtherwise(Finding finding) {
        return finding.sought().isPositive() && finding.nature() == Nature.BENIGN;
    }

    private Truth byNature(Finding finding) {
        boolean told = nature.isClear() && finding.nature().isClear();
        boolean named = finding.diagnosis() != null && nature.isClear();
        return told ? of(finding.nature() == nature) : named ? Truth.UNKNOWN : finding.sought();
    }

    private static Truth of(boolean positive) {
        return positive ? Truth.POSITIVE : Truth.NEGATIVE;
    }
}
