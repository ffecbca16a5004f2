package org.lesionlens.export;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.PlacedPicture;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.Legend;

/**
 * Pictures of one size beside each other, and below them words and a legend: for heat that is not
 * of a layer's maps. Its unit is the pixel of its pictures.
 */
public final class HeatPicture implements Drawing {

    private static final double EMS_PER_COLUMN = 31;

    private final List<RgbImage> pictures;
    private final List<String> said;
    private final List<String> shown;
    private final Legend legend;
    private final FigureStyle style;
    private final double margin;
    private final double height;

    /**
     * @param pictures from the left, at least two, of one size
     * @param said of the lesion: a title, and lines below it
     * @param legend of the heat
     * @param shown of the heat: a title, and lines below the legend
     */
    public HeatPicture(
            List<RgbImage> pictures, List<String> said, Legend legend, List<String> shown) {
        this.pictures = List.copyOf(pictures);
        this.said = List.copyOf(said);
        this.shown = List.copyOf(shown);
        this.legend = legend;
        double wide = this.pictures.getFirst().width() * this.pictures.size() / 2.0;
        this.style = new FigureStyle(wide / EMS_PER_COLUMN);
        this.margin = Math.round(style.em());
        this.height = measure();
    }

    private double measure() {
        Graphics2D sketch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return Math.ceil(drawWords(sketch) + margin);
        } finally {
            sketch.dispose();
        }
    }

    @Override
    public double width() {
        return pictures.size() * (pictures.getFirst().width() + margin) + margin;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void draw(Graphics2D graphics) {
        double left = margin;
        for (RgbImage picture : pictures) {
            new PlacedPicture(picture, left, margin, picture.width(), picture.height())
                    .draw(graphics);
            left += picture.width() + margin;
        }
        drawWords(graphics);
    }

    /** Returns where they end. */
    private double drawWords(Graphics2D graphics) {
        double top = margin + pictures.getFirst().height() + 0.8 * style.em();
        double column = (width() - 3 * margin) / 2;
        double left = column(said, false).draw(graphics, margin, top, column);
        double right = column(shown, true).draw(graphics, 2 * margin + column, top, column);
        double bottom = Math.max(left, right) + 0.6 * style.em();
        double whole = width() - 2 * margin;
        graphics.setColor(FigureStyle.RULE);
        graphics.fill(new Rectangle2D.Double(margin, bottom, whole, 0.08 * style.em()));
        return style.small(Caption.PURPOSE)
                .draw(graphics, margin, bottom + 0.4 * style.em(), whole);
    }

    private Block column(List<String> lines, boolean withLegend) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(style.bold(lines.getFirst()));
        if (withLegend && !legend.isEmpty()) {
            blocks.add(Block.space(0.3 * style.em()));
            blocks.add(new LegendBar(legend, style));
            blocks.add(Block.space(0.2 * style.em()));
        }
        for (String line : lines.subList(1, lines.size())) {
            blocks.add(withLegend ? style.small(line) : style.plain(line));
        }
        return Block.column(blocks);
    }
}
