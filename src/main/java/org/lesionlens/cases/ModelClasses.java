package org.lesionlens.cases;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The classes of a model, which exclude each other, as rules that tell which one a lesion is.
 *
 * <p>What a table says of "what is looked for" is about the model's own positive class. A class
 * that is called other or the like has what none of the others has.
 */
public final class ModelClasses {

    /** Of no model. */
    public static final ModelClasses NONE = new ModelClasses(List.of(), "");

    private static final Set<String> REST =
            Set.of("other", "others", "rest", "unk", "unknown", "sonstige", "andere");

    private final List<String> names;
    private final List<PositiveClass> rules;
    private final int own;
    private final int rest;

    /**
     * @param names of the classes, as the model's card has them
     * @param own name of the one that the model looks for
     */
    public ModelClasses(List<String> names, String own) {
        this.names = List.copyOf(names);
        this.rules = names.stream().map(PositiveClass::named).toList();
        this.own = names.indexOf(own);
        this.rest =
                IntStream.range(0, names.size())
                        .filter(i -> REST.contains(names.get(i).strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(-1);
    }

    /** Their names. */
    public List<String> names() {
        return names;
    }

    /** Index of the one that the model looks for; −1 of no model. */
    public int own() {
        return own;
    }

    /** A class as what is looked for. */
    public PositiveClass rule(int index) {
        return rules.get(index);
    }

    /** False if nobody can tell from diagnoses which lesions are of a class. */
    public boolean isUnderstood(int index) {
        return index == rest || rules.get(index).isKnown();
    }

    /**
     * Index of the class that means the same as what is looked for; the own one, if it does.
     *
     * @return −1 if none does
     */
    public int meaning(PositiveClass looked) {
        return IntStream.concat(IntStream.of(own), IntStream.range(0, names.size()))
                .filter(i -> i >= 0 && rules.get(i).means(looked))
                .findFirst()
                .orElse(-1);
    }

    /** Whether a lesion is of a class. */
    public Truth truth(Finding finding, int index) {
        if (index != rest || index == own) {
            return named(finding, index);
        }
        boolean unknown = false;
        for (int i = 0; i < names.size(); i++) {
            Truth other = i == rest ? Truth.NEGATIVE : named(finding, i);
            if (other.isPositive()) {
                return Truth.NEGATIVE;
            }
            unknown |= !other.isKnown();
        }
        return unknown ? Truth.UNKNOWN : Truth.POSITIVE;
    }

    private Truth named(Finding finding, int index) {
        Truth ofOwn = rules.get(own).truth(finding);
        if (index == own) {
            return ofOwn;
        }
        Truth truth = rules.get(index).truth(meant(finding));
        return !truth.isKnown() && ofOwn.isPositive() ? Truth.NEGATIVE : truth;
    }

    /** What is looked for by its name, so that it is not taken for another class. */
    private Finding meant(Finding finding) {
        var told =
                new Finding(
                        finding.diagnosis(), finding.nature(), finding.excluded(), Truth.UNKNOWN);
        if (!finding.sought().isKnown() || finding.diagnosis() != null) {
            return told;
        }
        boolean found = finding.sought().isPositive();
        PositiveClass looked = rules.get(own);
        if (looked.diagnosis() != null) {
            return (found ? Finding.of(looked.diagnosis()) : Finding.not(looked.diagnosis()))
                    .or(told);
        }
        return looked.nature().isClear()
                ? Finding.of(found ? looked.nature() : looked.nature().opposite()).or(told)
                : told;
    }

    /**
     * Those of a table, in the order of the classes.
     *
     * @return empty unless it has one for each class, and for no other
     */
    public Optional<List<Double>> probabilities(ClassProbabilities told) {
        List<Double> ofClasses =
                rules.stream()
                        .map(told::of)
                        .filter(Objects::nonNull)
                        .map(Double::valueOf) // known not to be null now
                        .toList();
        boolean isWhole = told.byDiagnosis().size() == rules.size();
        return isWhole && ofClasses.size() == rules.size()
                ? Optional.of(ofClasses)
                : Optional.empty();
    }

    /**
     * Which class a lesion is of; {@code names().size()} if it is of none of them; empty if that is
     * not known, or if it fits two of them equally well.
     */
    public OptionalInt of(Finding finding) {
        List<Truth> truths =
                IntStream.range(0, names.size()).mapToObj(i -> truth(finding, i)).toList();
        if (truths.stream().allMatch(truth -> truth == Truth.NEGATIVE)) {
            return OptionalInt.of(names.size());
        }
        int[] fitting =
                IntStream.range(0, names.size()).filter(i -> truths.get(i).isPositive()).toArray();
        int[] finest =
                fitting.length < 2
                        ? fitting
                        : IntStream.of(fitting)
                                .filter(i -> rules.get(i).diagnosis() != null)
                                .toArray();
        return finest.length == 1 ? OptionalInt.of(finest[0]) : OptionalInt.empty();
    }
}
