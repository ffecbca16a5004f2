package org.lesionlens.ui.gallery;

import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.skin.VirtualFlow;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Lesion;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.review.Section;
import org.lesionlens.ui.review.PhotoPair;
import org.lesionlens.ui.review.Thumbnails;

/**
 * The tiles of one heap, in as many columns as fit: only those that are seen exist. Tiles grow to
 * fill the width.
 */
final class TileGrid extends GridView<ReviewCase> {

    private static final double SPACING = 2;
    private static final double SCROLL_BAR = 18; // GridView leaves this much beside its tiles
    private static final double GAP = 2;

    private final Section section;
    private final Thumbnails thumbnails;
    private final ObservableValue<@Nullable Lesion> selected;
    private final ObservableDoubleValue tileSize;
    private final Clicks clicks;
    private final ReadOnlyDoubleWrapper pictureWidth =
            new ReadOnlyDoubleWrapper(this, "pictureWidth", 88);

    /** What a click on a tile does. */
    @FunctionalInterface
    interface Clicks {
        void clicked(TileGrid grid, ReviewCase one, int count);
    }

    /**
     * @param tileSize least width of each of a tile's two pictures, in pixels
     */
    TileGrid(
            Section section,
            Thumbnails thumbnails,
            ObservableValue<@Nullable Lesion> selected,
            ObservableDoubleValue tileSize,
            Clicks clicks) {
        this.section = section;
        this.thumbnails = thumbnails;
        this.selected = selected;
        this.tileSize = tileSize;
        this.clicks = clicks;
        getStyleClass().add("tile-grid");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setHorizontalCellSpacing(SPACING);
        setVerticalCellSpacing(SPACING);
        setCellFactory(_ -> new LesionTile(this));
        widthProperty().subscribe(_ -> fit());
        tileSize.subscribe(_ -> fit());
        skinProperty()
                .subscribe(_ -> {
                    VirtualFlow<?> flow = flow();
                    if (flow != null) {
                        flow.setFocusTraversable(false); // the grid itself has the focus
                        tellRowHeight();
                    }
                });
    }

    private void fit() {
        double room = getWidth() - SCROLL_BAR;
        if (room <= 0) {
            return;
        }
        int columns = columns();
        double cell = Math.floor(room / columns) - 2 * SPACING;
        double picture = Math.max(Math.floor((cell - 2 * LesionTile.PADDING - GAP) / 2), 1);
        pictureWidth.set(picture);
        setCellWidth(cell);
        setCellHeight(
                Math.round(picture * PhotoPair.RATIO) + LesionTile.WORDS + 2 * LesionTile.PADDING);
        tellRowHeight();
    }

    /** Else the list would measure its rows, and guess those that it has not seen. */
    private void tellRowHeight() {
        VirtualFlow<?> flow = flow();
        if (flow != null) {
            flow.setFixedCellSize(getCellHeight() + 2 * SPACING);
        }
    }

    /** How many tiles lie side by side, at least 1. */
    int columns() {
        double least = 2 * tileSize.get() + GAP + 2 * LesionTile.PADDING + 2 * SPACING;
        return (int) Math.max(Math.floor((getWidth() - SCROLL_BAR) / least), 1);
    }

    /** Shows other lesions. */
    void show(List<ReviewCase> lesions) {
        if (!lesions.isEmpty() || !getItems().isEmpty()) {
            getItems().setAll(lesions);
        }
    }

    Section section() {
        return section;
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    ObservableValue<@Nullable Lesion> selected() {
        return selected;
    }

    /** Width of each of a tile's two pictures, in pixels. */
    ReadOnlyDoubleProperty pictureWidth() {
        return pictureWidth.getReadOnlyProperty();
    }

    void clicked(ReviewCase one, int count) {
        clicks.clicked(this, one, count);
    }

    /** Where a lesion stands; −1 if it is on another heap. */
    int indexOf(@Nullable Lesion lesion) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).lesion().equals(lesion)) {
                return i;
            }
        }
        return -1;
    }

    /** The row at the upper edge of what is seen. */
    int firstRow() {
        VirtualFlow<?> flow = flow();
        return flow == null || flow.getFirstVisibleCell() == null
                ? 0
                : flow.getFirstVisibleCell().getIndex();
    }

    /** How many whole rows are seen, at least 1. */
    int rowsSeen() {
        return (int) Math.max(Math.floor(getHeight() / (getCellHeight() + 2 * SPACING)), 1);
    }

    /** Scrolls no further than it takes to see the tile at {@code index}. */
    void reveal(int index) {
        VirtualFlow<?> flow = flow();
        int row = Math.floorDiv(index, columns());
        if (flow != null && row < flow.getCellCount()) {
            flow.scrollTo(row);
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return lookup("#virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
