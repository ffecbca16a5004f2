package org.lesionlens.ui.report;

import java.io.File;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.RgbImage;
import org.lesionlens.plots.PlotKind;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** Shows a plot as it will be exported, and asks which and as what. */
public final class PlotsPane extends VBox {

    private static final double PREVIEW_WIDTH = 500;
    private static final double PREVIEW_HEIGHT = 400;
    private static final Texts TEXTS = Texts.of(PlotsPane.class);

    private final PlotsViewModel model;
    private final Runnable close;
    private final ImageView preview = new ImageView();
    private final VBox kinds = new VBox();
    private final Label state = new Label();

    /**
     * @param close takes this pane away
     */
    public PlotsPane(PlotsViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        setId("plots");
        getStyleClass().add("plots-export");
        getStylesheets().add(Stylesheet.beside(PlotsPane.class, "report.css"));
        var title = new Label(TEXTS.get("plots.title"));
        title.getStyleClass().add("title");
        kinds.getStyleClass().add("kinds");
        var body = new HBox(previewPane(), kinds);
        body.getStyleClass().add("body");
        state.setId("plots-state");
        state.setWrapText(true);
        getChildren().addAll(title, body, state, buttons());
        model.measuredProperty().subscribe(_ -> offer());
        model.previewProperty().subscribe(this::show);
        model.failureProperty().subscribe(this::showFailure);
    }

    private StackPane previewPane() {
        preview.setPreserveRatio(true);
        preview.setFitWidth(PREVIEW_WIDTH);
        preview.setFitHeight(PREVIEW_HEIGHT);
        preview.setId("plots-preview");
        var busy = new ProgressIndicator();
        busy.setMaxSize(48, 48);
        busy.visibleProperty()
                .bind(model.previewProperty().isNull().and(model.failureProperty().isNull()));
        var pane = new StackPane(preview, busy);
        pane.getStyleClass().add("preview");
        pane.setMinSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        return pane;
    }

    private void offer() {
        var group = new ToggleGroup();
        kinds.getChildren().setAll(new Label(TEXTS.get("plots.which")));
        for (PlotKind one : model.offered()) {
            var button = new RadioButton(TEXTS.get("plot." + one.key()));
            button.setId("plot-" + one.key());
            button.setToggleGroup(group);
            button.setSelected(one == model.kindProperty().get());
            button.selectedProperty()
                    .subscribe(on -> {
                        if (on) {
                            model.kindProperty().set(one);
                        }
                    });
            kinds.getChildren().add(button);
        }
        if (!model.offered().isEmpty() && !model.offered().contains(model.kindProperty().get())) {
            ((RadioButton) kinds.getChildren().get(1)).setSelected(true);
        }
    }

    /** Stops what is under way, and goes away. */
    public void close() {
        model.close();
        close.run();
    }

    private HBox buttons() {
        var save = new Button(TEXTS.get("save"));
        save.setId("plots-save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(_ -> choose("pdf", "png", "svg"));
        var points = new Button(TEXTS.get("plots.points"));
        points.setId("plots-points");
        points.setOnAction(_ -> choose(PlotsViewModel.TABLE));
        var copy = new Button(TEXTS.get("copy"));
        copy.setId("plots-copy");
        copy.setOnAction(_ -> copy());
        var cancel = new Button(TEXTS.get("close"));
        cancel.setId("plots-close");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close());
        var busy = model.previewProperty().isNull().or(model.savingProperty());
        save.disableProperty().bind(busy);
        copy.disableProperty().bind(busy);
        points.disableProperty().bind(model.measuredProperty().isNull());
        var buttons = new HBox(cancel, points, copy, save);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    private void choose(String... endings) {
        var chooser = new FileChooser();
        chooser.setTitle(TEXTS.get("plots.title"));
        chooser.getExtensionFilters()
                .setAll(
                        Stream.of(endings)
                                .map(one ->
                                        new ExtensionFilter(TEXTS.get("file." + one), "*." + one))
                                .toList());
        chooser.setInitialFileName(model.suggestedName(endings[0]));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.save(chosen.toPath(), this::tellSaved);
        }
    }

    private void tellSaved(Path file) {
        state.setText(TEXTS.get("saved", FileNames.name(file)));
    }

    private void copy() {
        RgbImage plot = model.previewProperty().get();
        if (plot != null) {
            var content = new ClipboardContent();
            content.putImage(FxImages.of(plot));
            Clipboard.getSystemClipboard().setContent(content);
            state.setText(TEXTS.get("copied"));
        }
    }

    private void show(@Nullable RgbImage plot) {
        preview.setImage(plot == null ? null : FxImages.of(plot));
        var measured = model.measuredProperty().get();
        preview.setAccessibleText(
                measured == null ? "" : model.kindProperty().get().inWords(measured));
        state.setText("");
    }

    private void showFailure(@Nullable Throwable failure) {
        if (failure instanceof FileAlreadyExistsException exists) {
            state.setText(TEXTS.get("exists", FileNames.name(Path.of(exists.getFile()))));
        } else if (failure != null) {
            state.setText(TEXTS.get("failed", Reason.of(failure)));
        }
    }
}
