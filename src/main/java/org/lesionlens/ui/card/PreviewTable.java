package org.lesionlens.ui.card;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;

/**
 * One row for each way to normalise, one column for each photo: the row whose answers make sense is
 * chosen.
 */
final class PreviewTable extends VBox {

    private static final double THUMBNAIL = 72;
    private static final double COLUMN = 88;
    private static final int MOST_PHOTOS = 4;

    private final Texts texts = CardViewModel.TEXTS;
    private final CardViewModel card;
    private final NormalisationPreview preview;
    private final GridPane table = new GridPane();
    private final ToggleGroup group = new ToggleGroup();
    private final List<RadioButton> rules;
    private final Button more = new Button(texts.get("preview.more"));
    private final List<ImageView> thumbnails = new ArrayList<>();
    private final List<List<Label>> cells = new ArrayList<>();

    PreviewTable(CardViewModel card, NormalisationPreview preview) {
        this.card = card;
        this.preview = preview;
        this.rules = card.rules().stream().map(this::button).toList();
        getStyleClass().add("preview");
        table.getStyleClass().add("table");
        var title = new Label(texts.get("preview"));
        title.getStyleClass().add("section-title");
        var failure = text("problem", "");
        failure.setId("card-preview-failure");
        preview.failureProperty().subscribe(cause -> tell(cause, failure));
        more.setId("card-preview-more");
        more.setOnAction(_ -> choosePhoto());
        getChildren()
                .addAll(
                        title,
                        text("hint", texts.get("preview.how")),
                        table,
                        failure,
                        more,
                        truth());
        preview.changesProperty().subscribe(_ -> update());
        card.classNamesProperty().subscribe(_ -> update());
        card.positiveProperty().subscribe(_ -> update());
        card.activationProperty().subscribe(_ -> update());
        card.thresholdProperty().subscribe(_ -> update());
    }

    private Label truth() {
        return text("hint", texts.get("preview.truth"));
    }

    private RadioButton button(PixelRule rule) {
        var button = new RadioButton(texts.get("rule." + rule.key()));
        button.setId("card-rule-" + rule.key());
        button.setToggleGroup(group);
        button.setAccessibleHelp(formula(rule));
        button.setMinWidth(USE_PREF_SIZE);
        button.selectedProperty()
                .subscribe(selected -> {
                    if (selected) {
                        card.ruleProperty().set(rule);
                    }
                });
        card.ruleProperty().subscribe(chosen -> button.setSelected(rule.equals(chosen)));
        return button;
    }

    private String formula(PixelRule rule) {
        return rule.preset() == null
                ? texts.get("rule.OWN.how", rule.scale(), rule.mean(), rule.std())
                : texts.get("rule." + rule.key() + ".how");
    }

    private void tell(@Nullable Throwable cause, Label failure) {
        failure.setVisible(cause != null);
        failure.setManaged(cause != null);
        failure.setText(cause == null ? "" : texts.get("preview.failed", Reason.of(cause)));
    }

    private void update() {
        if (thumbnails.size() != preview.photos().size()) {
            build();
        }
        for (int photo = 0; photo < thumbnails.size(); photo++) {
            ImageView view = thumbnails.get(photo);
            if (view.getImage() == null) {
                preview.picture(photo).ifPresent(picture -> show(picture, view));
            }
            for (int row = 0; row < rules.size(); row++) {
                fill(cells.get(photo).get(row), photo, row);
            }
        }
    }

    private static void show(RgbImage picture, ImageView view) {
        double larger = Math.max(picture.width(), picture.height());
        view.setFitWidth(THUMBNAIL * picture.width() / larger);
        view.setFitHeight(THUMBNAIL * picture.height() / larger);
        view.setSmooth(true);
        view.setImage(FxImages.of(picture));
    }

    private void fill(Label cell, int photo, int row) {
        Optional<PreviewPrediction> prediction = preview.prediction(photo, card.rules().get(row));
        cell.setText(
                prediction.map(this::words).orElse(preview.runningProperty().get() ? "…" : "–"));
        cell.getStyleClass().removeAll("right", "wrong");
        prediction
                .flatMap(PreviewPrediction::right)
                .ifPresent(right -> cell.getStyleClass().add(right ? "right" : "wrong"));
        cell.setAccessibleText(
                prediction
                        .flatMap(PreviewPrediction::right)
                        .map(right ->
                                cell.getText()
                                        + " "
                                        + texts.get(right ? "preview.right" : "preview.wrong"))
                        .orElse(cell.getText()));
    }

    private String words(PreviewPrediction prediction) {
        String mark = prediction.right().map(right -> right ? " ✓" : " ✗").orElse("");
        String probability = Formats.probability(prediction.probability()) + mark;
        return card.classNamesProperty().get().size() > 2
                ? probability
                        + "\n"
                        + texts.get(
                                "preview.likeliest",
                                prediction.likeliest(),
                                Formats.share(prediction.highest()))
                : probability;
    }

    private void build() {
        thumbnails.clear();
        cells.clear();
        table.getChildren().clear();
        table.getColumnConstraints().clear();
        table.getColumnConstraints().add(new ColumnConstraints());
        for (int row = 0; row < rules.size(); row++) {
            Label how = text("hint", formula(card.rules().get(row)));
            table.add(new VBox(rules.get(row), how), 0, row + 1);
        }
        List<PreviewPhoto> photos = preview.photos();
        for (int photo = 0; photo < photos.size(); photo++) {
            var column = new ColumnConstraints(COLUMN);
            column.setHalignment(HPos.CENTER);
            table.getColumnConstraints().add(column);
            addColumn(photo, photos.get(photo));
        }
        table.getColumnConstraints().getFirst().setHgrow(Priority.ALWAYS);
        more.setDisable(photos.size() >= MOST_PHOTOS);
    }

    private void addColumn(int photo, PreviewPhoto shown) {
        var view = new ImageView();
        thumbnails.add(view);
        var header = new VBox(view, text("name", name(shown)), text("hint", truth(shown)));
        header.getStyleClass().add("photo");
        table.add(header, photo + 1, 0);
        List<Label> column = new ArrayList<>();
        for (int row = 0; row < rules.size(); row++) {
            var cell = new Label();
            cell.setId("card-preview-%s-%d".formatted(card.rules().get(row).key(), photo));
            cell.getStyleClass().add("number");
            column.add(cell);
            table.add(cell, photo + 1, row + 1);
        }
        cells.add(column);
    }

    private String name(PreviewPhoto photo) {
        return photo.sample()
                ? texts.get("preview.sample")
                : String.valueOf(photo.file().getFileName());
    }

    private String truth(PreviewPhoto photo) {
        return texts.get("truth." + photo.truth().name());
    }

    private void choosePhoto() {
        var endings = PictureFormat.allEndings().sorted().map(ending -> "*." + ending).toList();
        var chooser = new FileChooser();
        chooser.getExtensionFilters().setAll(new ExtensionFilter(texts.get("preview"), endings));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            preview.add(new PreviewPhoto(chosen.toPath(), Truth.UNKNOWN, false));
        }
    }

    private static Label text(String style, String words) {
        var text = new Label(words);
        text.getStyleClass().add(style);
        text.setWrapText(true);
        return text;
    }
}
