package org.lesionlens.figure;

import java.awt.Graphics2D;
import java.util.List;

/**
 * Lesions beside each other, whose pictures begin at the same height.
 *
 * @param tiles from the left
 */
record TileRow(List<FigureTile> tiles, FigureGrid grid) implements Strip {

    private double words() {
        return tiles.stream().mapToDouble(FigureTile::wordsHeight).max().orElse(0);
    }

    @Override
    public List<Integer> places() {
        return tiles.stream().map(FigureTile::place).toList();
    }

    @Override
    public double height() {
        double pictures = tiles.stream().mapToDouble(FigureTile::picturesHeight).max().orElse(0);
        return words() + pictures + 2.4 * grid.size();
    }

    @Override
    public void draw(Graphics2D graphics, double x, double y) {
        double top = grid.aligned(y + words() + 0.8 * grid.size());
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).draw(graphics, grid.aligned(x + grid.left(i)), y, top);
        }
    }
}
