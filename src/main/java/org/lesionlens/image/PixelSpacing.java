package org.lesionlens.image;

/**
 * How large what a photo shows is.
 *
 * @param millimetres that a pixel of the photo is wide and high, above 0
 * @param source who says so
 */
public record PixelSpacing(double millimetres, Source source) {

    /** Who says how large a pixel is. */
    public enum Source {
        /** The resolution in a picture file's header; programs that resize photos often keep it. */
        FILE,
        /** The header of a DICOM file. */
        DICOM,
        /** A label table. */
        TABLE,
        /** As DICOM, of the detector: what is seen is as large only if it is not magnified. */
        DETECTOR
    }

    private static final double NARROWEST = 2; // mm that a photo of a lesion shows
    private static final double WIDEST = 120;

    /**
     * @throws IllegalArgumentException if it is no size
     */
    public PixelSpacing {
        if (!(millimetres > 0) || Double.isInfinite(millimetres)) {
            throw new IllegalArgumentException("not a size of a pixel: " + millimetres);
        }
    }

    /**
     * True if a lesion may be seen in a photo of this width. A resolution that was meant for a
     * printer makes it as wide as a sheet of paper.
     *
     * @param width of the photo, in pixels
     */
    public boolean isPlausibleFor(int width) {
        double shown = millimetres * width;
        return source != Source.FILE || (shown >= NARROWEST && shown <= WIDEST);
    }
}
