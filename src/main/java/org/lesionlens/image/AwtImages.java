package org.lesionlens.image;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/** To and from the pictures that Java2D draws on. */
public final class AwtImages {

    private static final int OPAQUE = 0xFF000000;

    private static final DirectColorModel RGB =
            new DirectColorModel(24, 0xFF0000, 0x00FF00, 0x0000FF);

    private AwtImages() {}

    /** A copy of the pixels to draw on, of type {@link BufferedImage#TYPE_INT_RGB}. */
    public static BufferedImage toAwt(RgbImage picture) {
        int[] pixels = picture.pixels().clone();
        return wrap(picture.width(), picture.height(), pixels);
    }

    /** A copy of the pixels of any Java2D picture; transparent ones are laid over white. */
    public static RgbImage fromAwt(BufferedImage drawing) {
        return RgbImage.painted(
                drawing.getWidth(),
                drawing.getHeight(),
                (y, row) -> {
                    drawing.getRGB(0, y, row.length, 1, row, 0, row.length);
                    for (int x = 0; x < row.length; x++) {
                        row[x] = WhiteBackground.under(row[x]);
                    }
                });
    }

    /**
     * The pixels of a drawing of type {@link BufferedImage#TYPE_INT_RGB} without a copy: whoever
     * drew it must not draw on it again.
     *
     * @throws IllegalArgumentException for a drawing of another type
     */
    public static RgbImage ofDrawn(BufferedImage drawing) {
        if (drawing.getType() != BufferedImage.TYPE_INT_RGB) {
            throw new IllegalArgumentException("type of drawing: " + drawing.getType());
        }
        int[] pixels = ((DataBufferInt) drawing.getRaster().getDataBuffer()).getData();
        Arrays.parallelSetAll(pixels, i -> pixels[i] | OPAQUE);
        return RgbImage.ofOwned(drawing.getWidth(), drawing.getHeight(), pixels);
    }

    /** The picture itself as Java2D sees it, without a copy; only to be read. */
    public static BufferedImage view(RgbImage picture) {
        return wrap(picture.width(), picture.height(), picture.pixels());
    }

    private static BufferedImage wrap(int width, int height, int[] pixels) {
        var raster =
                Raster.createPackedRaster(
                        new DataBufferInt(pixels, pixels.length),
                        width,
                        height,
                        width,
                        RGB.getMasks(),
                        new Point());
        return new BufferedImage(RGB, raster, false, null);
    }
}
