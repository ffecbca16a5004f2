package org.lesionlens.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import org.lesionlens.drawing.Lettering;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.review.OutcomeGroup;

/**
 * An outcome on paper as in the window, by letters, shape and colour: TP ●, FN ◆, TN ■, FP ▲. It
 * can be told without colours, and its black letters have a contrast of 5.4:1 or more.
 *
 * @param size of the letters, in points
 */
public record OutcomeSign(OutcomeGroup group, double size) {

    private static final Color GREY = new Color(0xC8C8C8);

    /** The colour of an outcome, that of the window. */
    public static Color colour(OutcomeGroup group) {
        return switch (group) {
            case TRUE_POSITIVE -> new Color(0x009E73);
            case FALSE_NEGATIVE -> new Color(0xD55E00);
            case TRUE_NEGATIVE -> new Color(0x56B4E9);
            case FALSE_POSITIVE -> new Color(0xE69F00);
            case UNLABELLED, UNSCORED -> GREY;
        };
    }

    /** What an outcome means, in a word or two; blank for none. */
    public static String words(OutcomeGroup group) {
        return switch (group) {
            case TRUE_POSITIVE -> "found";
            case FALSE_NEGATIVE -> "missed";
            case TRUE_NEGATIVE -> "rightly left";
            case FALSE_POSITIVE -> "false alarm";
            case UNLABELLED, UNSCORED -> "";
        };
    }

    /** True for an outcome that is an error. */
    public static boolean isWrong(OutcomeGroup group) {
        return group == OutcomeGroup.FALSE_NEGATIVE || group == OutcomeGroup.FALSE_POSITIVE;
    }

    private String letters() {
        return group.outcome()
                .map(Outcome::letters)
                .orElse(group == OutcomeGroup.UNLABELLED ? "?" : "–");
    }

    private double gap() {
        return 0.35 * size;
    }

    private double shapeSide() {
        return 0.72 * size;
    }

    private boolean hasShape() {
        return group.outcome().isPresent();
    }

    /** In points. */
    public double width() {
        double shape = hasShape() ? shapeSide() + gap() : 0;
        return 2 * gap() + shape + Lettering.BOLD.width(letters(), size);
    }

    /**
     * Draws it.
     *
     * @param x of its left edge, in points
     * @param baseline of its letters, in points
     */
    public void draw(Graphics2D graphics, double x, double baseline) {
        double top = baseline - 0.95 * size;
        graphics.setColor(colour(group));
        graphics.fill(
                new RoundRectangle2D.Double(x, top, width(), 1.25 * size, 0.6 * size, 0.6 * size));
        graphics.setColor(Color.BLACK);
        double left = x + gap();
        if (hasShape()) {
            graphics.fill(shape(left, baseline - 0.7 * size, shapeSide()));
            left += shapeSide() + gap();
        }
        Lettering.BOLD.draw(graphics, letters(), size, left, baseline);
    }

    private Shape shape(double x, double y, double side) {
        return switch (group) {
            case TRUE_POSITIVE -> new Ellipse2D.Double(x, y, side, side);
            case FALSE_NEGATIVE ->
                    corners(
                            x + side / 2,
                            y,
                            x + side,
                            y + side / 2,
                            x + side / 2,
                            y + side,
                            x,
                            y + side / 2);
            case FALSE_POSITIVE -> corners(x + side / 2, y, x + side, y + side, x, y + side);
            case TRUE_NEGATIVE, UNLABELLED, UNSCORED ->
                    new Rectangle2D.Double(x + side / 20, y + side / 20, 0.9 * side, 0.9 * side);
        };
    }

    private static Shape corners(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
