package org.lesionlens.review;

import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.review.CaseFilter.AgeRange;

/**
 * A patient of a set that is judged, and what a list tells of one.
 *
 * @param id of the patient; blank for the lesions of nobody in particular
 * @param cases of the patient, one a photo, in the set's order; at least one
 * @param lesions how many they are of: those of the same lesion count as one
 * @param sex as the lesions tell it; unknown if they contradict each other
 * @param ages in years, youngest to oldest: photos may have been taken over years
 * @param positives how many lesions are known to be positive
 * @param unlabelled of how many lesions nobody knows the truth
 * @param highestProbability p of the lesion that looks worst, in [0, 1]; none while none is known
 */
public record Patient(
        String id,
        List<ReviewCase> cases,
        int lesions,
        Sex sex,
        Optional<AgeRange> ages,
        int positives,
        int unlabelled,
        OptionalDouble highestProbability) {

    /** Copies {@code cases} in. */
    public Patient {
        cases = List.copyOf(cases);
    }

    /** Sums up what the lesions tell. */
    static Patient of(String id, List<ReviewCase> photos) {
        var ages = new DoubleSummaryStatistics();
        Set<String> lesions = new HashSet<>();
        int unnamed = 0;
        int positives = 0;
        int unlabelled = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (ReviewCase one : photos) {
            LesionFacts facts = one.image().facts();
            if (facts.lesion().isEmpty()) {
                unnamed++;
            } else {
                lesions.add(facts.lesion());
            }
            Double age = facts.age();
            if (age != null) {
                ages.accept(age);
            }
            positives += one.truth().isPositive() ? 1 : 0;
            unlabelled += one.truth().isKnown() ? 0 : 1;
            highest = Math.max(highest, one.probability().orElse(highest));
        }
        return new Patient(
                id,
                photos,
                lesions.size() + unnamed,
                sex(photos),
                ages.getCount() == 0
                        ? Optional.empty()
                        : Optional.of(new AgeRange(ages.getMin(), ages.getMax())),
                positives,
                unlabelled,
                highest < 0 ? OptionalDouble.empty() : OptionalDouble.of(highest));
    }

    /** The same patient, by what another state of the same set tells. */
    Patient in(Review newer) {
        return of(id, cases.stream().map(old -> newer.cases().get(old.index())).toList());
    }

    private static Sex sex(List<ReviewCase> lesions) {
        Sex sex = Sex.UNKNOWN;
        for (ReviewCase one : lesions) {
            Sex told = one.image().facts().sex();
            if (told != Sex.UNKNOWN && sex != Sex.UNKNOWN && told != sex) {
                return Sex.UNKNOWN;
            }
            sex = told == Sex.UNKNOWN ? sex : told;
        }
        return sex;
    }

    /** False for the lesions of nobody in particular, which are not one patient's. */
    public boolean isNamed() {
        return !id.isEmpty();
    }

    /** The lesion with the highest probability; the first one while none is known. */
    public LesionImage worst() {
        return CaseOrder.PROBABILITY.sort(cases).getFirst().image();
    }

    /** True once each lesion has its probability, or failed to get one. */
    public boolean isSettled() {
        return cases.stream()
                .allMatch(one ->
                        one.probability().isPresent()
                                || !(one.progress() instanceof Progress.Waiting));
    }
}
