package org.lesionlens.ui.viewer;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Equal panes beside or above each other, whichever shows pictures of their shape larger; a pane
 * that is not managed leaves its room to the other.
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
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double gaps = GAP * (panes.size() - 1);
        double half = (width - gaps) / panes.size();
        double halfHigh = (height - gaps) / panes.size();
        boolean beside = fitted(half, height) >= fitted(width, halfHigh);
        for (int i = 0; i < panes.size(); i++) {
            double x = snappedLeftInset() + (beside ? i * (half + GAP) : 0);
            double y = snappedTopInset() + (beside ? 0 : i * (halfHigh + GAP));
            panes.get(i)
                    .resizeRelocate(
                            snapPositionX(x),
                            snapPositionY(y),
                            snapSizeX(beside ? half : width),
                            snapSizeY(beside ? height : halfHigh));
        }
    }

    private double fitted(double width, double height) {
        return Math.min(width, (height - CAPTION) * aspect);
    }
}
