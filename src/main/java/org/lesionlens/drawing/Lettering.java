package org.lesionlens.drawing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The letters of every drawing, Liberation Sans, which the program brings along: lines break at the
 * same words on every machine and every paper. Letters that it lacks, such as Chinese ones, come
 * from the fonts of the machine.
 */
public final class Lettering {

    /** Upright letters of usual weight. */
    public static final Lettering PLAIN = new Lettering("LiberationSans-Regular.ttf", Font.PLAIN);

    /** Upright heavy letters. */
    public static final Lettering BOLD = new Lettering("LiberationSans-Bold.ttf", Font.BOLD);

    /** Letters have the same widths on screens and in files: neither hinted nor rounded. */
    private static final FontRenderContext MEASURED = new FontRenderContext(null, true, true);

    private static final Pattern SPACES = Pattern.compile("[\\t\\r\\n]");

    private final String file;
    private final Font font;
    private final Font substitute;

    private Lettering(String file, int style) {
        this.file = file;
        try (InputStream letters = open();
                InputStream same = open()) {
            SystemFonts.prepare(same);
            // Its style, which SVG tells, is that of its file: nothing is made bolder than it is.
            this.font = Font.createFont(Font.TRUETYPE_FONT, letters).deriveFont(style);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(
                    "the letters of drawings, %s, cannot be unpacked to %s: %s"
                            .formatted(file, System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
        this.substitute = new Font(Font.SANS_SERIF, style, 1);
    }

    /** Every kind of letters that there is. */
    static List<Lettering> all() {
        return List.of(PLAIN, BOLD);
    }

    /** The font's file; whoever opens it closes it. */
    InputStream open() {
        return Objects.requireNonNull(
                Lettering.class.getResourceAsStream("/liberation/" + file), file);
    }

    /** The font's name, as AWT gives it. */
    String fontName() {
        return font.getFontName();
    }

    /**
     * Draws text on one line.
     *
     * @param size of the letters, in points
     * @param x of its left edge, in points
     * @param baseline in points
     */
    public void draw(Graphics2D graphics, String text, double size, double x, double baseline) {
        double left = x;
        for (Run run : runs(text, size)) {
            graphics.setFont(run.font());
            graphics.drawString(run.text(), (float) left, (float) baseline);
            left += run.width();
        }
    }

    /** How wide {@link #draw} draws a text, in points. */
    public double width(String text, double size) {
        return runs(text, size).stream().mapToDouble(Run::width).sum();
    }

    /** How far letters reach above the baseline, in points. */
    public double ascent(double size) {
        return metric(size).getAscent();
    }

    /** How far letters reach below the baseline, in points. */
    public double descent(double size) {
        return metric(size).getDescent();
    }

    private LineMetrics metric(double size) {
        return font.deriveFont((float) size).getLineMetrics("x", MEASURED);
    }

    /**
     * Text as lines that are not wider than {@code width} points: broken between words, and within
     * a word that is wider. At least one line.
     */
    public List<String> lines(String text, double size, double width) {
        return new LineBreaks(this, size, width).of(text);
    }

    private record Run(String text, Font font) {
        double width() {
            return font.getStringBounds(text, MEASURED).getWidth();
        }
    }

    private List<Run> runs(String unclean, double size) {
        String text = SPACES.matcher(WritableText.of(unclean)).replaceAll(" ");
        List<Run> runs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            boolean known = font.canDisplay(text.codePointAt(start));
            int end = start;
            while (end < text.length() && font.canDisplay(text.codePointAt(end)) == known) {
                end += Character.charCount(text.codePointAt(end));
            }
            Font used = (known ? font : substitute).deriveFont((float) size);
            runs.add(new Run(text.substring(start, end), used));
            start = end;
        }
        return runs;
    }
}
