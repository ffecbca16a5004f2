package org.lesionlens.ui.gallery;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * Moves the selection by the keys: within a group as in a text, left and right over its edge to the
 * group beside it; with Shift it reaches up to there. Enter opens.
 */
final class TileKeys {

    private final Supplier<List<TileGrid>> grids;
    private final ReviewViewModel review;
    private final ObjectProperty<@Nullable LesionImage> selected;
    private final Consumer<? super LesionImage> open;
    private boolean isReaching; // what lies between is selected, too

    /**
     * @param grids that are seen, from left to right
     * @param review which lesion is selected, and which with it
     */
    TileKeys(
            Supplier<List<TileGrid>> grids,
            ReviewViewModel review,
            Consumer<? super LesionImage> open) {
        this.grids = grids;
        this.review = review;
        this.selected = review.selectedProperty();
        this.open = open;
    }

    void press(TileGrid grid, KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || grid.lesions().isEmpty()) {
            return;
        }
        int index = grid.indexOf(selected.get());
        int columns = grid.columns();
        isReaching = event.isShiftDown();
        boolean done =
                switch (event.getCode()) {
                    case ENTER -> open(index);
                    case LEFT -> index % columns > 0 ? select(grid, index - 1) : cross(grid, -1);
                    case RIGHT ->
                            isAtRightEdge(grid, index) ? cross(grid, 1) : select(grid, index + 1);
                    case UP -> index < columns || select(grid, index - columns);
                    case DOWN -> select(grid, index < 0 ? 0 : index + columns);
                    case PAGE_UP -> select(grid, index - columns * grid.rowsSeen());
                    case PAGE_DOWN -> select(grid, index + columns * grid.rowsSeen());
                    case HOME -> select(grid, 0);
                    case END -> select(grid, last(grid));
                    default -> false;
                };
        if (done) {
            event.consume();
        }
    }

    private static boolean isAtRightEdge(TileGrid grid, int index) {
        int column = Math.floorMod(index, grid.columns());
        return index == last(grid) || (index >= 0 && column == grid.columns() - 1);
    }

    private static int last(TileGrid grid) {
        return grid.lesions().size() - 1;
    }

    private boolean open(int index) {
        LesionImage lesion = selected.get();
        if (index >= 0 && lesion != null) {
            open.accept(lesion);
        }
        return true;
    }

    private boolean select(TileGrid grid, int index) {
        grid.requestFocus();
        LesionImage wanted = grid.lesions().get(Math.clamp(index, 0, last(grid))).image();
        if (isReaching) {
            review.selection().through(wanted, review.shown(), false);
        } else {
            review.selection().only(wanted);
        }
        return true;
    }

    /** To the next group that is not empty, at the same height of the window. */
    private boolean cross(TileGrid from, int step) {
        List<TileGrid> all = grids.get();
        int row = Math.floorDiv(Math.max(from.indexOf(selected.get()), 0), from.columns());
        int down = Math.max(row - from.firstRow(), 0);
        for (int i = all.indexOf(from) + step; i >= 0 && i < all.size(); i += step) {
            TileGrid to = all.get(i);
            if (!to.lesions().isEmpty()) {
                int column = step > 0 ? 0 : to.columns() - 1;
                return select(to, (to.firstRow() + down) * to.columns() + column);
            }
        }
        return true;
    }
}
