package org.lesionlens.explain;

import java.util.List;

/**
 * How a class's probability moves while the pixels of the input are replaced, step by step, in some
 * order: deletion or insertion.
 *
 * @param points from nothing replaced to everything, at least two
 * @see <a href="https://arxiv.org/abs/1806.07421">Petsiuk et al. 2018 (RISE), section 4.3</a>
 */
public record PerturbationCurve(List<Point> points) {

    /**
     * One step.
     *
     * @param replaced share of the pixels that are replaced, in [0, 1]
     * @param probability of the explained class, in [0, 1]
     */
    public record Point(double replaced, double probability) {

        /**
         * @throws IllegalArgumentException if a number is not in [0, 1]
         */
        public Point {
            if (!(replaced >= 0 && replaced <= 1 && probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "not in [0, 1]: %s, %s".formatted(replaced, probability));
            }
        }
    }

    /**
     * @throws IllegalArgumentException if the points do not run from 0 to 1 without going back
     */
    public PerturbationCurve {
        points = List.copyOf(points);
        if (points.size() < 2
                || points.getFirst().replaced() != 0
                || points.getLast().replaced() != 1) {
            throw new IllegalArgumentException("does not run from 0 to 1: " + points);
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).replaced() < points.get(i - 1).replaced()) {
                throw new IllegalArgumentException("goes back: " + points);
            }
        }
    }

    /**
     * The area under the curve by the trapezoidal rule, in [0, 1]: the mean probability. For
     * deletion small is good, for insertion large.
     */
    public double area() {
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            area += (to.replaced() - from.replaced()) * (from.probability() + to.probability()) / 2;
        }
        return area;
    }
}
