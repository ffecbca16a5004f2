package org.lesionlens.review;

import java.util.Optional;
import java.util.Set;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;

/**
 * Which lesions of a set are wanted; an empty set of values wants all.
 *
 * @param sections heaps that are wanted
 * @param sites on the body, as the table names them
 * @param sexes of patients
 * @param ages of patients, in years
 * @param patient part of a patient's id or of a photo's name, in any case; blank wants all
 * @param diagnoses as the table names them
 * @param emptyMapsOnly wants only lesions for which nothing in the photo spoke
 */
public record CaseFilter(
        Set<OutcomeGroup> sections,
        Set<String> sites,
        Set<Sex> sexes,
        Optional<AgeRange> ages,
        String patient,
        Set<String> diagnoses,
        boolean emptyMapsOnly) {

    /** Wants all. */
    public static final CaseFilter ALL =
            new CaseFilter(Set.of(), Set.of(), Set.of(), Optional.empty(), "", Set.of(), false);

    /**
     * Ages in years, both ends included.
     *
     * @param from lowest
     * @param to highest
     */
    public record AgeRange(double from, double to) {}

    public CaseFilter {
        sections = Set.copyOf(sections);
        sites = Set.copyOf(sites);
        sexes = Set.copyOf(sexes);
        diagnoses = Set.copyOf(diagnoses);
    }

    /** True if a lesion is wanted, whatever heap it is on. */
    boolean wants(ReviewCase one) {
        LesionFacts facts = one.lesion().facts();
        return allows(sites, facts.site())
                && allows(sexes, facts.sex())
                && allows(diagnoses, facts.diagnosis())
                && ages.map(range -> isWithin(facts, range)).orElse(true)
                && (patient.isBlank() || names(one, patient.strip()))
                && (!emptyMapsOnly || one.finding().filter(CasePrediction::isEmpty).isPresent());
    }

    /** True if a heap is wanted. */
    public boolean wants(OutcomeGroup section) {
        return allows(sections, section);
    }

    private static boolean isWithin(LesionFacts facts, AgeRange range) {
        Double age = facts.age();
        return age != null && age >= range.from() && age <= range.to();
    }

    private static boolean names(ReviewCase one, String part) {
        return contains(one.lesion().patient(), part) || contains(one.lesion().name(), part);
    }

    /** True if {@code part} is somewhere in {@code text}, in any case. */
    static boolean contains(String text, String part) {
        for (int from = 0; from + part.length() <= text.length(); from++) {
            if (text.regionMatches(true, from, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    private static <T> boolean allows(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /** The same with other heaps. */
    public CaseFilter withSections(Set<OutcomeGroup> wanted) {
        return new CaseFilter(wanted, sites, sexes, ages, patient, diagnoses, emptyMapsOnly);
    }

    /** The same with other sites. */
    public CaseFilter withSites(Set<String> wanted) {
        return new CaseFilter(sections, wanted, sexes, ages, patient, diagnoses, emptyMapsOnly);
    }

    /** The same with other sexes. */
    public CaseFilter withSexes(Set<Sex> wanted) {
        return new CaseFilter(sections, sites, wanted, ages, patient, diagnoses, emptyMapsOnly);
    }

    /** The same with other ages. */
    public CaseFilter withAges(Optional<AgeRange> wanted) {
        return new CaseFilter(sections, sites, sexes, wanted, patient, diagnoses, emptyMapsOnly);
    }

    /** The same with another part of a name. */
    public CaseFilter withPatient(String wanted) {
        return new CaseFilter(sections, sites, sexes, ages, wanted, diagnoses, emptyMapsOnly);
    }

    /** The same with other diagnoses. */
    public CaseFilter withDiagnoses(Set<String> wanted) {
        return new CaseFilter(sections, sites, sexes, ages, patient, wanted, emptyMapsOnly);
    }

    /** The same with only empty maps, or with all. */
    public CaseFilter withEmptyMapsOnly(boolean only) {
        return new CaseFilter(sections, sites, sexes, ages, patient, diagnoses, only);
    }
}
