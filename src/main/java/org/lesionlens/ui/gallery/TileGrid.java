package org.lesionlens.ui.gallery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.InWindow;
import org.lesionlens.ui.review.LesionSelection;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.review.Thumbnails;

/**
 * The tiles of one group, in as many columns as fit: only those that are seen exist. Tiles are as
 * large as was chosen, and smaller only where not even one column has room.
 *
 * <p>All tiles are of the same size, so that a place is a multiplication: a step of the threshold,
 * which changes most groups, costs what it takes to fill the few tiles on the screen. A general
 * list builds its rows anew when their number changes, and styles each of them anew.
 */
final class TileGrid extends Region {

    private static final double GAP = TilePlaces.GAP;
    private static final double BETWEEN = 2; // a tile's two pictures

    private final OutcomeGroup group;
    private final Thumbnails thumbnails;
    private final ObservableValue<@Nullable LesionImage> selected;
    private final LesionSelection selection;
    private final ReadOnlyDoubleProperty threshold;
    private final ObservableDoubleValue tileSize;
    private final Clicks clicks;
    private final ScrollBar bar = new ScrollBar();
    private final Rectangle sight = new Rectangle();
    private final List<LesionTile> tiles = new ArrayList<>(); // as many as can be seen at once
    private final ReadOnlyDoubleWrapper pictureWidth =
            new ReadOnlyDoubleWrapper(this, "pictureWidth", 88);
    private List<ReviewCase> lesions = List.of();
    private int columns = 1;
    private int wanted = -1; // index of the tile to be scrolled to, −1 if none

    /** What a click on a tile does. */
    @FunctionalInterface
    interface Clicks {
        void clicked(TileGrid grid, ReviewCase one, MouseEvent click);
    }

    /**
     * @param review which lesions are selected
     * @param tileSize least width of each of a tile's two pictures, in pixels
     */
    TileGrid(
            OutcomeGroup group,
            Thumbnails thumbnails,
            ReviewViewModel review,
            ObservableDoubleValue tileSize,
            Clicks clicks) {
        this.group = group;
        this.thumbnails = thumbnails;
        this.selected = review.selectedProperty();
        this.selection = review.selection();
        this.threshold = review.thresholdProperty();
        this.tileSize = tileSize;
        this.clicks = clicks;
        getStyleClass().add("tile-grid");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setClip(sight);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setManaged(false);
        getChildren().add(bar);
        bar.valueProperty().subscribe(_ -> showTiles());
        tileSize.subscribe(_ -> requestLayout());
        thumbnails.shapeProperty().when(InWindow.of(this)).subscribe(_ -> requestLayout());
        setOnScroll(this::scroll);
        selected.when(InWindow.of(this)).subscribe(_ -> mark());
        selection.filesProperty().when(InWindow.of(this)).subscribe(_ -> mark());
    }

    /** Shows other lesions, at the same place of the group. */
    void show(List<ReviewCase> others) {
        lesions = others;
        measure();
        showTiles();
    }

    /** Width that was chosen for each of a tile's two pictures, in pixels. */
    double tileSize() {
        return tileSize.get();
    }

    /** The lesions of this group. */
    List<ReviewCase> lesions() {
        return lesions;
    }

    OutcomeGroup group() {
        return group;
    }

    /** Width of each of a tile's two pictures, in pixels. */
    ReadOnlyDoubleProperty pictureWidth() {
        return pictureWidth.getReadOnlyProperty();
    }

    /** Where a lesion stands; −1 if it is in another group. */
    int indexOf(@Nullable LesionImage lesion) {
        int index = 0;
        for (ReviewCase one : lesions) { // not by index, which costs a search each
            if (one.image().equals(lesion)) {
                return index;
            }
            index++;
        }
        return -1;
    }

    /** How many tiles lie side by side, at least 1. */
    int columns() {
        return columns;
    }

    private int fittingColumns() {
        return (int) Math.max(Math.floor(room() / (tileWidth(tileSize.get()) + GAP)), 1);
    }

    /** The row at the upper edge of what is seen. */
    int firstRow() {
        return (int) (bar.getValue() / rowHeight());
    }

    /** How many whole rows are seen, at least 1. */
    int rowsSeen() {
        return (int) Math.max(Math.floor(getHeight() / rowHeight()), 1);
    }

    /**
     * Scrolls no further than it takes to see the tile at {@code index}, once it is known how large
     * tiles are.
     */
    void reveal(int index) {
        wanted = index;
        requestLayout();
    }

    private void reveal() {
        double top = Math.floorDiv(wanted, columns) * rowHeight();
        double highest = Math.max(top + rowHeight() - getHeight(), 0);
        bar.setValue(Math.clamp(bar.getValue(), Math.min(highest, top), top));
        wanted = -1;
    }

    /** Width of all tiles of a row, with the gaps before them, in pixels. */
    private double room() {
        return Math.max(getWidth() - bar.prefWidth(-1) - GAP, 1);
    }

