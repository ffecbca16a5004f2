package org.lesionlens.export;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.Lettering;
import org.lesionlens.drawing.PlacedPicture;
import org.lesionlens.drawing.PngPaper;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.figure.OutcomeSign;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.Legend;
import org.lesionlens.review.OutcomeGroup;

/**
 * A figure that explains itself: the photo with its heat, if wanted the photo beside it, and below
 * them what the network said and what is known, a legend with numbers and how the heat is shown.
 * Letters grow with the pictures. Its unit is the pixel of its pictures.
 */
public final class AnnotatedPicture implements Drawing {

    /** At which its pictures keep their pixels: one is a point. */
    public static final double DPI = 72;

    private static final double EMS_PER_COLUMN = 31;

    private final Panels panels;
    private final boolean showsHeat;
    private final Caption caption;
    private final FigureStyle style;
    private final int margin;
    private final int columnWidth;
    private final int height;

    private AnnotatedPicture(Panels panels, boolean showsHeat, Caption caption) {
        this.panels = panels;
        this.showsHeat = showsHeat;
        this.caption = caption;
        int count = panels.all().size();
        int width = panels.width();
        int wanted = count == 1 ? width / 2 : width; // a single picture has two columns below it
        this.style = new FigureStyle(Math.max(FigureView.NARROWEST, wanted) / EMS_PER_COLUMN);
        this.margin = (int) Math.round(style.em());
        int column = (count * width + (count - 2) * margin + 1) / 2;
        this.columnWidth = Math.max(FigureView.NARROWEST, column);
        this.height = measure();
    }

    /** The figure of a lesion. */
    public static AnnotatedPicture of(Analysis analysis, PicturedLesion lesion, FigureView view) {
        Panels panels = Panels.of(analysis, view);
        var caption = Caption.of(analysis, lesion, view, panels.legend());
        return new AnnotatedPicture(panels, view.layout().showsHeat(), caption);
    }

    /** Its pixels. */
    public static RgbImage render(Analysis analysis, PicturedLesion lesion, FigureView view) {
        return PngPaper.render(of(analysis, lesion, view), DPI);
    }

    /** Draws the words on nothing, as how high they are follows from where they wrap. */
    private int measure() {
        var sketch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sketch.createGraphics();
        try {
            return (int) Math.ceil(drawCaption(graphics)) + margin;
        } finally {
            graphics.dispose();
        }
    }

    @Override
    public double width() {
        return 3.0 * margin + 2.0 * columnWidth;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void draw(Graphics2D graphics) {
        drawPanels(graphics);
        drawCaption(graphics);
    }

    private void addLegend(List<Block> blocks, String title, Legend legend) {
        blocks.add(style.small(title));
        blocks.add(Block.space(0.3 * style.em()));
        blocks.add(new LegendBar(legend, style));
        blocks.add(Block.space(0.2 * style.em()));
    }

    private int leftColumn() {
        return margin;
    }

    private int rightColumn() {
        return 2 * margin + columnWidth;
    }

    private double slot() {
        int count = panels.all().size();
        return (2.0 * columnWidth + margin - (count - 1) * margin) / count;
    }

    private void drawPanels(Graphics2D graphics) {
        double left = margin;
        for (Panel panel : panels.all()) {
            RgbImage picture = panel.picture();
            double x = Math.floor(left + (slot() - picture.width()) / 2);
            new PlacedPicture(picture, x, margin, picture.width(), picture.height()).draw(graphics);
            left += slot() + margin;
        }
    }

    /** The titles below the pictures; returns where they end. */
    private double drawTitles(Graphics2D graphics, double y) {
        double left = margin;
        double bottom = y;
        for (Panel panel : panels.all()) {
            if (!panel.title().isBlank()) {
                double end = style.plain(panel.title()).draw(graphics, left, y, slot());
                bottom = Math.max(bottom, end + 0.6 * style.em());
            }
            left += slot() + margin;
        }
        return bottom;
    }

    private double drawCaption(Graphics2D graphics) {
        double top = drawTitles(graphics, margin + panels.height() + 0.8 * style.em());
        double left = said().draw(graphics, leftColumn(), top, columnWidth);
        double right = shown().draw(graphics, rightColumn(), top, columnWidth);
        double bottom = Math.max(left, right) + 0.6 * style.em();
        double width = margin + 2.0 * columnWidth;
        graphics.setColor(FigureStyle.RULE);
        graphics.fill(new Rectangle2D.Double(margin, bottom, width, 0.08 * style.em()));
        return style.small(Caption.PURPOSE)
                .draw(graphics, leftColumn(), bottom + 0.4 * style.em(), width);
    }

    /** What the network said. */
    private Block said() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(style.bold(caption.name()));
        caption.outcome().ifPresent(outcome -> blocks.add(sign(outcome)));
        for (String line : caption.result()) {
            blocks.add(style.plain(line));
        }
        for (String warning : caption.warnings()) {
            blocks.add(Block.space(0.4 * style.em()));
            blocks.add(new Notice(warning, style));
        }
        return Block.column(blocks);
    }

    private Block sign(Outcome outcome) {
        OutcomeGroup group = OutcomeGroup.of(outcome);
        return (graphics, x, y, width) -> {
            var sign = new OutcomeSign(group, style.em());
            double baseline = y + 1.25 * style.em();
            sign.draw(graphics, x, baseline);
            double left = x + sign.width() + 0.5 * style.em();
            graphics.setColor(FigureStyle.TEXT);
            Lettering.PLAIN.draw(graphics, OutcomeSign.words(group), style.em(), left, baseline);
            return y + 1.9 * style.em();
        };
    }

    /** What the heat means. */
    private Block shown() {
        List<Block> blocks = new ArrayList<>();
        Legend legend = panels.legend();
        if (showsHeat) {
            blocks.add(style.bold(caption.explained()));
        }
        String shown =
                panels.pinned().isPresent() ? "Shown: raw values, scale " : "Raw values, scale ";
        if (showsHeat && !legend.isEmpty()) {
            addLegend(blocks, shown + legend.scale(), legend);
        }
        panels.pinned()
                .filter(pinned -> !pinned.isEmpty())
                .ifPresent(pinned ->
                        addLegend(blocks, "Pinned: raw values, scale " + pinned.scale(), pinned));
        panels.difference()
                .filter(difference -> !difference.isEmpty())
                .ifPresent(difference ->
                        addLegend(blocks, "Shown − pinned, of each map's maximum", difference));
        for (String line : caption.settings()) {
            blocks.add(style.small(line));
        }
        return Block.column(blocks);
    }
}
