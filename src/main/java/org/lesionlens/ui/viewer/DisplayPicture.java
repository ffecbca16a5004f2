package org.lesionlens.ui.viewer;

import java.util.Objects;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;

/**
 * The seen part of a photo and its heat at the size they have on the screen, so that a slider works
 * on as many pixels as are seen and no more.
 *
 * @param content what is shown
 * @param framing where
 * @param photo the seen part, in physical pixels; null if only the map is seen
 * @param heat over each of these pixels; null if only the photo is seen
 */
record DisplayPicture(
        PictureContent content,
        Framing framing,
        @Nullable WritableImage photo,
        @Nullable HeatField heat) {

    /** Prepares a picture; takes some ten milliseconds for a photo of many megapixels. */
    static DisplayPicture of(
            PictureContent content, Framing framing, HeatOptions options, ScaledPhotos photos) {
        return new DisplayPicture(
                content,
                framing,
                content.showsPhoto() ? photos.get(content.photo(), framing) : null,
                content.showsHeat() ? heat(content, framing, options) : null);
    }

    private static HeatField heat(PictureContent content, Framing framing, HeatOptions options) {
        return HeatField.of(
                Objects.requireNonNull(content.map()),
                Objects.requireNonNull(content.geometry()),
                framing.shownPart(),
                framing.shownWidth(),
                framing.shownHeight(),
                options);
    }
}
