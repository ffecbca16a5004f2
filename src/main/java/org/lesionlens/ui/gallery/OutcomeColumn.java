package org.lesionlens.ui.gallery;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.OutcomeMark;

/** One group of the gallery: its name, how many lesions are in it, and their tiles. */
final class OutcomeColumn extends VBox {

    /** Narrower, a tile cannot show its numbers, in pixels. */
    private static final double LEAST_WIDTH = 164;

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
        count.setId("count-" + key);
        count.getStyleClass().add("count");
        count.setMinWidth(USE_PREF_SIZE);
        var header = new HBox(new OutcomeMark(grid.group()), title, count);
        header.getStyleClass().add("header");
        grid.setId("tiles-" + key);
        nothing.getStyleClass().add("nothing");
        nothing.setWrapText(true);
        nothing.setMouseTransparent(true);
        var body = new StackPane(grid, nothing);
        VBox.setVgrow(body, Priority.ALWAYS);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(LEAST_WIDTH);
        setPrefWidth(LEAST_WIDTH); // all columns are as wide
        getChildren().addAll(header, body);
    }

    TileGrid grid() {
        return grid;
    }

    void show(List<ReviewCase> lesions) {
        grid.show(lesions);
        count.setText(
                NumberFormat.getIntegerInstance(Locale.getDefault(Locale.Category.FORMAT))
                        .format(lesions.size()));
        nothing.setVisible(lesions.isEmpty());
        grid.setAccessibleText(TEXTS.get("group", OutcomeMark.name(grid.group()), count.getText()));
    }
}
