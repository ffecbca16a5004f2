package org.lesionlens.ui.viewer;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.image.WritableImage;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.fx.FxImages;

/**
 * Photos at the size that they have on the screen; the last few are kept, because the panes beside
 * each other show the same one, and new heat needs no new photo. May be used from any thread.
 */
final class ScaledPhotos {

    private static final int KEPT = 4;

    private final Deque<Scaled> newest = new ArrayDeque<>();

    private record Scaled(RgbImage photo, Framing framing, WritableImage image) {

        boolean isOf(RgbImage other, Framing shown) {
            return framing.equals(shown) && photo.equals(other);
        }
    }

    /** The seen part of {@code photo}, antialiased, in physical pixels. */
    synchronized WritableImage get(RgbImage photo, Framing framing) {
        for (Scaled scaled : newest) {
            if (scaled.isOf(photo, framing)) {
                return scaled.image();
            }
        }
        var image = FxImages.of(resized(photo, framing));
        newest.addFirst(new Scaled(photo, framing, image));
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
        return image;
    }

    static RgbImage resized(RgbImage photo, Framing framing) {
        return Resampling.resize(
                photo,
                framing.shownPart(),
                framing.shownWidth(),
                framing.shownHeight(),
                Interpolation.BILINEAR_ANTIALIAS);
    }
}