    /** Height of a row, with the gap below it, in pixels. */
    private double rowHeight() {
        return Math.round(pictureWidth.get() * thumbnails.shapeProperty().get())
                + LesionTile.WORDS
                + 2 * LesionTile.PADDING
                + GAP;
    }

    private double tileWidth() {
        double room = Math.floor(room() / columns) - GAP;
        return Math.clamp(tileWidth(tileSize.get()), 1, Math.max(room, 1));
    }

    private TilePlaces places() {
        return new TilePlaces(columns, tileWidth(), rowHeight());
    }

    /** How much of the tiles lies above what is seen, in pixels. */
    double scrolled() {
        return Math.round(bar.getValue());
    }

    /** The lesions whose tiles an area touches, in pixels from the first tile's upper edge on. */
    List<Path> touching(Bounds area) {
        return places().touching(area, lesions.size())
                .mapToObj(index -> lesions.get(index).image().file())
                .toList();
    }

    /** Width of a tile whose pictures have that width, in pixels. */
    private static double tileWidth(double picture) {
        return 2 * picture + BETWEEN + 2 * LesionTile.PADDING;
    }

    /** Width that a column of tiles takes, in pixels, so that each is as large as was chosen. */
    double neededWidth() {
        return tileWidth(tileSize.get()) + 2 * GAP + bar.prefWidth(-1);
    }

    @Override
    protected void layoutChildren() {
        int first = firstRow() * columns;
        double before = rowHeight();
        int columnsBefore = columns;
        columns = fittingColumns();
        double inside = tileWidth() - 2 * LesionTile.PADDING - BETWEEN;
        pictureWidth.set(Math.max(Math.floor(inside / 2), 1));
        sight.setWidth(getWidth());
        sight.setHeight(getHeight());
        double barWidth = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        prepareTiles();
        measure();
        if (columns != columnsBefore || rowHeight() != before) { // what was seen is seen
            bar.setValue(Math.min(Math.floorDiv(first, columns) * rowHeight(), bar.getMax()));
        }
        if (wanted >= 0) {
            reveal();
        }
        showTiles();
    }

    /** A row more than fits is seen in parts. */
    private void prepareTiles() {
        int rows = (int) Math.ceil(getHeight() / rowHeight()) + 1;
        int needed = rows * columns;
        while (tiles.size() < needed) {
            var tile = new LesionTile(group, thumbnails, pictureWidth());
            tile.setOnMouseClicked(event -> clicked(tile, event));
            tile.setManaged(false); // what is written on it moves nothing outside
            tiles.add(tile);
            getChildren().add(tile);
        }
        while (tiles.size() > needed) {
            getChildren().remove(tiles.removeLast());
        }
    }

    private void clicked(LesionTile tile, MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            tile.shown().ifPresent(one -> clicks.clicked(this, one, event));
        }
    }

    /** What is told to the bar follows from the number of rows. */
    private void measure() {
        double whole = places().height(lesions.size());
        double hidden = Math.max(whole - getHeight(), 0);
        bar.setVisible(hidden > 0);
        bar.setMax(hidden);
        bar.setVisibleAmount(hidden * getHeight() / Math.max(whole, 1));
        bar.setUnitIncrement(rowHeight());
        bar.setBlockIncrement(getHeight());
        bar.setValue(Math.min(bar.getValue(), hidden));
    }

    /** A lesion that stays in sight keeps its tile: scrolling fills only those that come up. */
    private void showTiles() {
        if (tiles.isEmpty()) {
            return;
        }
        TilePlaces places = places();
        double above = scrolled();
        int first = firstRow() * columns;
        for (int index = first; index < first + tiles.size(); index++) {
            LesionTile tile = tiles.get(index % tiles.size());
            if (index < lesions.size()) {
                // moved by its layout position, the layout around the grid would be done anew
                tile.resize(places.tileWidth(), places.rowHeight() - GAP);
                tile.setTranslateX(places.x(index));
                tile.setTranslateY(places.y(index) - above);
                tile.show(lesions.get(index), threshold.get(), selected.getValue(), selection);
            } else {
                tile.clear();
            }
        }
    }

    private void mark() {
        tiles.forEach(tile -> tile.mark(selected.getValue(), selection));
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0 && bar.isVisible()) {
            scrollBy(-event.getDeltaY());
            event.consume();
        }
    }

    /** Scrolls down, or up if it is negative, in pixels. */
    void scrollBy(double pixels) {
        bar.setValue(Math.clamp(bar.getValue() + pixels, 0, bar.getMax()));
    }

    /** True if a point, in pixels, is on the scroll bar. */
    boolean isOnBar(double x) {
        return bar.isVisible() && x >= bar.getLayoutX();
    }

    /** A screen reader hears how many there are, and which one is selected. */
    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> lesions.size();
            case ITEM_AT_INDEX -> tileAt((Integer) parameters[0]);
            case FOCUS_ITEM -> tileAt(indexOf(selected.getValue()));
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private @Nullable LesionTile tileAt(int index) {
        int first = firstRow() * columns;
        boolean inSight = index >= first && index < Math.min(first + tiles.size(), lesions.size());
        return inSight ? tiles.get(index % tiles.size()) : null;
    }
}
