package org.lesionlens.ui.measures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Panels side by side, in as many columns as have room; below them those that want the width.
 *
 * <p>Panels are laid out each for itself: a number that changes in one of them, as many do while
 * the threshold is dragged, measures no text in another. How high a panel is, is asked only when
 * the width or the set changes.
 */
final class PanelGrid extends Region {

    private static final double LEAST_WIDTH = 400;
    private static final int MOST_COLUMNS = 3;
    private static final double GAP = 16;
    private static final int MOST_KNOWN = 8;

    private final List<? extends MeasurePanel> narrow;
    private final List<? extends MeasurePanel> wide;
    private final Map<Double, List<Double>> rowHeights = new HashMap<>(); // by width

    PanelGrid(List<? extends MeasurePanel> narrow, List<? extends MeasurePanel> wide) {
        this.narrow = narrow;
        this.wide = wide;
        getChildren().addAll(narrow);
        getChildren().addAll(wide);
        getChildren().forEach(panel -> panel.setManaged(false)); // its layout ends at itself
    }

    /** Asks the panels again how high they are. */
    void refresh() {
        rowHeights.clear();
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        List<Double> rows = rows(width < 0 ? getWidth() : width);
        return rows.stream().mapToDouble(height -> height).sum() + GAP * (rows.size() - 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private static int columns(double width) {
        return Math.clamp((int) (width / LEAST_WIDTH), 1, MOST_COLUMNS);
    }

    private static double columnWidth(double width) {
        int columns = columns(width);
        return (width - GAP * (columns - 1)) / columns;
    }

    /** A scroll pane asks for two widths in turn, with its bar and without. */
    private List<Double> rows(double width) {
        if (rowHeights.size() > MOST_KNOWN) {
            rowHeights.clear();
        }
        return rowHeights.computeIfAbsent(width, this::measure);
    }

    private List<Double> measure(double width) {
        int columns = columns(width);
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < narrow.size(); i += columns) {
            heights.add(
                    narrow.subList(i, Math.min(i + columns, narrow.size())).stream()
                            .mapToDouble(panel -> height(panel, columnWidth(width)))
                            .max()
                            .orElseThrow());
        }
        shown().forEach(panel -> heights.add(height(panel, width)));
        return heights;
    }

    private List<? extends MeasurePanel> shown() {
        return wide.stream().filter(Node::isVisible).toList();
    }

    private static double height(MeasurePanel panel, double width) {
        panel.applyCss();
        return Math.ceil(panel.prefHeight(width));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        List<Double> rows = rows(width);
        int columns = columns(width);
        double columnWidth = columnWidth(width);
        double y = 0;
        int row = 0;
        for (int i = 0; i < narrow.size(); i += columns) {
            double height = rows.get(row++);
            for (int column = 0; column < columns && i + column < narrow.size(); column++) {
                narrow.get(i + column)
                        .resizeRelocate(column * (columnWidth + GAP), y, columnWidth, height);
            }
            y += height + GAP;
        }
        for (MeasurePanel panel : shown()) {
            double height = rows.get(row++);
            panel.resizeRelocate(0, y, width, height);
            y += height + GAP;
        }
    }
}
