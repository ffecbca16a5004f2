package org.lesionlens.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import org.lesionlens.drawing.Lettering;

/**
 * Letters, lines and colours of plots, on light paper. Blue and vermilion are Okabe and Ito's,
 * which people with any colour vision tell apart; printed grey they differ in lightness, and no two
 * things differ by colour alone.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito 2008</a>
 */
public final class PlotStyle {

    /** Of letters. */
    public static final Color INK = new Color(0x1F2328);

    /** Of letters that only have to be there. */
    public static final Color QUIET = new Color(0x59636E);

    /** Of lines behind what is plotted. */
    public static final Color GRID = new Color(0xE3E7EB);

    /** Of axes and frames. */
    public static final Color FRAME = new Color(0x8C959F);

    /** Of curves, and of what is not positive. */
    public static final Color BLUE = new Color(0x0072B2);

    /** Of what is positive. */
    public static final Color VERMILION = new Color(0xD55E00);

    /** Behind everything, and around marks. */
    public static final Color PAPER = Color.WHITE;

    /** Blue, for areas that are called negative. */
    public static final Color PALE_BLUE = new Color(0xB5D4E9);

    /** Vermilion, for areas that are called negative. */
    public static final Color PALE_VERMILION = new Color(0xF5CDB0);

    static final double TITLE = 12;
    static final double TEXT = 9;
    static final double SMALL = 8;

    static final Stroke HAIR = new BasicStroke(0.6f);
    static final Stroke THIN = new BasicStroke(1);
    static final Stroke CURVE = new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    static final Stroke DASHED =
            new BasicStroke(
                    1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);

    private PlotStyle() {}

    static Letters plain(double points) {
        return new Letters(Lettering.PLAIN, points);
    }

    static Letters bold(double points) {
        return new Letters(Lettering.BOLD, points);
    }

    /**
     * Of a text.
     *
     * @param size in points
     */
    record Letters(Lettering face, double size) {

        double width(String text) {
            return face.width(text, size);
        }

        /** As much of a text as fits. */
        String cut(String text, double room) {
            String shown = text;
            for (int end = text.length(); end > 1 && width(shown) > room; end--) {
                shown = text.substring(0, end - 1).strip() + "…";
            }
            return shown;
        }
    }
}
