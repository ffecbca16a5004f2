package org.lesionlens.ui.gallery;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.OutcomeMark;

/** One group of the gallery: its name, how many lesions are in it, and their tiles. */
final class OutcomeColumn extends VBox {

    /** Narrower, a tile cannot show its numbers, in pixels. */
    private static final double LEAST_WIDTH = 164;

    private static final double NARROW = 210;
    private static final double TWO_LINES = 52; // height of a header, with its padding

    private static final Texts TEXTS = Texts.of(OutcomeColumn.class);

    private final TileGrid grid;
    private final Label count = new Label();
    private final Label nothing = new Label(TEXTS.get("group.empty"));

    OutcomeColumn(TileGrid grid) {
        this.grid = grid;
        String key = grid.group().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = OutcomeMark.name(grid.group());
        setId("group-" + key);
        getStyleClass().add("group-column");
        var title = new Label(name);
        title.getStyleClass().add("title");
        title.setMinWidth(0);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        count.setId("count-" + key);
        count.getStyleClass().add("count");
        count.setMinWidth(USE_PREF_SIZE);
        var header = new HBox(new OutcomeMark(grid.group()), title, count);
        header.getStyleClass().add("header");
        // In narrow columns some names take two lines; all begin their tiles at one height.
        header.minHeightProperty()
                .bind(Bindings.when(widthProperty().lessThan(NARROW)).then(TWO_LINES).otherwise(0));
        grid.setId("tiles-" + key);
        nothing.getStyleClass().add("nothing");
        nothing.setWrapText(true);
        nothing.setMouseTransparent(true);
        var body = new StackPane(grid, nothing);
        VBox.setVgrow(body, Priority.ALWAYS);
        HBox.setHgrow(this, Priority.ALWAYS);
        setPrefWidth(LEAST_WIDTH); // all columns are as wide
        getChildren().addAll(header, body);
    }

    /**
     * Where tiles are to be larger than four columns have room for, the columns reach out of it.
     */
    @Override
    protected double computeMinWidth(double height) {
        boolean large = grid.tileSize() > GalleryView.TILE_SIZE;
        return large ? Math.max(grid.neededWidth(), LEAST_WIDTH) : LEAST_WIDTH;
    }

    TileGrid grid() {
        return grid;
    }

    void show(List<ReviewCase> lesions) {
        grid.show(lesions);
        count.setText(Formats.count(lesions.size()));
        nothing.setVisible(lesions.isEmpty());
        grid.setAccessibleText(
                TEXTS.counted("group", lesions.size(), OutcomeMark.name(grid.group())));
    }
}
