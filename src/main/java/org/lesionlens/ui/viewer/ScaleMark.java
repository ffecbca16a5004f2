package org.lesionlens.ui.viewer;

import java.util.Optional;

/**
 * How long a scale bar is: 1, 2 or 5 of a power of ten, as much as there is room for.
 *
 * @param millimetres that it stands for
 * @param length on the screen, in the unit of the room
 */
record ScaleMark(double millimetres, double length) {

    private static final double[] STEPS = {5, 2, 1};
    private static final int LARGEST = 2; // power of ten of a millimetre
    private static final int SMALLEST = -3;

    /**
     * The longest bar in a room.
     *
     * @param perMillimetre how long a millimetre is on the screen, above 0
     * @param room that there is, in the same unit
     * @return none if not even a micrometre fits
     */
    static Optional<ScaleMark> of(double perMillimetre, double room) {
        for (int power = LARGEST; power >= SMALLEST; power--) {
            for (double step : STEPS) {
                double millimetres = step * Math.pow(10, power);
                if (millimetres * perMillimetre <= room) {
                    return Optional.of(new ScaleMark(millimetres, millimetres * perMillimetre));
                }
            }
        }
        return Optional.empty();
    }

    /** True if it is told in micrometres, of which there are {@link #micrometres()}. */
    boolean isSmall() {
        return millimetres < 1;
    }

    double micrometres() {
        return Math.rint(1000 * millimetres);
    }
}
