package org.lesionlens.ui.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.review.Progress;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.LiveScrollPane;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.Panel;
import org.lesionlens.ui.review.ProbabilityWords;

/** A strip for each photo: itself, and its heat by each checkpoint from left to right. */
final class TrainingStrips extends Panel {

    private static final Texts TEXTS = Texts.of(TrainingStrips.class);
    private static final double SIDE = 120;
    private static final double ROW = SIDE + 52;
    private static final double HEAD = 24;
    private static final double BAR = 20; // of the scroll pane

    private final GridPane photos = new GridPane();
    private final GridPane heat = new GridPane();
    private final LiveScrollPane scroll = new LiveScrollPane();
    private int columns;

    TrainingStrips() {
        super("training-strips", TEXTS.get("strips"));
        photos.getStyleClass().add("strip-grid");
        heat.getStyleClass().add("strip-grid");
        photos.setMinWidth(USE_PREF_SIZE);
        scroll.setContent(heat);
        scroll.setId("training-heat");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // Room for its bar, or the wheel would move strips beside their photos.
        scroll.minHeightProperty().bind(heat.heightProperty().add(BAR));
        HBox.setHgrow(scroll, Priority.ALWAYS);
        var both = new HBox(photos, scroll);
        both.getStyleClass().add("strips");
        getChildren().addAll(text("reading", TEXTS.get("strips.reading")), both);
    }

    void show(ShownTraining shown) {
        photos.getChildren().clear();
        heat.getChildren().clear();
        setVisible(shown.checkpoints() > 0);
        setManaged(shown.checkpoints() > 0);
        if (shown.checkpoints() == 0) {
            columns = 0;
            return;
        }
        photos.add(head(TEXTS.get("photo")), 0, 0);
        for (int photo = 0; photo < shown.photos(); photo++) {
            photos.add(photo(shown, photo), 0, photo + 1);
        }
        for (int i = 0; i < shown.checkpoints(); i++) {
            heat.add(head(shown.history().label(i)), i, 0);
            for (int photo = 0; photo < shown.photos(); photo++) {
                heat.add(heat(shown, i, photo), i, photo + 1);
            }
        }
        if (shown.checkpoints() > columns) { // the newest comes into sight
            Platform.runLater(() -> scroll.setHvalue(1));
        }
        columns = shown.checkpoints();
    }

    private static Label head(String text) {
        var label = new Label(text);
        label.getStyleClass().add("subtitle");
        label.setMinHeight(HEAD);
        label.setMaxWidth(SIDE);
        return label;
    }

    private static VBox photo(ShownTraining shown, int photo) {
        ReviewCase one = shown.at(shown.checkpoints() - 1, photo);
        String truth =
                switch (one.truth()) {
                    case POSITIVE -> shown.history().results().getLast().card().output().positive();
                    case NEGATIVE ->
                            TEXTS.get(
                                    "truth.not",
                                    shown.history().results().getLast().card().output().positive());
                    case UNKNOWN -> TEXTS.get("truth.unknown");
                };
        var name = new Label(one.image().name());
        name.setMaxWidth(SIDE);
        return cell(shown.pair(shown.checkpoints() - 1, photo).photo(), name, muted(truth));
    }

    private static VBox heat(ShownTraining shown, int checkpoint, int photo) {
        ReviewCase one = shown.at(checkpoint, photo);
        var probability =
                new Label(
                        one.probability().isPresent()
                                ? TEXTS.get(
                                        "p",
                                        ProbabilityWords.number(one.probability().getAsDouble()))
                                : one.progress() instanceof Progress.Failed(String reason)
                                        ? reason
                                        : "");
        probability.setMaxWidth(SIDE);
        OptionalDouble change = shown.change(checkpoint, photo);
        String below =
                one.isEmptyMap()
                        ? TEXTS.get("empty")
                        : change.isPresent()
                                ? TEXTS.get("rho", Formats.share(change.getAsDouble()))
                                : "";
        return cell(shown.pair(checkpoint, photo).heat(), probability, muted(below));
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("share");
        label.setMaxWidth(SIDE);
        return label;
    }

    private static VBox cell(Optional<Image> picture, Label first, Label second) {
        var room = new StackPane();
        room.getStyleClass().add("picture");
        room.setMinSize(SIDE, SIDE);
        room.setMaxSize(SIDE, SIDE);
        picture.ifPresent(image -> {
            var view = new ImageView(image);
            view.setFitWidth(SIDE);
            view.setFitHeight(SIDE);
            view.setPreserveRatio(true);
            view.setSmooth(true);
            room.getChildren().add(view);
        });
        var cell = new VBox(room);
        for (Label words : List.of(first, second)) {
            if (!words.getText().isEmpty()) {
                cell.getChildren().add(words);
            }
        }
        cell.setMinHeight(ROW);
        cell.setMaxHeight(ROW);
        return cell;
    }
}
