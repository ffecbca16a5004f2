package org.lesionlens.plots;

import java.awt.Graphics2D;
import java.util.List;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.plots.MeasuredSet.Subject;
import org.lesionlens.plots.Pen.Align;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.ProbabilitySource;

/**
 * A plot that stands alone: below it, of which class, lesions and model it is.
 *
 * @param lines below it
 */
record CaptionedPlot(Drawing plot, List<String> lines) implements Drawing {

    private static final double MARGIN = 12;
    private static final double LINE = 10.5;

    static CaptionedPlot of(Drawing plot, MeasuredSet set) {
        double room = plot.width() - 2 * MARGIN;
        return new CaptionedPlot(
                plot,
                PlotStyle.plain(PlotStyle.SMALL).face().lines(words(set), PlotStyle.SMALL, room));
    }

    /** What the plot is of, in sentences. */
    static String words(MeasuredSet set) {
        var scores = set.measures().scores();
        return "Class: %s. Counted: %s, %s positive and %s negative.%s %s Research use only, not for diagnosis."
                .formatted(
                        set.sought(),
                        counted(set.measures().units().unit(), scores.size()),
                        Numbers.count(scores.positives()),
                        Numbers.count(scores.negatives()),
                        filtered(set.subject()),
                        whose(set.subject()));
    }

    private static String counted(MeasuredUnit unit, int count) {
        return switch (unit) {
            case PHOTO -> Numbers.counted(count, "photo");
            case LESION_BY_MEAN ->
                    Numbers.counted(count, "lesion") + " by the mean probability of their photos";
            case LESION_BY_MAXIMUM ->
                    Numbers.counted(count, "lesion")
                            + " by the highest probability of their photos";
        };
    }

    private static String filtered(Subject subject) {
        return subject.photos() == subject.of()
                ? ""
                : " A filter is on: %s of the set's %s photos."
                        .formatted(Numbers.count(subject.photos()), Numbers.count(subject.of()));
    }

    private static String whose(Subject subject) {
        String model = "%s (%s)".formatted(subject.model(), subject.hash());
        return subject.source() == ProbabilitySource.NETWORK
                ? "Model: " + model + "."
                : "Probabilities: those of a table, not this model's. Maps by model: "
                        + model
                        + ".";
    }

    @Override
    public double width() {
        return plot.width();
    }

    @Override
    public double height() {
        return plot.height() + lines.size() * LINE + MARGIN;
    }

    @Override
    public void draw(Graphics2D graphics) {
        plot.draw(graphics);
        var pen = new Pen(graphics);
        double baseline = plot.height() + LINE;
        for (String line : lines) {
            pen.text(
                    line,
                    MARGIN,
                    baseline,
                    Align.LEFT,
                    PlotStyle.plain(PlotStyle.SMALL),
                    PlotStyle.QUIET);
            baseline += LINE;
        }
    }
}
