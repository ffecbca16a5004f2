package org.lesionlens.ui.viewer;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.fx.FxImages;

/**
 * Photos at the size that they have on the screen; the last few are kept, because the panes beside
 * each other show the same one, new heat needs no new photo, and the next photo is scaled before it
 * is shown. May be used from any thread.
 */
final class ScaledPhotos {

    private static final int KEPT = 6;

    private final Deque<Scaled> newest = new ArrayDeque<>();

    private record Scaled(RgbImage photo, Framing framing, WritableImage image) {

        boolean isOf(RgbImage other, Framing shown) {
            return framing.equals(shown) && photo.equals(other);
        }
    }

    /** The seen part of {@code photo}, antialiased, in physical pixels. */
    synchronized WritableImage get(RgbImage photo, Framing framing) {
        Scaled known = find(photo, framing);
        if (known != null) {
            return known.image();
        }
        var image = FxImages.of(resized(photo, framing));
        newest.addFirst(new Scaled(photo, framing, image));
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
        return image;
    }

    /** True if {@link #get} would give it at once. */
    synchronized boolean isKept(RgbImage photo, Framing framing) {
        return find(photo, framing) != null;
    }

    private @Nullable Scaled find(RgbImage photo, Framing framing) {
        return newest.stream()
                .filter(scaled -> scaled.isOf(photo, framing))
                .findFirst()
                .orElse(null);
    }

    private static RgbImage resized(RgbImage photo, Framing framing) {
        return Resampling.resize(
                photo,
                framing.shownPart(),
                framing.shownWidth(),
                framing.shownHeight(),
                Interpolation.BILINEAR_ANTIALIAS);
    }
}
