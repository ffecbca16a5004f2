package org.lesionlens.ui.fx;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.lesionlens.image.RgbImage;

/** Turns our pictures into JavaFX's and back. */
public final class FxImages {

    private FxImages() {}

    /** A picture for a screen; belongs to no thread until it is shown. */
    public static WritableImage of(RgbImage picture) {
        int width = picture.width();
        int height = picture.height();
        int[] pixels = new int[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.readRow(y, row);
            System.arraycopy(row, 0, pixels, y * width, width);
        }
        return new WritableImage(
                new PixelBuffer<>(
                        width,
                        height,
                        IntBuffer.wrap(pixels),
                        PixelFormat.getIntArgbPreInstance()));
    }

    /** The pixels of an opaque image, for example of a window's snapshot. */
    public static RgbImage read(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        PixelReader pixels = image.getPixelReader();
        int[] argb = new int[width * height];
        pixels.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return RgbImage.of(width, height, argb);
    }
}
