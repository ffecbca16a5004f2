package org.lesionlens.export;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.Legend;

/**
 * A figure that explains itself: the photo with its heat, if wanted the photo beside it, and below
 * them what the network said, a legend with numbers and how the heat is shown. Letters grow with
 * the pictures.
 */
public final class AnnotatedPicture {

    private static final double EMS_PER_COLUMN = 31;

    private final Panels panels;
    private final boolean photoBeside;
    private final Caption caption;
    private final Legend legend;
    private final FigureStyle style;
    private final int margin;
    private final int columnWidth;

    private AnnotatedPicture(Panels panels, boolean photoBeside, Caption caption, Legend legend) {
        this.panels = panels;
        this.photoBeside = photoBeside;
        this.caption = caption;
        this.legend = legend;
        int width = panels.photo().width();
        int wanted = photoBeside ? width : width / 2; // a single picture has two columns below it
        this.style =
                new FigureStyle((float) (Math.max(FigureView.NARROWEST, wanted) / EMS_PER_COLUMN));
        this.margin = Math.round(style.em());
        int column = photoBeside ? width : (width - margin + 1) / 2;
        this.columnWidth = Math.max(FigureView.NARROWEST, column);
    }

    /**
     * Draws the figure.
     *
     * @param name of the lesion, shown as its title
     */
    public static RgbImage render(Analysis analysis, String name, FigureView view) {
        Panels panels = Panels.of(analysis, view);
        var legend = Legend.of(panels.heat(), view.style(), Locale.ROOT);
        var caption = Caption.of(analysis, name, view, legend);
        return new AnnotatedPicture(panels, view.photoBeside(), caption, legend).draw();
    }

    private RgbImage draw() {
        int width = 3 * margin + 2 * columnWidth;
        var sketch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        int height = (int) Math.ceil(draw(sketch)) + margin;
        var figure = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(figure);
        return AwtImages.fromAwt(figure);
    }

    private double draw(BufferedImage paper) {
        Graphics2D graphics = paper.createGraphics();
        try {
            FigureStyle.smooth(graphics);
            graphics.setColor(FigureStyle.PAPER);
            graphics.fillRect(0, 0, paper.getWidth(), paper.getHeight());
            if (paper.getWidth() > 1) {
                drawPanels(graphics);
            }
            return drawCaption(graphics);
        } finally {
            graphics.dispose();
        }
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
        graphics.drawImage(AwtImages.toAwt(panel), left, margin, null);
    }

    private double drawCaption(Graphics2D graphics) {
        double top = margin + panels.photo().height() + 0.8 * style.em();
        double left = said().draw(graphics, leftColumn(), top, columnWidth);
        double right = shown().draw(graphics, rightColumn(), top, columnWidth);
        double bottom = Math.max(left, right) + 0.6 * style.em();
        double width = margin + 2.0 * columnWidth;
        graphics.setColor(FigureStyle.RULE);
        graphics.fill(new Rectangle2D.Double(margin, bottom, width, 0.08 * style.em()));
        return new Paragraph(Caption.PURPOSE, style.small(), FigureStyle.QUIET)
                .draw(graphics, leftColumn(), bottom + 0.4 * style.em(), width);
    }

    /** What the network said. */
    private Block said() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(caption.name(), style.bold(), FigureStyle.TEXT));
        for (String line : caption.result()) {
            blocks.add(new Paragraph(line, style.plain(), FigureStyle.TEXT));
        }
        for (String warning : caption.warnings()) {
            blocks.add(Block.space(0.4 * style.em()));
            blocks.add(new Notice(warning, style));
        }
        return Block.column(blocks);
    }

    /** What the heat means. */
    private Block shown() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(caption.explained(), style.bold(), FigureStyle.TEXT));
        if (!legend.isEmpty()) {
            String scale = "Raw values, scale " + legend.scale();
            blocks.add(new Paragraph(scale, style.small(), FigureStyle.QUIET));
            blocks.add(Block.space(0.3 * style.em()));
            blocks.add(new LegendBar(legend, style));
            blocks.add(Block.space(0.2 * style.em()));
        }
        for (String line : caption.settings()) {
            blocks.add(new Paragraph(line, style.small(), FigureStyle.QUIET));
        }
        return Block.column(blocks);
    }
}
