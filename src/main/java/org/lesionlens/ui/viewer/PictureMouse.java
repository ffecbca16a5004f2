package org.lesionlens.ui.viewer;

import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Zooms a picture at the pointer, drags it, and tells what lies under the pointer. */
final class PictureMouse {

    private static final double WHEEL_STEP = 1.2;
    private static final double WHEEL_NOTCH = 40; // JavaFX's deltaY of one notch

    private final PictureView picture;
    private final ObjectProperty<Zoom> zoom;
    private double dragX;
    private double dragY;
    private double pointerX;
    private double pointerY;
    private BiConsumer<Double, Double> onPointed = (x, y) -> {};
    private Runnable onLeft = () -> {};

    PictureMouse(PictureView picture, ObjectProperty<Zoom> zoom) {
        this.picture = picture;
        this.zoom = zoom;
        picture.setOnScroll(this::turn);
        picture.setOnZoom(event -> zoomAt(event.getX(), event.getY(), event.getZoomFactor()));
        picture.setOnMousePressed(event -> {
            picture.requestFocus(); // keys are for the photo now, and no longer for a field
            dragX = event.getX();
            dragY = event.getY();
        });
        picture.setOnMouseDragged(this::drag);
        picture.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() % 2 == 0) {
                toggleActualSize(event.getX(), event.getY());
            }
        });
        picture.setOnMouseMoved(this::point);
        picture.setOnMouseExited(_ -> onLeft.run());
        zoom.subscribe(_ -> pointAgain());
    }

    /** Told where on the photo the pointer is, in the photo's pixels, and when it left. */
    void setOnPointed(BiConsumer<Double, Double> pointed, Runnable left) {
        onPointed = pointed;
        onLeft = left;
    }

    private void turn(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isInertia()) {
            double notches = event.getDeltaY() / WHEEL_NOTCH;
            zoomAt(event.getX(), event.getY(), Math.pow(WHEEL_STEP, notches));
        }
        event.consume();
    }

    private void zoomAt(double x, double y, double factor) {
        Framing now = picture.framing();
        if (now != null) {
            double scale = picture.scale();
            zoom.set(now.zoomedAt(x * scale, y * scale, factor));
        }
    }

    private void drag(MouseEvent event) {
        Framing now = picture.framing();
        if (now != null && event.isPrimaryButtonDown()) {
            double scale = picture.scale();
            zoom.set(now.movedBy((event.getX() - dragX) * scale, (event.getY() - dragY) * scale));
            dragX = event.getX();
            dragY = event.getY();
        }
        point(event);
    }

    private void toggleActualSize(double x, double y) {
        Framing now = picture.framing();
        if (now != null) {
            double scale = picture.scale();
            boolean fits = zoom.get().equals(Zoom.FIT);
            zoom.set(fits ? now.zoomedAt(x * scale, y * scale, 1 / now.scale()) : Zoom.FIT);
        }
    }

    /** What lies under a pointer that rests changes when a key zooms. */
    private void pointAgain() {
        if (picture.isHover()) {
            pointAt(pointerX, pointerY);
        }
    }

    private void point(MouseEvent event) {
        pointerX = event.getX();
        pointerY = event.getY();
        pointAt(pointerX, pointerY);
    }

    private void pointAt(double viewX, double viewY) {
        Framing now = picture.framing();
        double x = viewX * picture.scale();
        double y = viewY * picture.scale();
        if (now != null && now.isOnPhoto(x, y)) {
            onPointed.accept(now.photoX(x), now.photoY(y));
        } else {
            onLeft.run();
        }
    }
}
