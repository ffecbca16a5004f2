package org.lesionlens.ui.viewer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Equal panes in as many columns as show pictures of their shape largest; a pane that is not
 * managed leaves its room to the others.
 */
final class PaneRow extends Region {

    private static final double GAP = 16;
    private static final double CAPTION = 24; // above each picture, with the space below it

    private double aspect = 1;

    PaneRow(Node... panes) {
        getStyleClass().add("pane-row");
        getChildren().addAll(panes);
    }

    /**
     * @param width of the pictures, in any unit
     * @param height of the pictures, in the same unit
     */
    void setAspect(double width, double height) {
        aspect = width / height;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        List<Node> panes = getManagedChildren();
        int columns = bestColumns(panes.size());
        double width = paneWidth(columns);
        double height = paneHeight(rows(panes.size(), columns));
        for (int i = 0; i < panes.size(); i++) {
            int column = i % columns;
            int row = i / columns;
            double x = snappedLeftInset() + column * (width + GAP);
            double y = snappedTopInset() + row * (height + GAP);
            panes.get(i)
                    .resizeRelocate(
                            snapPositionX(x),
                            snapPositionY(y),
                            snapSizeX(width),
                            snapSizeY(height));
        }
    }

    /** Of equally good ones the most: what is compared stands side by side. */
    private int bestColumns(int panes) {
        return IntStream.rangeClosed(1, Math.max(1, panes))
                .boxed()
                .max(
                        Comparator.comparingDouble((Integer columns) -> shownWidth(panes, columns))
                                .thenComparing(Comparator.naturalOrder()))
                .orElse(1);
    }

    /** How wide a picture is in each pane. */
    private double shownWidth(int panes, int columns) {
        double height = paneHeight(rows(panes, columns)) - CAPTION;
        return Math.min(paneWidth(columns), height * aspect);
    }

    private static int rows(int panes, int columns) {
        return Math.ceilDiv(panes, columns);
    }

    private double paneWidth(int columns) {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        return (width - GAP * (columns - 1)) / columns;
    }

    private double paneHeight(int rows) {
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        return (height - GAP * (rows - 1)) / rows;
    }
}
