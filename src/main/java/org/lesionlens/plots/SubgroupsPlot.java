package org.lesionlens.plots;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.ConfusionIntervals;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.plots.Pen.Align;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Subgroup;

/** A table of subgroups, with a bar on a scale from 0 to 1 for each share and its interval. */
final class SubgroupsPlot implements Drawing {

    private static final double ROW = 15;
    private static final double HEAD = Heading.HEIGHT + 22;
    private static final double KIND = 0;
    private static final double NAME = 34;
    private static final double COUNT = 168;
    private static final double POSITIVES = 212;
    private static final double FIRST_SCALE = 224;
    private static final double SCALE = 76;
    private static final double NUMBER = 30;
    private static final double COLUMN = SCALE + NUMBER + 12;

    private final List<Row> rows;
    private final Clusters.Kind clusters;
    private final MeasuredUnit unit;

    /** A share of a group, and how sure it is. */
    private record Share(OptionalDouble value, Optional<Interval> interval) {}

    private record Row(String kind, String name, int count, int positives, List<Share> shares) {}

    private SubgroupsPlot(List<Row> rows, Clusters.Kind clusters, MeasuredUnit unit) {
        this.rows = List.copyOf(rows);
        this.clusters = clusters;
        this.unit = unit;
    }

    static SubgroupsPlot of(MeasuredSet set) {
        return new SubgroupsPlot(
                set.measures().subgroups().stream().map(group -> row(group, set)).toList(),
                set.measures().clusters().kind(),
                set.measures().units().unit());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    private static Row row(Subgroup group, MeasuredSet set) {
        Confusion counts = group.scores().at(set.threshold());
        ConfusionIntervals sure = group.clustered().at(set.threshold());
        Optional<Interval> area =
                Optional.ofNullable(set.intervals().groups().get(group.attribute()))
                        .flatMap(ClusteredInterval::interval);
        List<Share> shares = new ArrayList<>();
        shares.add(new Share(group.rocArea(), area));
        shares.add(share(counts.sensitivity(), sure.sensitivity()));
        shares.add(share(counts.specificity(), sure.specificity()));
        return new Row(
                GroupWords.kind(group.attribute()),
                GroupWords.name(group.attribute()),
                group.scores().size(),
                group.scores().positives(),
                shares);
    }

    private static Share share(Optional<Proportion> value, ClusteredInterval sure) {
        return new Share(
                value.map(known -> OptionalDouble.of(known.value())).orElse(OptionalDouble.empty()),
                value.isEmpty() ? Optional.empty() : sure.interval());
    }

    @Override
    public double width() {
        return FIRST_SCALE + 3 * COLUMN;
    }

    @Override
    public double height() {
        return HEAD + ROW * rows.size() + 24;
    }

    @Override
    public void draw(Graphics2D graphics) {
        var pen = new Pen(graphics);
        new Heading(
                        "By site, sex and age",
                        "95 %% intervals by %s; with few %s differences may be chance"
                                .formatted(Numbers.cluster(clusters), UnitWords.several(unit)))
                .draw(pen, 0, width());
        double bottom = HEAD + ROW * rows.size();
        drawHead(pen);
        for (int i = 0; i < 3; i++) {
            drawGrid(pen, scale(i), bottom);
        }
        String before = "";
        for (int i = 0; i < rows.size(); i++) {
            drawRow(pen, rows.get(i), before, HEAD + ROW * i);
            before = rows.get(i).kind();
        }
    }

    private static double scale(int column) {
        return FIRST_SCALE + COLUMN * column;
    }

    private void drawHead(Pen pen) {
        var bold = PlotStyle.bold(PlotStyle.SMALL);
        double y = HEAD - 6;
        pen.text("Group", KIND, y, Align.LEFT, bold, PlotStyle.INK);
        pen.text(UnitWords.head(unit), COUNT, y, Align.RIGHT, bold, PlotStyle.INK);
        pen.text("Positive", POSITIVES, y, Align.RIGHT, bold, PlotStyle.INK);
        List<String> names = List.of("AUC", "Sensitivity", "Specificity");
        for (int i = 0; i < names.size(); i++) {
            pen.text(names.get(i), scale(i), y, Align.LEFT, bold, PlotStyle.INK);
        }
    }

    private static void drawGrid(Pen pen, double left, double bottom) {
        for (double value : new double[] {0, 0.5, 1}) {
            double x = left + SCALE * value;
            pen.line(x, HEAD, x, bottom, PlotStyle.HAIR, PlotStyle.GRID);
            pen.text(
                    value == 0.5 ? "0.5" : String.valueOf((int) value),
                    x,
                    bottom + 11,
                    Align.CENTRE,
                    PlotStyle.plain(PlotStyle.SMALL),
                    PlotStyle.QUIET);
        }
    }

    private void drawRow(Pen pen, Row row, String before, double top) {
        double y = top + ROW - 4.5;
        var plain = PlotStyle.plain(PlotStyle.SMALL);
        if (!row.kind().equals(before)) {
            pen.line(0, top, width(), top, PlotStyle.HAIR, PlotStyle.FRAME);
            pen.text(row.kind(), KIND, y, Align.LEFT, plain, PlotStyle.QUIET);
        }
        String name = plain.cut(row.name(), COUNT - NAME - 36);
        pen.text(name, NAME, y, Align.LEFT, plain, PlotStyle.INK);
        pen.text(Numbers.count(row.count()), COUNT, y, Align.RIGHT, plain, PlotStyle.INK);
        pen.text(Numbers.count(row.positives()), POSITIVES, y, Align.RIGHT, plain, PlotStyle.INK);
        for (int i = 0; i < row.shares().size(); i++) {
            drawShare(pen, row.shares().get(i), scale(i), y);
        }
    }

    private static void drawShare(Pen pen, Share share, double left, double y) {
        pen.text(
                share.value().isPresent() ? Numbers.two(share.value().getAsDouble()) : Numbers.NONE,
                left + SCALE + NUMBER,
                y,
                Align.RIGHT,
                PlotStyle.plain(PlotStyle.SMALL),
                PlotStyle.INK);
        double middle = y - 3;
        share.interval()
                .ifPresent(known ->
                        pen.line(
                                left + SCALE * known.low(),
                                middle,
                                left + SCALE * known.high(),
                                middle,
                                PlotStyle.CURVE,
                                PlotStyle.FRAME));
        share.value()
                .ifPresent(value -> pen.dot(left + SCALE * value, middle, 2.4, PlotStyle.BLUE));
    }
}
