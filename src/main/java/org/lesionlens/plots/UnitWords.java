package org.lesionlens.plots;

import org.lesionlens.review.MeasuredUnit;

/** What measures count, in words. */
public final class UnitWords {

    private UnitWords() {}

    /** One of them: {@code photo} or {@code lesion}. */
    public static String one(MeasuredUnit unit) {
        return switch (unit) {
            case PHOTO -> "photo";
            case LESION_BY_MEAN, LESION_BY_MAXIMUM -> "lesion";
        };
    }

    /** Several of them. */
    public static String several(MeasuredUnit unit) {
        return one(unit) + "s";
    }

    /** The head of a column that counts them. */
    public static String head(MeasuredUnit unit) {
        return switch (unit) {
            case PHOTO -> "Photos";
            case LESION_BY_MEAN, LESION_BY_MAXIMUM -> "Lesions";
        };
    }
}
