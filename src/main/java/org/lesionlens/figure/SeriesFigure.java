package org.lesionlens.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.Lettering;
import org.lesionlens.drawing.PlacedPicture;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.OverlayStyle;

/**
 * One lesion as several networks see it, one after the other: the photo, then its heat by each.
 *
 * @param title above everything
 * @param about one line below the title
 * @param cells one for each network, in their order, at least one
 * @param style how heat is drawn
 * @param foot below everything
 */
public record SeriesFigure(
        String title, String about, List<Cell> cells, OverlayStyle style, String foot)
        implements Drawing {

    private static final double MARGIN = 14;
    private static final double SIDE = 100;
    private static final double GAP = 8;
    private static final double TEXT = 8;
    private static final double LINE = 1.3 * TEXT;
    private static final double TITLE = 13;
    private static final double HEAD = 1.3 * TEXT + 2;
    private static final double POINTS = 0.5; // of a pixel: 200 pixels for 100 points
    private static final int MOST_COLUMNS = 11; // the photo, and ten networks
    private static final int FEWEST_COLUMNS = 4; // or the foot has no room

    /**
     * What one network says.
     *
     * @param head what the network is called
     * @param pictures of the photo, at 200 pixels
     * @param words below the heat
     */
    public record Cell(String head, PairPictures pictures, List<String> words) {

        public Cell {
            words = List.copyOf(words);
        }
    }

    public SeriesFigure {
        cells = List.copyOf(cells);
    }

    private int columns() {
        return Math.clamp(cells.size() + 1L, FEWEST_COLUMNS, MOST_COLUMNS);
    }

    /** Of networks: the photo stands at the left of the first, and nothing below it. */
    private int rows() {
        return Math.ceilDiv(cells.size(), columns() - 1);
    }

    private double inner() {
        return columns() * SIDE + (columns() - 1) * GAP;
    }

    @Override
    public double width() {
        return 2 * MARGIN + inner();
    }

    @Override
    public double height() {
        return 2 * MARGIN
                + FigurePage.heightOf(above())
                + rows() * rowHeight()
                + FigurePage.heightOf(below());
    }

    private List<Strip> above() {
        return List.of(
                TextStrip.of(Lettering.BOLD, title, TITLE, Ink.TEXT, inner(), 2, true),
                TextStrip.of(Lettering.PLAIN, about, TEXT, Ink.QUIET, inner(), 8, true));
    }

    private List<Strip> below() {
        return List.of(
                new ColourBar(FigureHeat.GRAD_CAM.method(), style, 0, TEXT),
                TextStrip.of(Lettering.PLAIN, foot, TEXT - 1, Ink.QUIET, inner(), 0, false));
    }

    private double rowHeight() {
        int lines = cells.stream().mapToInt(cell -> lines(cell).size()).max().orElse(0);
        return HEAD + pictureHeight() + (lines + 0.5) * LINE + GAP;
    }

    private double pictureHeight() {
        return cells.stream()
                .flatMap(cell -> cell.pictures().photo().stream())
                .mapToDouble(photo -> photo.height() * POINTS)
                .max()
                .orElse(SIDE);
    }

    private static List<String> lines(Cell cell) {
        List<String> lines = new ArrayList<>();
        for (String words : cell.words()) {
            lines.addAll(Lettering.PLAIN.lines(words, TEXT, SIDE));
        }
        return lines;
    }

    @Override
    public void draw(Graphics2D graphics) {
        double y = draw(above(), graphics, MARGIN);
        Optional<RgbImage> photo =
                cells.stream().flatMap(cell -> cell.pictures().photo().stream()).findFirst();
        drawCell(graphics, "photo", photo, List.of(), MARGIN, y);
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            int row = i / (columns() - 1);
            int column = 1 + i % (columns() - 1);
            drawCell(
                    graphics,
                    cell.head(),
                    cell.pictures().overlay(),
                    lines(cell),
                    MARGIN + column * (SIDE + GAP),
                    y + row * rowHeight());
        }
        draw(below(), graphics, y + rows() * rowHeight());
    }

    private static double draw(List<Strip> strips, Graphics2D graphics, double top) {
        double y = top;
        for (Strip strip : strips) {
            strip.draw(graphics, MARGIN, y);
            y += strip.height();
        }
        return y;
    }

    private void drawCell(
            Graphics2D graphics,
            String head,
            Optional<RgbImage> picture,
            List<String> words,
            double x,
            double y) {
        graphics.setColor(Ink.TEXT);
        Lettering.BOLD.draw(graphics, shortened(head), TEXT, x, y + TEXT);
        double top = y + HEAD;
        if (picture.isPresent()) {
            RgbImage seen = picture.get();
            new PlacedPicture(seen, x, top, seen.width() * POINTS, seen.height() * POINTS)
                    .draw(graphics);
        } else {
            graphics.setColor(Ink.RULE);
            graphics.setStroke(new BasicStroke(1));
            graphics.draw(
                    new Rectangle2D.Double(x + 0.5, top + 0.5, SIDE - 1, pictureHeight() - 1));
        }
        graphics.setColor(Ink.TEXT);
        double baseline = top + pictureHeight() + LINE;
        for (String line : words) {
            Lettering.PLAIN.draw(graphics, line, TEXT, x, baseline);
            baseline += LINE;
        }
    }

    /** Names of checkpoints can be of any length; their end tells most. */
    private static String shortened(String head) {
        String shown = head;
        for (int from = 1; Lettering.BOLD.width(shown, TEXT) > SIDE; from++) {
            shown = "\u2026" + head.substring(Math.min(from, head.length()));
        }
        return shown;
    }
}
