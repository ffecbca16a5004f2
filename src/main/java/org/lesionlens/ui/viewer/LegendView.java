package org.lesionlens.ui.viewer;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.Legend;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Hint;

/**
 * The key to the heat's colours, with the raw values at its ends; what is not shown is bare.
 *
 * <p>It lies in a line under the picture, never on it: heat in a corner is the very thing to see.
 */
final class LegendView extends HBox {

    private static final int BAR_WIDTH = 128;
    private static final int BRIEF_BAR_WIDTH = 64;
    private static final int BAR_HEIGHT = 10;
    private static final int BARE = 0x808080;

    private final Label lowest = new Label();
    private final ImageView bar = new ImageView();
    private final Label highest = new Label();
    private final Label scale = new Label();

    LegendView(String id) {
        getStyleClass().add("legend");
        setId(id);
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(lowest, bar, highest, scale);
        scale.managedProperty().bind(scale.visibleProperty());
    }

    /** Says what the numbers are only to whoever points at it: where room is short. */
    void setBrief() {
        scale.setVisible(false);
        bar.setFitWidth(BRIEF_BAR_WIDTH);
        bar.setFitHeight(BAR_HEIGHT);
        var words = new Hint();
        words.textProperty().bind(scale.textProperty());
        Tooltip.install(this, words);
    }

    /** Shows what heat means that is stretched to one map's maximum, or to a kept one. */
    void show(Legend legend) {
        show(legend, scaleOf(legend));
    }

    /**
     * @param words what the numbers are
     */
    void show(Legend legend, String words) {
        setVisible(!legend.isEmpty());
        if (!legend.isEmpty()) {
            lowest.setText(legend.ticks().getFirst().text());
            highest.setText(legend.ticks().getLast().text());
            scale.setText(words);
            bar.setImage(
                    FxImages.of(
                            RgbImage.painted(
                                    BAR_WIDTH, BAR_HEIGHT, (y, row) -> paint(legend, row))));
            setAccessibleText(
                    ViewerWording.TEXTS.get(
                            "legend", lowest.getText(), highest.getText(), scale.getText()));
        }
    }

    private static String scaleOf(Legend legend) {
        String scale = ViewerWording.TEXTS.get(legend.shared() ? "scale.shared" : "scale.own");
        return legend.borderHidden() ? scale + ViewerWording.TEXTS.get("scale.no-border") : scale;
    }

    private static void paint(Legend legend, int[] row) {
        for (int x = 0; x < row.length; x++) {
            double position = (x + 0.5) / row.length;
            row[x] = legend.isShown(position) ? legend.colour(position) : BARE;
        }
    }
}
