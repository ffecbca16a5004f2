package org.lesionlens.image;

/** Weight of a source pixel by its distance from the centre of a target pixel. */
enum ResamplingFilter {
    TRIANGLE(1) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            return x < 1 ? 1 - x : 0;
        }
    },
    /** Keys 1981 with a = −0.5, written as Pillow writes it, so that it rounds alike. */
    CUBIC(2) {
        @Override
        double weight(double distance) {
            double a = -0.5;
            double x = Math.abs(distance);
            if (x < 1) {
                return ((a + 2) * x - (a + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
        }
    };

    private final double support;

    ResamplingFilter(double support) {
        this.support = support;
    }

    /** Distance from which on all weights are 0, in pixels of the coarser grid. */
    double support() {
        return support;
    }

    /** The weight at {@code distance}, in pixels of the coarser grid; not normalised. */
    abstract double weight(double distance);
}
