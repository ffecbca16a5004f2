package org.lesionlens.evaluation;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Points of a curve without an object for each: there may be as many as photos. */
final class PackedPoints extends AbstractList<CurvePoint> implements RandomAccess {

    private static final int NUMBERS = 3; // of a point

    private final double[] numbers;

    private PackedPoints(double... numbers) {
        this.numbers = numbers;
    }

    /** A copy; the list itself if it is packed. */
    static List<CurvePoint> of(List<CurvePoint> points) {
        if (points instanceof PackedPoints) {
            return points;
        }
        var packed = new Builder(points.size());
        points.forEach(point -> packed.add(point.threshold(), point.x(), point.y()));
        return packed.points();
    }

    /** Points one after the other. */
    static final class Builder {

        private final double[] numbers;
        private int size;

        /**
         * @param most points that are added
         */
        Builder(int most) {
            numbers = new double[NUMBERS * most];
        }

        void add(double threshold, double x, double y) {
            numbers[size++] = threshold;
            numbers[size++] = x;
            numbers[size++] = y;
        }

        List<CurvePoint> points() {
            return new PackedPoints(Arrays.copyOf(numbers, size));
        }
    }

    @Override
    public CurvePoint get(int i) {
        int at = NUMBERS * i;
        return new CurvePoint(numbers[at], numbers[at + 1], numbers[at + 2]);
    }

    @Override
    public int size() {
        return numbers.length / NUMBERS;
    }
}
