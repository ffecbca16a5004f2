package org.lesionlens.ui.patients;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lesionlens.cases.BodyRegion;

/**
 * A part of the figures of a {@link BodyMap}, as outlines in a frame of 100×210 units.
 *
 * @see BodyRegion
 */
enum BodyZone {
    HEAD(
            true,
            true,
            50,
            22,
            "M39 18 a11 14 0 1 1 22 0 c0 7 -3 11 -5 13 l1 6 h-14 l1 -6 c-2 -2 -5 -6 -5 -13 z"),
    CHEST(true, false, 50, 80, Outlines.TORSO),
    BACK(false, true, 50, 80, Outlines.TORSO),
    FLANKS(true, true, 0, 0, "M30.5 66 h6 v40 h-7 l1.5 -17 z", "M69.5 66 h-6 v40 h7 l-1.5 -17 z"),
    ARMS(
            true,
            true,
            21,
            82,
            "M27 48 c-5 3 -7 10 -8 20 l-4 26 -3 20 7 2 5 -20 4 -25 z",
            "M73 48 c5 3 7 10 8 20 l4 26 3 20 -7 2 -5 -20 -4 -25 z"),
    HANDS_FEET(
            true,
            true,
            0,
            0,
            "M12 116 l7 2 -1 10 -4 5 -5 -6 z",
            "M88 116 l-7 2 1 10 4 5 5 -6 z",
            "M36 197 h10 v6 l-4 5 h-11 z",
            "M64 197 h-10 v6 l4 5 h11 z"),
    LEGS(
            true,
            true,
            38,
            152,
            "M28 113 h21 l-1 40 -2 42 h-10 l-5 -40 z",
            "M72 113 h-21 l1 40 2 42 h10 l5 -40 z");

    private static final class Outlines {
        private static final String TORSO =
                "M43 38 h14 c8 2 14 4 16 9 l-3 22 -1 20 3 22 h-44 l3 -22 -1 -20 -3 -22"
                        + " c2 -5 8 -7 16 -9 z";
    }

    private final boolean inFront;
    private final boolean behind;
    private final double countX;
    private final double countY;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> outlines;

    BodyZone(boolean inFront, boolean behind, double countX, double countY, String... outlines) {
        this.inFront = inFront;
        this.behind = behind;
        this.countX = countX;
        this.countY = countY;
        this.outlines = List.of(outlines);
    }

    /** True if it is seen on the figure's front, or on its back. */
    boolean isOn(boolean front) {
        return front ? inFront : behind;
    }

    /** Its outlines as SVG has them. */
    List<String> outlines() {
        return outlines;
    }

    /** True if there is room for a number in it. */
    boolean hasRoom() {
        return countX > 0;
    }

    double countX() {
        return countX;
    }

    double countY() {
        return countY;
    }

    /** Where a part of the body is drawn; nowhere what is not drawn, or not known. */
    static Set<BodyZone> of(BodyRegion region) {
        return switch (region) {
            case HEAD_NECK -> EnumSet.of(HEAD);
            case TORSO -> EnumSet.of(CHEST, BACK, FLANKS);
            case ANTERIOR_TORSO -> EnumSet.of(CHEST);
            case POSTERIOR_TORSO -> EnumSet.of(BACK);
            case LATERAL_TORSO -> EnumSet.of(FLANKS);
            case UPPER_EXTREMITY -> EnumSet.of(ARMS);
            case LOWER_EXTREMITY -> EnumSet.of(LEGS);
            case PALMS_SOLES -> EnumSet.of(HANDS_FEET);
            case ORAL_GENITAL, UNKNOWN -> EnumSet.noneOf(BodyZone.class);
        };
    }
}
