package org.lesionlens.ui.review;

import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.RgbImage;
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
