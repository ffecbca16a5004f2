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

    private static final int BAND = 4_000_000; // pixels

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
        Size size = Size.of(drawing, dpi);
        TooManyPixelsException.check((double) size.width() * size.height());
        return AwtImages.ofDrawn(band(drawing, dpi, size, 0, size.height()));
    }

    /**
     * Writes a PNG file of pixels and their number in an inch, and nothing else. The drawing is
     * drawn band by band, once for each: its pixels are never in memory all at once.
     *
     * @param dpi pixels in an inch, above 0
     * @throws IOException if the stream fails
     * @throws IllegalArgumentException if a picture cannot hold so many pixels
     */
    public static void write(Drawing drawing, double dpi, OutputStream out) throws IOException {
        write(drawing, dpi, BAND, out);
    }

    /** The same by bands of about so many pixels. */
    static void write(Drawing drawing, double dpi, int band, OutputStream out) throws IOException {
        Size size = Size.of(drawing, dpi);
        int rows = Math.clamp(band / size.width(), 1, size.height());
        TooManyPixelsException.check((double) size.width() * rows);
        PngWriter.write(
                size.width(),
                size.height(),
                top -> band(drawing, dpi, size, top, Math.min(rows, size.height() - top)),
                dpi,
                out);
    }

    /** Of a picture, in pixels. */
    private record Size(int width, int height) {

        static Size of(Drawing drawing, double dpi) {
            double scale = dpi / POINTS;
            var size = new Size(pixels(drawing.width() * scale), pixels(drawing.height() * scale));
            if ((long) size.width * size.height > Integer.MAX_VALUE - 8) {
                throw TooManyPixelsException.beyondPng(size.width, size.height);
            }
            return size;
        }
    }

    private static BufferedImage band(Drawing drawing, double dpi, Size size, int top, int rows) {
        var paper = new BufferedImage(size.width(), rows, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, size.width(), rows);
            graphics.setRenderingHints(SMOOTH);
            graphics.translate(0, -top);
            graphics.scale(dpi / POINTS, dpi / POINTS);
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
