package org.lesionlens.image;

/** Resizes a part of a picture. */
public final class Resampling {

    private Resampling() {}

    /**
     * The part {@code source} of a picture at another size.
     *
     * @param source within the picture, in its pixels; its edges may lie inside pixels
     * @param width of the result in pixels, at least 1
     * @param height of the result in pixels, at least 1
     * @throws IllegalArgumentException if the region leaves the picture or a side is below 1
     */
    public static RgbImage resize(
            RgbImage picture,
            ImageRegion source,
            int width,
            int height,
            Interpolation interpolation) {
        if (source.left() < 0
                || source.top() < 0
                || source.right() > picture.width()
                || source.bottom() > picture.height()) {
            throw new IllegalArgumentException(source + " is not inside " + picture);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("not a picture's size: " + width + "×" + height);
        }
        return switch (interpolation) {
            case BILINEAR_ANTIALIAS ->
                    AntialiasedResize.resize(
                            picture, source, width, height, ResamplingFilter.TRIANGLE);
            case BICUBIC_ANTIALIAS ->
                    AntialiasedResize.resize(
                            picture, source, width, height, ResamplingFilter.CUBIC);
            case BILINEAR -> BilinearResize.resize(picture, source, width, height);
        };
    }
}
