package org.lesionlens.ui.gallery;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lesionlens.ui.review.LesionSelection;

/**
 * Selects the lesions whose tiles a person drags over, in one group or across several. Held above
 * or below the group in which it began, it scrolls that.
 */
final class RubberBand extends Region {

    private static final double LEAST_WAY = 5; // pixels, below which it is a click
    private static final double SPEED = 0.15; // of the way outside, for each frame

    private final LesionSelection selection;
    private final Supplier<List<TileGrid>> grids;
    private final Region band = new Region();
    private final AnimationTimer scrolling =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    scroll();
                }
            };
    private @Nullable Drag drag;

    /** Where a drag began and is now. */
    private static final class Drag {

        final TileGrid grid;
        final double startX; // in the grid
        final double startY; // from the first tile's upper edge on
        final Set<Path> kept; // whatever is dragged over
        Point2D now; // in the scene
        boolean isBand;

        Drag(TileGrid grid, MouseEvent press, Set<Path> kept) {
            this.grid = grid;
            Point2D place = grid.sceneToLocal(press.getSceneX(), press.getSceneY());
            this.startX = place.getX();
            this.startY = place.getY() + grid.scrolled();
            this.kept = kept;
            this.now = new Point2D(press.getSceneX(), press.getSceneY());
        }

        /** From the first tile's upper edge on, in the grid where it began. */
        Bounds area() {
            Point2D end = grid.sceneToLocal(now);
            double endY = end.getY() + grid.scrolled();
            return new BoundingBox(
                    Math.min(startX, end.getX()),
                    Math.min(startY, endY),
                    Math.abs(end.getX() - startX),
                    Math.abs(endY - startY));
        }

        /** What is seen of it, in the scene. */
        Bounds seen() {
            Bounds area = area();
            double top = Math.max(area.getMinY() - grid.scrolled(), 0);
            double bottom = Math.min(area.getMaxY() - grid.scrolled(), grid.getHeight());
            return grid.localToScene(
                    new BoundingBox(
                            area.getMinX(), top, area.getWidth(), Math.max(bottom - top, 0)));
        }
    }

    /**
     * @param grids that are seen
     */
    RubberBand(LesionSelection selection, Supplier<List<TileGrid>> grids) {
        this.selection = selection;
        this.grids = grids;
        setMouseTransparent(true);
        band.getStyleClass().add("rubber-band");
        band.setManaged(false);
        band.setVisible(false);
        getChildren().add(band);
    }

    /** Begins where a person presses in a group. */
    void listenTo(TileGrid grid) {
        grid.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(grid, event));
        grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        grid.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> release());
        grid.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> click(grid, event));
    }

    private void press(TileGrid grid, MouseEvent event) {
        boolean isPrimary = event.getButton() == MouseButton.PRIMARY;
        boolean isAdding = event.isShortcutDown() || event.isShiftDown();
        drag =
                isPrimary && !grid.isOnBar(grid.sceneToLocal(event.getSceneX(), 0).getX())
                        ? new Drag(grid, event, isAdding ? selection.selected() : Set.of())
                        : null;
    }

    private void drag(MouseEvent event) {
        Drag going = drag;
        if (going == null) {
            return;
        }
        going.now = new Point2D(event.getSceneX(), event.getSceneY());
        Bounds area = going.area();
        if (!going.isBand && Math.max(area.getWidth(), area.getHeight()) >= LEAST_WAY) {
            going.isBand = true;
            going.grid.requestFocus();
            scrolling.start();
        }
        if (going.isBand) {
            show(going);
        }
    }

    private void show(Drag going) {
        Bounds seen = sceneToLocal(going.seen());
        band.setVisible(true);
        band.resizeRelocate(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight());
        selection.sketch(touched(going));
    }

    private Set<Path> touched(Drag going) {
        Set<Path> touched = new LinkedHashSet<>(going.kept);
        for (TileGrid grid : grids.get()) {
            if (grid.equals(going.grid)) {
                touched.addAll(grid.touching(going.area()));
            } else {
                Bounds seen = grid.sceneToLocal(going.seen());
                touched.addAll(
                        grid.touching(
                                new BoundingBox(
                                        seen.getMinX(),
                                        seen.getMinY() + grid.scrolled(),
                                        seen.getWidth(),
                                        seen.getHeight())));
            }
        }
        return touched;
    }

    private void scroll() {
        Drag going = drag;
        if (going == null) {
            return;
        }
        double y = going.grid.sceneToLocal(going.now).getY();
        double outside = Math.min(y, 0) + Math.max(y - going.grid.getHeight(), 0);
        if (outside != 0) {
            going.grid.scrollBy(outside * SPEED);
            show(going);
        }
    }

    private void release() {
        Drag ended = drag;
        drag = null;
        scrolling.stop();
        band.setVisible(false);
        if (ended != null && ended.isBand) {
            selection.select(touched(ended));
        }
    }

    /** Beside the tiles nothing is chosen. */
    private void click(TileGrid grid, MouseEvent event) {
        if (event.getTarget() == grid
                && event.getButton() == MouseButton.PRIMARY
                && event.isStillSincePress()) {
            selection.end();
        }
    }
}
