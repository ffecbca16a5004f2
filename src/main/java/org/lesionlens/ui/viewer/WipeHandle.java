package org.lesionlens.ui.viewer;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/** The line between the photo and its heat, which is dragged or moved by the arrow keys. */
final class WipeHandle extends Region {

    private static final double WIDTH = 13; // to be caught by a mouse; the line itself is thin
    private static final double STEP = 0.02;

    private final DoubleProperty share = new SimpleDoubleProperty(this, "share", 0.5);
    private final Region line = new Region();

    WipeHandle() {
        setId("wipe");
        getStyleClass().add("wipe-handle");
        line.getStyleClass().add("line");
        line.setMouseTransparent(true);
        getChildren().add(line);
        setManaged(false);
        setCursor(Cursor.H_RESIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(ViewerWording.TEXTS.get("wipe"));
        setAccessibleHelp(ViewerWording.TEXTS.get("wipe.help"));
        setOnMousePressed(_ -> requestFocus());
        setOnMouseDragged(event ->
                move(
                        getParent().sceneToLocal(event.getSceneX(), 0).getX()
                                / getParent().getLayoutBounds().getWidth()));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                move(share.get() + (event.getCode() == KeyCode.LEFT ? -STEP : STEP));
                event.consume();
            }
        });
    }

    private void move(double wanted) {
        share.set(Math.clamp(wanted, 0.001, 1));
    }

    /** Where the line is, as a share of the picture's width from the left, in (0, 1]. */
    DoubleProperty shareProperty() {
        return share;
    }

    /** Takes its place over a picture of this size. */
    void placeOver(double width, double height) {
        resizeRelocate(width * share.get() - WIDTH / 2, 0, WIDTH, height);
    }

    @Override
    protected void layoutChildren() {
        line.resizeRelocate(snapPositionX(WIDTH / 2 - 1), 0, 2, getHeight());
    }
}
