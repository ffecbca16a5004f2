package org.lesionlens.ui.fx;

import javafx.geometry.Point2D;
import javafx.scene.layout.Region;

/** A mark at a point of a plot, as large as a stylesheet says. */
public final class PlotMark implements Plot.Layer {

    private final Region region = new Region();
    private Point2D point = Point2D.ZERO;

    /**
     * @param styleClasses by which a stylesheet knows it
     */
    public PlotMark(String... styleClasses) {
        region.getStyleClass().setAll(styleClasses);
        region.setMouseTransparent(true);
    }

    /** Puts it at other values of {@code plot}, whose top layer it is. */
    public void show(Plot plot, double x, double y) {
        point = new Point2D(x, y);
        plot.place(this);
    }

    @Override
    public Region node() {
        return region;
    }

    @Override
    public void place(Plot plot) {
        Point2D place = plot.onTop(point.getX(), point.getY());
        region.autosize();
        region.relocate(
                place.getX() - region.getWidth() / 2, place.getY() - region.getHeight() / 2);
    }
}
