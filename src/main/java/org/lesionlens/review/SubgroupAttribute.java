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

    /**
     * Wants exactly the lesions of some that have it; none where no filter can say so.
     *
     * @param facts wants those lesions, some of which have it
     */
    Optional<CaseFilter> filter(CaseFilter facts);

    /**
     * Where on the body.
     *
     * @param name as the table says; blank if it does not
     */
    record Site(String name) implements SubgroupAttribute {
        @Override
        public Optional<CaseFilter> filter(CaseFilter facts) {
            return Optional.of(facts.withSites(Set.of(name)));
        }
    }

    /** Whose. */
    record OfSex(Sex sex) implements SubgroupAttribute {
        @Override
        public Optional<CaseFilter> filter(CaseFilter facts) {
            return Optional.of(facts.withSexes(Set.of(sex)));
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
        public Optional<CaseFilter> filter(CaseFilter facts) {
            if (from.isEmpty()) {
                return Optional.empty();
            }
            int first = from.getAsInt();
            var band = new AgeRange(first, Math.nextDown(first + (double) YEARS));
            AgeRange both = facts.ages().map(band::within).orElse(band);
            return Optional.of(facts.withAges(Optional.of(both)));
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
