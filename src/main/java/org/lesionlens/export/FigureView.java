package org.lesionlens.export;

import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.OverlayStyle;

/**
 * What a figure shows of a lesion.
 *
 * @param style how heat is drawn
 * @param heat how the map becomes heat
 * @param signed whether evidence against the class is shown too, if the method has any
 * @param part of the photo, in its pixels
 * @param width of each picture, in pixels, at least 1
 * @param height of each picture, in pixels, at least 1
 * @param layout which pictures there are
 * @param decision the decision threshold, in [0, 1]: p ≥ this is called positive
 */
public record FigureView(
        OverlayStyle style,
        HeatOptions heat,
        boolean signed,
        ImageRegion part,
        int width,
        int height,
        PictureLayout layout,
        double decision) {

    /** Narrower pictures, in pixels, are enlarged, so that there is room for text. */
    static final int NARROWEST = 384;

    private static final int WIDEST = 2048;
    private static final int TALLEST = 4096;

    /**
     * The whole photo and its overlay beside each other, for looking at many: at the photo's size,
     * but not narrower than 384, wider than 2048 or higher than 4096 pixels.
     *
     * @param decision the decision threshold, in [0, 1]
     */
    public static FigureView pair(RgbImage photo, OverlayStyle style, double decision) {
        double zoom = Math.clamp(photo.width(), NARROWEST, WIDEST) / (double) photo.width();
        zoom = Math.min(zoom, TALLEST / (double) photo.height());
        return new FigureView(
                style,
                HeatOptions.PLAIN,
                false,
                ImageRegion.whole(photo.width(), photo.height()),
                scaled(photo.width(), zoom),
                scaled(photo.height(), zoom),
                PictureLayout.PAIR,
                decision);
    }

    /** The whole photo and its overlay, 384 pixels wide, for many pictures beside each other. */
    public static FigureView narrow(RgbImage photo, OverlayStyle style, double decision) {
        double zoom =
                Math.min((double) NARROWEST / photo.width(), TALLEST / (double) photo.height());
        return pair(photo, style, decision)
                .of(
                        ImageRegion.whole(photo.width(), photo.height()),
                        scaled(photo.width(), zoom),
                        scaled(photo.height(), zoom));
    }

    /** The same in another layout. */
    public FigureView in(PictureLayout other) {
        return new FigureView(style, heat, signed, part, width, height, other, decision);
    }

    /** The same of another part, at another size. */
    FigureView of(ImageRegion other, int newWidth, int newHeight) {
        return new FigureView(style, heat, signed, other, newWidth, newHeight, layout, decision);
    }

    private static int scaled(int side, double zoom) {
        return (int) Math.max(1, Math.round(side * zoom));
    }

    /** True if the whole of {@code photo} is shown. */
    boolean showsAllOf(RgbImage photo) {
        return part.equals(ImageRegion.whole(photo.width(), photo.height()));
    }
}
