package org.lesionlens.ui.viewer;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A photo, and a layer of heat exactly over it, as large as fits.
 *
 * <p>Both images are expected at the size of {@link #pixelWidth} × {@link #pixelHeight}; others are
 * stretched to it until they come.
 */
final class PictureView extends Region {

    private final ImageView photo = new ImageView();
    private final ImageView heat = new ImageView();
    private double aspect = 1;

    PictureView() {
        getStyleClass().add("picture-view");
        photo.setPreserveRatio(false);
        heat.setPreserveRatio(false);
        heat.setMouseTransparent(true);
        getChildren().addAll(photo, heat);
    }

    /** The heat over the photo; its opacity is the view's. */
    ImageView heat() {
        return heat;
    }

    /**
     * @param width of the photo, in any unit
     * @param height of the photo, in the same unit
     */
    void setAspect(double width, double height) {
        aspect = width / height;
        requestLayout();
    }

    void setPhoto(@Nullable Image image) {
        photo.setImage(image);
    }

    void setHeat(@Nullable Image image) {
        heat.setImage(image);
    }

    /** How wide the photo is shown, in physical pixels, at least 1. */
    int pixelWidth() {
        return (int) Math.max(1, Math.round(fittedWidth() * scale()));
    }

    /** How high the photo is shown, in physical pixels, at least 1. */
    int pixelHeight() {
        return (int) Math.max(1, Math.round(fittedWidth() / aspect * scale()));
    }

    private double fittedWidth() {
        return Math.min(contentWidth(), contentHeight() * aspect);
    }

    private double contentWidth() {
        return Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset());
    }

    private double contentHeight() {
        return Math.max(0, getHeight() - snappedTopInset() - snappedBottomInset());
    }

    private double scale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    @Override
    protected void layoutChildren() {
        double width = pixelWidth() / scale();
        double height = pixelHeight() / scale();
        double x = snapPositionX(snappedLeftInset() + (contentWidth() - width) / 2);
        double y = snapPositionY(snappedTopInset() + (contentHeight() - height) / 2);
        for (ImageView view : new ImageView[] {photo, heat}) {
            view.setFitWidth(width);
            view.setFitHeight(height);
            view.relocate(x, y);
        }
    }
}
