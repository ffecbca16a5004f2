package org.lesionlens.ui.viewer;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;

/**
 * The heat of one picture as an image that is repainted in place: about a millisecond a megapixel.
 *
 * <p>The opacity is the image view's, so that changing it repaints nothing.
 */
final class HeatLayer {

    private final HeatField heat;
    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    HeatLayer(HeatField heat) {
        this.heat = heat;
        this.pixels = new int[heat.width() * heat.height()];
        this.buffer =
                new PixelBuffer<>(
                        heat.width(),
                        heat.height(),
                        IntBuffer.wrap(pixels),
                        PixelFormat.getIntArgbPreInstance());
        this.image = new WritableImage(buffer);
    }

    HeatField heat() {
        return heat;
    }

    Image image() {
        return image;
    }

    /** Colours the heat anew; only on the UI thread. */
    void paint(OverlayStyle style) {
        Overlay.paintLayer(heat, style, pixels);
        buffer.updateBuffer(all -> null);
    }
}
