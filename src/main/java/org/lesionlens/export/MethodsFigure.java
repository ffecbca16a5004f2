package org.lesionlens.export;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.PlacedPicture;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.Legend;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;

/**
 * One lesion under several methods: the photo, and beside it the photo with the heat of each, which
 * has a legend of its own, as no two methods have one scale. Its unit is the pixel of its pictures.
 */
public final class MethodsFigure implements Drawing {

    private static final double EMS_PER_PICTURE = 25;

    private final List<Tile> tiles;
    private final int columns;
    private final FigureStyle style;
    private final double margin;
    private final List<Double> tops;
    private final double height;

    private record Tile(RgbImage picture, Block words) {}

    /**
     * @param photo as large as the heat is
     * @param said of the lesion: a title, and lines below it
     * @param heats one for each method, at least one
     * @param overlay how heat is drawn; that with a sign has diverging colours instead of its own
     */
    public MethodsFigure(
            RgbImage photo, List<String> said, List<MethodHeat> heats, OverlayStyle overlay) {
        this.style = new FigureStyle(photo.width() / EMS_PER_PICTURE);
        this.margin = Math.round(style.em());
        this.columns = (int) Math.ceil(Math.sqrt(heats.size() + 1.0));
        List<Tile> all = new ArrayList<>(List.of(new Tile(photo, words(said))));
        for (MethodHeat heat : heats) {
            OverlayStyle coloured =
                    heat.field().isSigned() ? overlay.withColours(ColourMap.DIVERGING) : overlay;
            Legend legend = Legend.of(heat.field(), coloured, Locale.ROOT);
            all.add(new Tile(Overlay.render(photo, heat.field(), coloured), words(heat, legend)));
        }
        this.tiles = List.copyOf(all);
        this.tops = new ArrayList<>();
        this.height = measure();
    }

    private Block words(List<String> said) {
        List<Block> blocks = new ArrayList<>(List.of(style.bold(said.getFirst())));
        said.subList(1, said.size()).forEach(line -> blocks.add(style.small(line)));
        return Block.column(blocks);
    }

    private Block words(MethodHeat heat, Legend legend) {
        List<Block> blocks = new ArrayList<>(List.of(style.bold(heat.method())));
        if (!legend.isEmpty()) {
            blocks.add(Block.space(0.3 * style.em()));
            blocks.add(new LegendBar(legend, style));
            blocks.add(Block.space(0.2 * style.em()));
        }
        heat.words().forEach(line -> blocks.add(style.small(line)));
        return Block.column(blocks);
    }

    private double measure() {
        Graphics2D sketch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            double top = margin;
            for (int first = 0; first < tiles.size(); first += columns) {
                tops.add(top);
                double bottom = top;
                for (int i = first; i < Math.min(first + columns, tiles.size()); i++) {
                    bottom = Math.max(bottom, drawWords(sketch, i, top));
                }
                top = bottom + margin;
            }
            tops.add(top);
            return Math.ceil(drawPurpose(sketch, top) + margin);
        } finally {
            sketch.dispose();
        }
    }

    @Override
    public double width() {
        return margin + columns * (tiles.getFirst().picture().width() + margin);
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void draw(Graphics2D graphics) {
        for (int i = 0; i < tiles.size(); i++) {
            RgbImage picture = tiles.get(i).picture();
            double top = tops.get(i / columns);
            new PlacedPicture(picture, left(i), top, picture.width(), picture.height())
                    .draw(graphics);
            drawWords(graphics, i, top);
        }
        drawPurpose(graphics, tops.getLast());
    }

    private double left(int tile) {
        return margin + tile % columns * (tiles.getFirst().picture().width() + margin);
    }

    /** Below a picture; returns where they end. */
    private double drawWords(Graphics2D graphics, int tile, double top) {
        Tile one = tiles.get(tile);
        double below = top + one.picture().height() + 0.5 * style.em();
        return one.words().draw(graphics, left(tile), below, one.picture().width());
    }

    private double drawPurpose(Graphics2D graphics, double top) {
        double whole = width() - 2 * margin;
        graphics.setColor(FigureStyle.RULE);
        graphics.fill(new Rectangle2D.Double(margin, top, whole, 0.08 * style.em()));
        return style.small(Caption.PURPOSE).draw(graphics, margin, top + 0.4 * style.em(), whole);
    }
}
