package org.lesionlens.ui.viewer;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.HeatLook;

/** What is known of a lesion whose photo is not here: its map, and how the photo may be brought. */
final class AbsentPhoto extends VBox {

    private static final Texts TEXTS = Texts.of(AbsentPhoto.class);
    private static final int SIDE = 512; // pixels of the map, at most
    private static final double ROOM_FOR_WORDS = 130;

    private final LesionViewModel model;
    private final ImageView map = new ImageView();
    private final Label headline = words("absent-headline");
    private final Label advice = words("absent-advice");

    AbsentPhoto(LesionViewModel model) {
        this.model = model;
        setId("absent-photo");
        getStyleClass().add("absent-photo");
        map.setPreserveRatio(true);
        map.managedProperty().bind(map.imageProperty().isNotNull());
        getChildren().addAll(map, headline, advice);
        ObservableValue<Boolean> isShown = model.absentProperty().map(_ -> true).orElse(false);
        visibleProperty().bind(isShown);
        managedProperty().bind(isShown);
        model.absentProperty().subscribe(_ -> show());
        model.settings().state().subscribe(_ -> show());
        map.fitHeightProperty()
                .bind(heightProperty().subtract(ROOM_FOR_WORDS).map(room -> fitting(room)));
    }

    private static double fitting(Number room) {
        return Math.clamp(room.doubleValue(), 1, SIDE);
    }

    private static Label words(String style) {
        var words = new Label();
        words.getStyleClass().add(style);
        words.setWrapText(true);
        return words;
    }

    private void show() {
        LesionImage lesion = model.absentProperty().get();
        if (lesion == null) {
            map.setImage(null);
            return;
        }
        @Nullable SignedMap known = lesion.facts().map();
        ViewSettings settings = model.settings();
        map.setImage(
                known == null
                        ? null
                        : FxImages.of(
                                HeatLook.alone(
                                        settings.style().get(),
                                        settings.heatOptions(),
                                        known,
                                        SIDE)));
        headline.setText(TEXTS.get(key(known), lesion.name()));
        advice.setText(TEXTS.get("absent.advice"));
    }

    private static String key(@Nullable SignedMap map) {
        if (map == null) {
            return "absent";
        }
        return map.maximum() > 0 ? "absent.map" : "absent.empty";
    }
}
