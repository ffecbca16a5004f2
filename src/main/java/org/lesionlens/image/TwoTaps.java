package org.lesionlens.image;

/**
 * Resizes by the two nearest pixel centres on each axis, whatever the factor; beyond the outermost
 * centres their values go on.
 */
final class TwoTaps {

    private TwoTaps() {}

    static RgbImage resize(RgbImage picture, Box source, int width, int height) {
        var columns = new Axis(picture.width(), source.left(), source.right(), width);
        var rows = new Axis(picture.height(), source.top(), source.bottom(), height);
        return RgbImage.painted(width, height, (y, row) -> paint(picture, columns, rows, y, row));
    }

    private static void paint(RgbImage picture, Axis columns, Axis rows, int y, int[] row) {
        int[] pixels = picture.pixels();
        int upper = rows.near[y] * picture.width();
        int lower = rows.far[y] * picture.width();
        for (int x = 0; x < row.length; x++) {
            int near = columns.near[x];
            int far = columns.far[x];
            row[x] =
                    mix(
                            pixels[upper + near],
                            pixels[upper + far],
                            pixels[lower + near],
                            pixels[lower + far],
                            columns.share[x],
                            rows.share[y]);
        }
    }

    private static int mix(
            int upperLeft, int upperRight, int lowerLeft, int lowerRight, double x, double y) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double upper = between((upperLeft >> shift) & 0xFF, (upperRight >> shift) & 0xFF, x);
            double lower = between((lowerLeft >> shift) & 0xFF, (lowerRight >> shift) & 0xFF, x);
            mixed |= (int) (between(upper, lower, y) + 0.5) << shift;
        }
        return mixed;
    }

    private static double between(double near, double far, double share) {
        return near + (far - near) * share;
    }

    /** The two source pixels of each target pixel along one axis. */
    private static final class Axis {

        private final int[] near;
        private final int[] far;

        /** How much of the far pixel is taken, in [0, 1). */
        private final double[] share;

        Axis(int length, double start, double end, int size) {
            near = new int[size];
            far = new int[size];
            share = new double[size];
            double scale = (end - start) / size;
            for (int i = 0; i < size; i++) {
                double place = Math.max(start + (i + 0.5) * scale - 0.5, 0);
                near[i] = Math.min((int) place, length - 1);
                far[i] = Math.min(near[i] + 1, length - 1);
                share[i] = place - near[i];
            }
        }
    }
}
