package org.lesionlens.ui.viewer;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.ui.fx.FxImages;

/** The key to the heat's colours: raw values from top to bottom. */
final class LegendView extends HBox {

    private static final int BAR_WIDTH = 12;
    private static final int BAR_HEIGHT = 120;

    private final ImageView bar = new ImageView();
    private final Label top = new Label();
    private final Label bottom = new Label();

    LegendView() {
        getStyleClass().add("legend");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
        var spring = new Region();
        VBox.setVgrow(spring, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(bar, new VBox(top, spring, bottom));
    }

    void show(HeatField heat, OverlayStyle style) {
        ColourMap colours = style.colourMap();
        bar.setImage(
                FxImages.of(
                        RgbImage.painted(
                                BAR_WIDTH,
                                BAR_HEIGHT,
                                (y, row) ->
                                        java.util.Arrays.fill(
                                                row, colours.colour(1 - (y + 0.5) / BAR_HEIGHT)))));
        top.setText("%.3g".formatted(heat.top()));
        bottom.setText(heat.isSigned() ? "%.3g".formatted(-heat.top()) : "0");
        setVisible(heat.top() > 0);
    }
}
