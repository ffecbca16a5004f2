package org.lesionlens.plots;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.Stream;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.PlacedPicture;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.Enlargement;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.RgbImage;
import org.lesionlens.plots.Pen.Align;
import org.lesionlens.review.OutcomeMaps.Summary;

/** What the maps of each outcome have in common, on one scale, with the energy at their borders. */
public final class MeanMapsPlot implements Drawing {

    private static final int PIXELS = 96; // of a tile: the maps have some ten cells a side
    private static final double TILE = 120;
    private static final double GAP = 14;
    private static final double TOP = Heading.HEIGHT + 18;
    private static final double BAR = 10;
    private static final int STEPS = 256; // of the scale

    private final MeasuredSet set;
    private final float top;

    private MeanMapsPlot(MeasuredSet set) {
        this.set = set;
        this.top =
                (float)
                        Stream.of(Outcome.values())
                                .map(outcome -> summary(outcome, set))
                                .flatMap(one -> one.mean().stream())
                                .mapToDouble(Heatmap::maximum)
                                .max()
                                .orElse(0);
    }

    private static Summary summary(Outcome outcome, MeasuredSet set) {
        return set.measures().maps().at(outcome, set.threshold());
    }

    static MeanMapsPlot of(MeasuredSet set) {
        return new MeanMapsPlot(set);
    }

    /** True if no lesion has a map that is not empty. */
    boolean isEmpty() {
        return top == 0;
    }

    /** How much of the heat of an outcome's maps lies at their border, in words. */
    public static String border(Summary summary) {
        double median = summary.border().median();
        return Double.isNaN(median)
                ? Numbers.NONE
                : "border %s ×%s"
                        .formatted(
                                Numbers.two(median),
                                median >= BorderEnergy.HIGH_RATIO ? ", high" : "");
    }

    @Override
    public double width() {
        return 4 * TILE + 3 * GAP + 2;
    }

    @Override
    public double height() {
        return TOP + TILE + 70;
    }

    @Override
    public void draw(Graphics2D graphics) {
        var pen = new Pen(graphics);
        new Heading(
                        "Mean maps",
                        "Each map counts divided by its own maximum; one scale for all four")
                .draw(pen, 1, width());
        double x = 1;
        for (Outcome outcome : Outcome.values()) {
            drawTile(pen, outcome, x);
            x += TILE + GAP;
        }
        drawScale(pen);
    }

    private void drawTile(Pen pen, Outcome outcome, double x) {
        Summary summary = summary(outcome, set);
        var small = PlotStyle.plain(PlotStyle.SMALL);
        pen.text(
                outcome.letters(),
                x,
                TOP - 5,
                Align.LEFT,
                PlotStyle.bold(PlotStyle.TEXT),
                PlotStyle.INK);
        var frame = new Rectangle2D.Double(x, TOP, TILE, TILE);
        summary.mean()
                .ifPresentOrElse(
                        map -> paint(pen, map, x),
                        () ->
                                pen.text(
                                        "no map",
                                        x + TILE / 2,
                                        TOP + TILE / 2,
                                        Align.CENTRE,
                                        small,
                                        PlotStyle.QUIET));
        pen.draw(frame, PlotStyle.HAIR, PlotStyle.FRAME);
        String empty = summary.empty() == 0 ? "" : ", " + Numbers.count(summary.empty()) + " empty";
        pen.text(
                Numbers.counted(summary.maps(), "map") + empty,
                x,
                TOP + TILE + 12,
                Align.LEFT,
                small,
                PlotStyle.INK);
        pen.text(border(summary), x, TOP + TILE + 23, Align.LEFT, small, PlotStyle.INK);
    }

    private void paint(Pen pen, Heatmap map, double x) {
        float[] heat = Enlargement.of(map, PIXELS, PIXELS);
        int[] pixels = new int[heat.length];
        for (int i = 0; i < heat.length; i++) {
            pixels[i] = set.colours().colour(heat[i] / top);
        }
        RgbImage picture = RgbImage.ofOwned(PIXELS, PIXELS, pixels);
        new PlacedPicture(picture, x, TOP, TILE, TILE).draw(pen.graphics());
    }

    private void drawScale(Pen pen) {
        double y = TOP + TILE + 38;
        double wide = 2 * TILE + GAP;
        int[] strip = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            strip[i] = set.colours().colour((i + 0.5f) / STEPS);
        }
        new PlacedPicture(RgbImage.ofOwned(STEPS, 1, strip), 1, y, wide, BAR).draw(pen.graphics());
        pen.draw(new Rectangle2D.Double(1, y, wide, BAR), PlotStyle.HAIR, PlotStyle.FRAME);
        var small = PlotStyle.plain(PlotStyle.SMALL);
        pen.text("0", 1, y + BAR + 11, Align.LEFT, small, PlotStyle.INK);
        pen.text(
                Numbers.two(top) + " (mean heat)",
                1 + wide,
                y + BAR + 11,
                Align.RIGHT,
                small,
                PlotStyle.INK);
        pen.text(
                "border: median of each map's heat at its border ÷",
                1 + wide + GAP,
                y + 5,
                Align.LEFT,
                small,
                PlotStyle.QUIET);
        pen.text(
                "that of an even map; from %s on it is high".formatted(BorderEnergy.HIGH_RATIO),
                1 + wide + GAP,
                y + 16,
                Align.LEFT,
                small,
                PlotStyle.QUIET);
    }
}
