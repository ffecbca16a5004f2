package org.lesionlens.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;

/** A drawing as pixels. */
public final class PngPaper {

    /** Points in an inch. */
    static final double POINTS = 72;

    private static final Map<RenderingHints.Key, Object> SMOOTH =
            Map.of(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
                    RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);

    private PngPaper() {}

    /**
     * The pixels of a drawing on white, each side rounded up.
     *
     * @param dpi pixels in an inch, above 0
     * @throws IllegalArgumentException if that is more than a picture, or the memory, can hold
     */
    public static RgbImage render(Drawing drawing, double dpi) {
        return AwtImages.ofDrawn(draw(drawing, dpi));
    }

    /**
     * Writes a PNG file of pixels and their number in an inch, and nothing else.
     *
     * @param dpi pixels in an inch, above 0
     * @throws IOException if the stream fails
     */
    public static void write(Drawing drawing, double dpi, OutputStream out) throws IOException {
        PngWriter.write(render(drawing, dpi), dpi, out);
    }

    private static BufferedImage draw(Drawing drawing, double dpi) {
        double scale = dpi / POINTS;
        int width = pixels(drawing.width() * scale);
        int height = pixels(drawing.height() * scale);
        TooManyPixelsException.check((double) width * height);
        if ((long) width * height > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("too many pixels: " + width + "×" + height);
        }
        var paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHints(SMOOTH);
            graphics.scale(scale, scale);
            drawing.draw(graphics);
        } finally {
            graphics.dispose();
        }
        return paper;
    }

    /** Rounded up, but not for a hair. */
    private static int pixels(double side) {
        return Math.max(1, (int) Math.ceil(side - 1e-6));
    }
}
