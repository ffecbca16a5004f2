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
 * The heat of one picture, and the marks over it, as images that are repainted in place: about a
 * millisecond a megapixel.
 *
 * <p>The opacity is the image view's, so that changing it repaints nothing.
 */
final class HeatLayer {

    private HeatField heat;
    private final int[] colours;
    private final int[] marks;
    private final PixelBuffer<IntBuffer> coloursBuffer;
    private final PixelBuffer<IntBuffer> marksBuffer;
    private final WritableImage coloursImage;
    private final WritableImage marksImage;
    private boolean marked;

    HeatLayer(HeatField heat) {
        this.heat = heat;
        this.colours = new int[heat.width() * heat.height()];
        this.marks = new int[colours.length];
        this.coloursBuffer = buffer(heat, colours);
        this.marksBuffer = buffer(heat, marks);
        this.coloursImage = new WritableImage(coloursBuffer);
        this.marksImage = new WritableImage(marksBuffer);
    }

    private static PixelBuffer<IntBuffer> buffer(HeatField heat, int[] pixels) {
        return new PixelBuffer<>(
                heat.width(),
                heat.height(),
                IntBuffer.wrap(pixels),
                PixelFormat.getIntArgbPreInstance());
    }

    HeatField heat() {
        return heat;
    }

    /** Takes {@code newest} into the same images, if it has their size; true if so. */
    boolean accept(HeatField newest) {
        boolean fits = newest.width() == heat.width() && newest.height() == heat.height();
        heat = fits ? newest : heat;
        return fits;
    }

    /** The heat in its colours, opaque where it is shown. */
    Image colours() {
        return coloursImage;
    }

    /** Contour, cell lines and veil. */
    Image marks() {
        return marksImage;
    }

    /** Colours the heat anew; only on the UI thread. */
    void paint(OverlayStyle style) {
        Overlay.paintLayer(heat, style, colours);
        coloursBuffer.updateBuffer(all -> null);
        marked = Overlay.paintMarks(heat, style, marks);
        if (marked) {
            marksBuffer.updateBuffer(all -> null);
        }
    }

    /** True if there are marks; where there are none, their image is not to be drawn. */
    boolean isMarked() {
        return marked;
    }
}
