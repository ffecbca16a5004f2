package org.lesionlens.methods;

import org.lesionlens.attribution.MapSettings;

/**
 * What a number is of.
 *
 * @param method key of a method, or {@value #RANDOM}
 * @param settings of the method, blank if nothing can be chosen
 * @param other key of the method that it is compared with; blank if it is with none
 * @param measure as tables name it
 */
public record Asked(String method, String settings, String other, String measure) {

    /** A map of random cells: what one without meaning reaches. */
    public static final String RANDOM = "random";

    /** Spearman's, of two methods. */
    public static final String RANK_CORRELATION = "rank_correlation";

    /** Share of the hottest tenth that two methods have in common. */
    public static final String HOTTEST_TENTH = "hottest_tenth";

    static Asked of(MapSettings method, String other, String measure) {
        return new Asked(method.method().key(), method.inWords(), other, measure);
    }

    boolean isOf(String wanted, String number) {
        return isOf(wanted, "", number);
    }

    boolean isOf(String wanted, String with, String number) {
        return method.equals(wanted) && other.equals(with) && measure.equals(number);
    }
}
