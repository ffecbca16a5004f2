package org.lesionlens.ui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;

/** Lines from point to point, in a plot's own numbers: curves, bars, rules. */
public final class PlotPath implements Plot.Layer {

    /** Points closer than this to the last one that is drawn would not be seen. */
    private static final double LEAST_PIXELS = 0.5;

    private static final double BEYOND = 1e5; // pixels, farther than any window

    private final Path path = new Path();
    private final Rectangle window = new Rectangle();
    private List<List<Point2D>> lines = List.of();
    private double from = Double.NEGATIVE_INFINITY;
    private double to = Double.POSITIVE_INFINITY;

    /**
     * @param styleClasses by which a stylesheet knows it
     */
    public PlotPath(String... styleClasses) {
        path.getStyleClass().setAll(styleClasses);
        path.setManaged(false);
        path.setMouseTransparent(true);
    }

    /** The bar from (x0, y0) to (x1, y1). */
    public static List<Point2D> bar(double x0, double x1, double y0, double y1) {
        return List.of(
                new Point2D(x0, y0),
                new Point2D(x0, y1),
                new Point2D(x1, y1),
                new Point2D(x1, y0),
                new Point2D(x0, y0));
    }

    /** Draws other lines in {@code plot}. */
    public void show(Plot plot, List<List<Point2D>> newLines) {
        lines = newLines;
        plot.place(this);
    }

    /** Shows only what lies between two values of the lower axis. */
    public void showBetween(Plot plot, double low, double high) {
        from = low;
        to = high;
        path.setClip(window);
        if (plot.isLaidOut()) {
            placeWindow(plot);
        }
    }

    @Override
    public Node node() {
        return path;
    }

    @Override
    public void place(Plot plot) {
        List<PathElement> elements = new ArrayList<>();
        for (List<Point2D> line : lines) {
            addLine(plot, line, elements);
        }
        path.getElements().setAll(elements);
        placeWindow(plot);
    }

    private void placeWindow(Plot plot) {
        double left = Double.isFinite(from) ? plot.x(from) : -BEYOND;
        double right = Double.isFinite(to) ? plot.x(to) : BEYOND;
        window.setX(left);
        window.setWidth(Math.max(0, right - left));
        window.setY(-BEYOND);
        window.setHeight(2 * BEYOND);
    }

    private static void addLine(Plot plot, List<Point2D> line, List<PathElement> elements) {
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int i = 0; i < line.size(); i++) {
            double x = plot.x(line.get(i).getX());
            double y = plot.y(line.get(i).getY());
            if (i == 0) {
                elements.add(new MoveTo(x, y));
            } else if (i == line.size() - 1
                    || Math.abs(x - lastX) >= LEAST_PIXELS
                    || Math.abs(y - lastY) >= LEAST_PIXELS) {
                elements.add(new LineTo(x, y));
            } else {
                continue;
            }
            lastX = x;
            lastY = y;
        }
    }
}
