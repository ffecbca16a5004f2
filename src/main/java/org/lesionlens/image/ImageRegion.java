package org.lesionlens.image;

/**
 * A rectangle on a picture, given by its edges in pixels: (0, 0) is the top left corner of the top
 * left pixel, and a whole picture is {@code (0, 0, width, height)}.
 *
 * @param left left edge, finite
 * @param top top edge, finite
 * @param right right edge, finite, greater than {@code left}
 * @param bottom bottom edge, finite, greater than {@code top}
 */
public record ImageRegion(double left, double top, double right, double bottom) {

    /**
     * @throws IllegalArgumentException if an edge is not finite or the region holds nothing
     */
    public ImageRegion {
        boolean finite =
                Double.isFinite(left)
                        && Double.isFinite(top)
                        && Double.isFinite(right)
                        && Double.isFinite(bottom);
        if (!finite || left >= right || top >= bottom) {
            throw new IllegalArgumentException(
                    "not a region: left %s, top %s, right %s, bottom %s"
                            .formatted(left, top, right, bottom));
        }
    }

    /** All of a picture of this size, in pixels. */
    public static ImageRegion whole(int width, int height) {
        return new ImageRegion(0, 0, width, height);
    }

    /** With columns for rows. */
    public ImageRegion transposed() {
        return new ImageRegion(top, left, bottom, right);
    }

    /** In pixels, above 0. */
    public double width() {
        return right - left;
    }

    /** In pixels, above 0. */
    public double height() {
        return bottom - top;
    }
}
