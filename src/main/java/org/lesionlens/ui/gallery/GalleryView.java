package org.lesionlens.ui.gallery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.InWindow;
import org.lesionlens.ui.fx.LiveScrollPane;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.LesionPlace;
import org.lesionlens.ui.review.ReviewStyle;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.review.ThresholdBar;
import org.lesionlens.ui.review.Thumbnails;

/**
 * All lesions of a set in the outcome groups that the decision threshold sorts them into: a column
 * of tiles for each group, side by side, so that a few missed lesions are seen at once beside
 * thousands of right calls, and a tile is seen to move when the threshold does.
 */
public final class GalleryView extends BorderPane implements LesionPlace {

    private static final Texts TEXTS = Texts.of(GalleryView.class);

    /** Width of each of a tile's two pictures at first, in pixels. */
    static final double TILE_SIZE = 112;

    private final ReviewViewModel model;
    private final Thumbnails thumbnails;
    private final Consumer<? super LesionImage> open;
    private final DoubleProperty tileSize = new SimpleDoubleProperty(this, "tileSize", TILE_SIZE);
    private final Map<OutcomeGroup, OutcomeColumn> columns = new EnumMap<>(OutcomeGroup.class);
    private final HBox row = new HBox();
    private final ScrollPane scroll = new LiveScrollPane();
    private final Label message = new Label();
    private final Button clear = new Button(TEXTS.get("filter.clear"));
    private final VBox nothing = new VBox(message, clear);
    private final TileKeys keys;
    private final RubberBand band;

    /**
     * @param model what is shown
     * @param thumbnails the pictures of the tiles
     * @param open opens a lesion in the viewer
     */
    public GalleryView(
            ReviewViewModel model, Thumbnails thumbnails, Consumer<? super LesionImage> open) {
        this.model = model;
        this.thumbnails = thumbnails;
        this.open = open;
        getStyleClass().add("gallery");
        ReviewStyle.dress(this);
        getStylesheets().add(Stylesheet.beside(GalleryView.class, "gallery.css"));
        band = new RubberBand(model.selection(), this::shownGrids);
        for (OutcomeGroup group : OutcomeGroup.values()) {
            columns.put(group, column(group));
        }
        keys = new TileKeys(this::shownGrids, model, open);
        row.getStyleClass().add("columns");
        prepareNothing();
        setTop(new VBox(new ThresholdBar(model), new FilterBar(model, tileSize)));
        scroll.setContent(row);
        scroll.setId("gallery-scroll");
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        setCenter(new StackPane(scroll, nothing, band));
        model.groups().when(InWindow.of(this)).subscribe(this::show);
        model.selectedProperty().subscribe(this::reveal);
        // what was selected while another view was shown is looked for once all are dealt out
        sceneProperty()
                .subscribe(_ -> Platform.runLater(() -> reveal(model.selectedProperty().get())));
    }

    private OutcomeColumn column(OutcomeGroup group) {
        var grid = new TileGrid(group, thumbnails, model, tileSize, this::clicked);
        band.listenTo(grid);
        grid.setOnKeyPressed(event -> keys.press(grid, event));
        return new OutcomeColumn(grid);
    }

    @Override
    public Optional<LesionImage> lesionAsked(boolean byKey) {
        return Optional.ofNullable(model.selectedProperty().get()).filter(_ -> byKey);
    }

    private void prepareNothing() {
        nothing.getStyleClass().add("nothing");
        nothing.setId("gallery-nothing");
        message.setWrapText(true);
        clear.setOnAction(_ -> model.filterProperty().set(CaseFilter.ALL));
    }

    /** Width of each of a tile's two pictures, in pixels. */
    public DoubleProperty tileSizeProperty() {
        return tileSize;
    }

    private void clicked(TileGrid grid, ReviewCase one, MouseEvent click) {
        grid.requestFocus();
        model.selection().click(click, one.image(), model::shown);
        boolean isPlain = !click.isShiftDown() && !click.isShortcutDown();
        if (click.getClickCount() == 2 && isPlain) {
            open.accept(one.image());
        }
    }

    private void show(Map<OutcomeGroup, List<ReviewCase>> groups) {
        boolean judged = model.scores().getValue().size() > 0;
        CaseFilter filter = model.filterProperty().get();
        List<OutcomeColumn> shown =
                columns.entrySet().stream()
                        .filter(entry -> {
                            OutcomeGroup group = entry.getKey();
                            boolean expected = judged && group.outcome().isPresent();
                            return filter.wants(group)
                                    && (expected || !group(groups, group).isEmpty());
                        })
                        .map(Map.Entry::getValue)
                        .toList();
        if (!row.getChildren().equals(shown)) {
            row.getChildren().setAll(shown);
        }
        columns.forEach((group, column) -> column.show(group(groups, group)));
        boolean none = groups.values().stream().allMatch(List::isEmpty);
        scroll.setVisible(!none);
        nothing.setVisible(none);
        boolean open = !model.reviewProperty().get().cases().isEmpty();
        message.setText(TEXTS.get(open ? "nothing.filtered" : "nothing.open"));
        clear.setVisible(open);
        clear.setManaged(open);
    }

    private static List<ReviewCase> group(
            Map<OutcomeGroup, List<ReviewCase>> groups, OutcomeGroup group) {
        return groups.getOrDefault(group, List.of());
    }

    private List<TileGrid> shownGrids() {
        return columns.values().stream()
                .filter(column -> row.getChildren().contains(column))
                .map(OutcomeColumn::grid)
                .toList();
    }

    /** What was selected in another view is scrolled to. */
    private void reveal(@Nullable LesionImage lesion) {
        if (lesion == null) {
            return;
        }
        for (TileGrid grid : shownGrids()) {
            int index = grid.indexOf(lesion);
            if (index >= 0) {
                grid.reveal(index);
                reveal(grid);
                return;
            }
        }
    }

    /** Where not all columns have room, that of the grid is brought into sight. */
    private void reveal(TileGrid grid) {
        double hidden = row.getWidth() - scroll.getViewportBounds().getWidth();
        Node column = columns.get(grid.group());
        if (hidden > 0 && column != null) {
            Bounds bounds = column.getBoundsInParent();
            double left = scroll.getHvalue() * hidden;
            double least = bounds.getMaxX() - scroll.getViewportBounds().getWidth();
            scroll.setHvalue(Math.clamp(left, least, bounds.getMinX()) / hidden);
        }
    }
}
