package org.lesionlens.review;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;

/**
 * Which lesions of a set are wanted; an empty set of values wants all.
 *
 * @param groups groups that are wanted
 * @param sites on the body, as the table names them
 * @param sexes of patients
 * @param ages of patients, in years
 * @param patient part of a patient's id or of a photo's name, in any case; blank wants all
 * @param diagnoses as the table names them
 * @param marks what a person has to say of the photos
 * @param emptyMapsOnly wants only lesions for which nothing in the photo spoke
 * @param picked photos that somebody picked by what no other value tells; empty wants all
 */
public record CaseFilter(
        Set<OutcomeGroup> groups,
        Set<String> sites,
        Set<Sex> sexes,
        Optional<AgeRange> ages,
        String patient,
        Set<String> diagnoses,
        MarkFilter marks,
        boolean emptyMapsOnly,
        Optional<Picked> picked) {

    /** Wants all. */
    public static final CaseFilter ALL =
            new CaseFilter(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    "",
                    Set.of(),
                    MarkFilter.ALL,
                    false,
                    Optional.empty());

    /**
     * Ages in years, both ends included.
     *
     * @param from lowest
     * @param to highest
     */
    public record AgeRange(double from, double to) {

        /** The ages that are in both. */
        AgeRange within(AgeRange other) {
            return new AgeRange(Math.max(from, other.from), Math.min(to, other.to));
        }
    }

    /**
     * Some photos.
     *
     * @param name that says which, for a person to read
     * @param files of the photos
     */
    public record Picked(String name, Set<Path> files) {

        public Picked {
            files = Set.copyOf(files);
        }
    }

    public CaseFilter {
        groups = Set.copyOf(groups);
        sites = Set.copyOf(sites);
        sexes = Set.copyOf(sexes);
        diagnoses = Set.copyOf(diagnoses);
    }

    /**
     * What it says of patients, their lesions and, by tags, of photos: whoever wants that wants it
     * in every number. What it says of results (groups, empty maps, picked photos) only chooses
     * what is looked at.
     */
    public CaseFilter facts() {
        return new CaseFilter(
                Set.of(), sites, sexes, ages, patient, diagnoses, marks, false, Optional.empty());
    }

    /** True if a lesion is wanted, whatever group it is in. */
    boolean wants(ReviewCase one) {
        LesionFacts facts = one.image().facts();
        return allows(sites, facts.site())
                && allows(sexes, facts.sex())
                && allows(diagnoses, facts.diagnosis())
                && ages.map(range -> isWithin(facts, range)).orElse(true)
                && (patient.isBlank() || names(one, patient.strip()))
                && marks.wants(one.marks())
                && (!emptyMapsOnly || one.isEmptyMap())
                && picked.map(some -> some.files().contains(one.image().file())).orElse(true);
    }

    /** True if a group is wanted. */
    public boolean wants(OutcomeGroup group) {
        return allows(groups, group);
    }

    private static boolean isWithin(LesionFacts facts, AgeRange range) {
        Double age = facts.age();
        return age != null && age >= range.from() && age <= range.to();
    }

    private static boolean names(ReviewCase one, String part) {
        return contains(one.image().patient(), part) || contains(one.image().name(), part);
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

    /** The same with other groups. */
    public CaseFilter withGroups(Set<OutcomeGroup> wanted) {
        return new CaseFilter(
                wanted, sites, sexes, ages, patient, diagnoses, marks, emptyMapsOnly, picked);
    }

    /** The same with other sites. */
    public CaseFilter withSites(Set<String> wanted) {
        return new CaseFilter(
                groups, wanted, sexes, ages, patient, diagnoses, marks, emptyMapsOnly, picked);
    }

    /** The same with other sexes. */
    public CaseFilter withSexes(Set<Sex> wanted) {
        return new CaseFilter(
                groups, sites, wanted, ages, patient, diagnoses, marks, emptyMapsOnly, picked);
    }

    /** The same with other ages. */
    public CaseFilter withAges(Optional<AgeRange> wanted) {
        return new CaseFilter(
                groups, sites, sexes, wanted, patient, diagnoses, marks, emptyMapsOnly, picked);
    }

    /** The same with another part of a name. */
    public CaseFilter withPatient(String wanted) {
        return new CaseFilter(
                groups, sites, sexes, ages, wanted, diagnoses, marks, emptyMapsOnly, picked);
    }

    /** The same with other diagnoses. */
    public CaseFilter withDiagnoses(Set<String> wanted) {
        return new CaseFilter(
                groups, sites, sexes, ages, patient, wanted, marks, emptyMapsOnly, picked);
    }

    /** The same by other tags and notes. */
    public CaseFilter withMarks(MarkFilter wanted) {
        return new CaseFilter(
                groups, sites, sexes, ages, patient, diagnoses, wanted, emptyMapsOnly, picked);
    }

    /** The same with only empty maps, or with all. */
    public CaseFilter withEmptyMapsOnly(boolean only) {
        return new CaseFilter(groups, sites, sexes, ages, patient, diagnoses, marks, only, picked);
    }

    /** The same with some photos only, or with all. */
    public CaseFilter withPicked(Optional<Picked> wanted) {
        return new CaseFilter(
                groups, sites, sexes, ages, patient, diagnoses, marks, emptyMapsOnly, wanted);
    }
}
