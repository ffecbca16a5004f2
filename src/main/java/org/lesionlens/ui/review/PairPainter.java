package org.lesionlens.ui.review;

import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.ui.fx.FxImages;

/**
 * Paints photo and overlay at the size in which they are seen, on any thread.
 *
 * @param width of the room for each picture, in pixels of the screen
 * @param height of it
 * @param map of the lesion, null if there is none
 * @param look of the heat, null if that is not known
 */
record PairPainter(int width, int height, @Nullable SignedMap map, @Nullable HeatLook look) {

    private static final OverlayStyle USUAL = new OverlayStyle(1, 0, ColourMap.VIRIDIS);

    /** The map alone, of a photo that is not here; nothing without one. */
    PairPictures paintAlone() {
        if (map == null) {
            return new PairPictures(null, null);
        }
        OverlayStyle style = look == null ? USUAL : look.style();
        HeatOptions options = look == null ? HeatOptions.PLAIN : look.options();
        int side = Math.min(width, height);
        return new PairPictures(null, FxImages.of(HeatLook.alone(style, options, map, side)));
    }

    /**
     * Both pictures of a photo.
     *
     * @param orientation how the photo as stored must be turned to lie as {@code kept} does
     */
    PairPictures paint(RgbImage kept, Orientation orientation) {
        double scale = Math.min((double) width / kept.width(), (double) height / kept.height());
        RgbImage photo = scale < 1 ? Thumbnails.scaled(kept, scale) : kept;
        return new PairPictures(
                FxImages.of(photo),
                map == null || look == null
                        ? null
                        : FxImages.of(look.over(photo, orientation, map)));
    }
}
