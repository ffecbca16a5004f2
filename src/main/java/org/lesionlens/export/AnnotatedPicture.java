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
    private final boolean photoBeside;
    private final Caption caption;
    private final FigureStyle style;
    private final int margin;
    private final int columnWidth;
    private final int height;

    private AnnotatedPicture(Panels panels, boolean photoBeside, Caption caption) {
        this.panels = panels;
        this.photoBeside = photoBeside;
        this.caption = caption;
        int width = panels.photo().width();
        int wanted = photoBeside ? width : width / 2; // a single picture has two columns below it
        this.style = new FigureStyle(Math.max(FigureView.NARROWEST, wanted) / EMS_PER_COLUMN);
        this.margin = (int) Math.round(style.em());
        int column = photoBeside ? width : (width - margin + 1) / 2;
        this.columnWidth = Math.max(FigureView.NARROWEST, column);
        this.height = measure();
    }

    /** The figure of a lesion. */
    public static AnnotatedPicture of(Analysis analysis, PicturedLesion lesion, FigureView view) {
        Panels panels = Panels.of(analysis, view);
        var caption = Caption.of(analysis, lesion, view, panels.legend());
        return new AnnotatedPicture(panels, view.photoBeside(), caption);
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

    private int leftColumn() {
        return margin;
    }

    private int rightColumn() {
        return 2 * margin + columnWidth;
    }

    private void drawPanels(Graphics2D graphics) {
        if (photoBeside) {
            drawPanel(graphics, panels.photo(), leftColumn(), columnWidth);
            drawPanel(graphics, panels.overlay(), rightColumn(), columnWidth);
        } else {
            drawPanel(graphics, panels.overlay(), leftColumn(), 2 * columnWidth + margin);
        }
    }

    private void drawPanel(Graphics2D graphics, RgbImage panel, int column, int width) {
        int left = column + (width - panel.width()) / 2;
        new PlacedPicture(panel, left, margin, panel.width(), panel.height()).draw(graphics);
    }

    private double drawCaption(Graphics2D graphics) {
        double top = margin + panels.photo().height() + 0.8 * style.em();
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
        blocks.add(style.bold(caption.explained()));
        Legend legend = panels.legend();
        if (!legend.isEmpty()) {
            String scale = "Raw values, scale " + legend.scale();
            blocks.add(style.small(scale));
            blocks.add(Block.space(0.3 * style.em()));
            blocks.add(new LegendBar(legend, style));
            blocks.add(Block.space(0.2 * style.em()));
        }
        for (String line : caption.settings()) {
            blocks.add(style.small(line));
        }
        return Block.column(blocks);
    }
}
