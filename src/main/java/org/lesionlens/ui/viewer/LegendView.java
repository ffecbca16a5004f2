package org.lesionlens.ui.viewer;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.Legend;
import org.lesionlens.ui.fx.FxImages;

/** The key to the heat's colours, with raw values beside it; what is not shown is bare. */
final class LegendView extends VBox {

    private static final int BAR_WIDTH = 12;
    private static final int BAR_HEIGHT = 128;
    private static final int BARE = 0x808080;

    private final Scale scale = new Scale();
    private final Label unit = new Label();

    LegendView() {
        getStyleClass().add("legend");
        setId("legend");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMouseTransparent(true);
        unit.getStyleClass().add("unit");
        getChildren().addAll(scale, unit);
    }

    void show(Legend legend) {
        setVisible(!legend.isEmpty());
        unit.setText(legend.scale());
        scale.show(legend);
        setAccessibleText(
                "Heat from %s to %s, %s"
                        .formatted(legend.lowest(), legend.highest(), legend.scale()));
    }

    /** The bar and the numbers beside it. */
    private static final class Scale extends Region {

        private static final double GAP = 8;

        private final ImageView bar = new ImageView();
        private Legend shown = new Legend(ColourMap.VIRIDIS, 0, 0, 0, false, List.of());

        Scale() {
            getStyleClass().add("scale");
        }

        void show(Legend legend) {
            boolean sameNumbers = shown.ticks().equals(legend.ticks());
            shown = legend;
            bar.setImage(FxImages.of(RgbImage.painted(BAR_WIDTH, BAR_HEIGHT, this::paint)));
            if (!sameNumbers || getChildren().isEmpty()) {
                getChildren().setAll(bar);
                legend.ticks().forEach(tick -> getChildren().add(new Label(tick.text())));
            }
        }

        private void paint(int y, int[] row) {
            double position = 1 - (y + 0.5) / BAR_HEIGHT;
            Arrays.fill(row, shown.isShown(position) ? shown.colour(position) : BARE);
        }

        @Override
        protected double computePrefWidth(double height) {
            double widest =
                    getChildren().stream()
                            .skip(1)
                            .mapToDouble(label -> label.prefWidth(-1))
                            .max()
                            .orElse(0);
            return BAR_WIDTH + GAP + snapSizeX(widest);
        }

        @Override
        protected double computePrefHeight(double width) {
            return BAR_HEIGHT + 2 * GAP;
        }

        @Override
        protected void layoutChildren() {
            bar.relocate(0, GAP);
            for (int i = 1; i < getChildren().size(); i++) {
                double y = GAP + BAR_HEIGHT * (1 - shown.ticks().get(i - 1).position());
                var label = (Label) getChildren().get(i);
                label.autosize();
                label.relocate(BAR_WIDTH + GAP, snapPositionY(y - label.getHeight() / 2));
            }
        }
    }
}
