package org.lesionlens.image;

/**
 * Resizes by the two nearest pixel centres on each axis, whatever the factor; beyond the outermost
 * centres their values go on. In float32 and in PyTorch's order, so that halves round alike.
 */
final class BilinearResize {

    private BilinearResize() {}

    static RgbImage resize(RgbImage picture, ImageRegion source, int width, int height) {
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
            int upperLeft, int upperRight, int lowerLeft, int lowerRight, float x, float y) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            float upper = mix((upperLeft >> shift) & 0xFF, (upperRight >> shift) & 0xFF, x);
            float lower = mix((lowerLeft >> shift) & 0xFF, (lowerRight >> shift) & 0xFF, x);
            mixed |= (int) (mix(upper, lower, y) + 0.5f) << shift;
        }
        return mixed;
    }

    private static float mix(float near, float far, float share) {
        return (1 - share) * near + share * far;
    }

    /** The two source pixels of each target pixel along one axis. */
    private static final class Axis {

        private final int[] near;
        private final int[] far;

        /** How much of the far pixel is taken, in [0, 1). */
        private final float[] share;

        Axis(int length, double start, double end, int size) {
            near = new int[size];
            far = new int[size];
            share = new float[size];
            float scale = (float) (end - start) / size;
            for (int i = 0; i < size; i++) {
                float place = Math.max((float) start + (scale * (i + 0.5f) - 0.5f), 0);
                near[i] = Math.min((int) place, length - 1);
                far[i] = Math.min(near[i] + 1, length - 1);
                share[i] = place - near[i];
            }
        }
    }
}
