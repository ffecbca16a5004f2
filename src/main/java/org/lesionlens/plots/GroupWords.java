package org.lesionlens.plots;

import org.lesionlens.cases.Sex;
import org.lesionlens.review.SubgroupAttribute;

/** What subgroups are called. */
public final class GroupWords {

    private static final String UNTOLD = "unknown";

    private GroupWords() {}

    /** What lesions are grouped by. */
    public static String kind(SubgroupAttribute attribute) {
        return switch (attribute) {
            case SubgroupAttribute.Site _ -> "Site";
            case SubgroupAttribute.OfSex _ -> "Sex";
            case SubgroupAttribute.Decade _ -> "Age";
        };
    }

    /** What those of a group share. */
    public static String name(SubgroupAttribute attribute) {
        return switch (attribute) {
            case SubgroupAttribute.Site(String name) -> name.isEmpty() ? UNTOLD : name;
            case SubgroupAttribute.OfSex(Sex sex) ->
                    switch (sex) {
                        case FEMALE -> "female";
                        case MALE -> "male";
                        case UNKNOWN -> UNTOLD;
                    };
            case SubgroupAttribute.Decade(var from) ->
                    from.isEmpty()
                            ? UNTOLD
                            : "%d to %d"
                                    .formatted(
                                            from.getAsInt(),
                                            from.getAsInt() + SubgroupAttribute.Decade.YEARS - 1);
        };
    }
}
