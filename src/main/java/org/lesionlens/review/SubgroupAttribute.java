package org.lesionlens.review;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;
import org.lesionlens.review.CaseFilter.AgeRange;

/** What some lesions of a set have in common, whatever a network says of them. */
public sealed interface SubgroupAttribute {

    /** Wants exactly the lesions that have it; none where no filter can say so. */
    Optional<CaseFilter> filter();

    /**
     * Where on the body.
     *
     * @param name as the table says; blank if it does not
     */
    record Site(String name) implements SubgroupAttribute {
        @Override
        public Optional<CaseFilter> filter() {
            return Optional.of(CaseFilter.ALL.withSites(Set.of(name)));
        }
    }

    /** Whose. */
    record OfSex(Sex sex) implements SubgroupAttribute {
        @Override
        public Optional<CaseFilter> filter() {
            return Optional.of(CaseFilter.ALL.withSexes(Set.of(sex)));
        }
    }

    /**
     * At what age.
     *
     * @param from first year of ten; empty if the age is not known
     */
    record Decade(OptionalInt from) implements SubgroupAttribute {

        /** Years in a band of ages. */
        public static final int YEARS = 10;

        @Override
        public Optional<CaseFilter> filter() {
            return from.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            CaseFilter.ALL.withAges(
                                    Optional.of(
                                            new AgeRange(
                                                    from.getAsInt(),
                                                    Math.nextDown(
                                                            from.getAsInt() + (double) YEARS)))));
        }
    }

    /** Those of a lesion: one of each kind. */
    static List<SubgroupAttribute> of(LesionFacts facts) {
        Double age = facts.age();
        OptionalInt decade =
                age == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(Decade.YEARS * (int) (age / Decade.YEARS));
        return List.of(new Site(facts.site()), new OfSex(facts.sex()), new Decade(decade));
    }
}
