package org.lesionlens.ui.export;

import java.io.File;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** Shows the picture as it will be exported, and asks how it is to be. */
public final class ExportPane extends VBox {

    private static final double PREVIEW_WIDTH = 460;
    private static final double PREVIEW_HEIGHT = 380;
    private static final Texts TEXTS = ExportViewModel.TEXTS;

    private final ExportViewModel model;
    private final Runnable close;
    private final ImageView preview = new ImageView();
    private final Label state = new Label();

    /**
     * @param close takes this pane away
     */
    public ExportPane(ExportViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        setId("export");
        getStyleClass().add("export");
        getStylesheets().add(Stylesheet.beside(ExportPane.class, "export.css"));
        var title = new Label(TEXTS.get("title"));
        title.getStyleClass().add("title");
        var body = new HBox(previewPane(), choices());
        body.getStyleClass().add("body");
        getChildren().addAll(title, body, state, buttons());
        state.setId("export-state");
        state.setWrapText(true);
        model.figureProperty().subscribe(this::showFigure);
        model.failureProperty().subscribe(this::showFailure);
    }

    private StackPane previewPane() {
        preview.setPreserveRatio(true);
        preview.setFitWidth(PREVIEW_WIDTH);
        preview.setFitHeight(PREVIEW_HEIGHT);
        preview.setOnDragDetected(drag ->
                model.file()
                        .ifPresent(file -> {
                            var content = new ClipboardContent();
                            content.putFiles(List.of(file.toFile()));
                            preview.startDragAndDrop(TransferMode.COPY).setContent(content);
                            drag.consume();
                        }));
        var busy = new ProgressIndicator();
        busy.setMaxSize(48, 48);
        busy.visibleProperty()
                .bind(model.figureProperty().isNull().and(model.failureProperty().isNull()));
        var pane = new StackPane(preview, busy);
        pane.getStyleClass().add("preview");
        pane.setMinSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        return pane;
    }

    private VBox choices() {
        var group = new ToggleGroup();
        var whole = radio("whole", TEXTS.get("whole", model.sizeOf(true)), group);
        var seen = radio("seen", TEXTS.get("seen", model.sizeOf(false)), group);
        whole.setSelected(model.wholeProperty().get());
        seen.setSelected(!model.wholeProperty().get());
        model.wholeProperty().bind(whole.selectedProperty());
        var beside = check("beside");
        beside.setSelected(model.photoBesideProperty().get());
        beside.setVisible(model.canStandBeside());
        beside.setManaged(model.canStandBeside());
        model.photoBesideProperty().bind(beside.selectedProperty());
        var named = check("named");
        model.namedProperty().bind(named.selectedProperty());
        var note = new Label(TEXTS.get("privacy"));
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        var choices = new VBox(new Label(TEXTS.get("picture")), whole, seen, beside, named, note);
        choices.getStyleClass().add("choices");
        return choices;
    }

    private static RadioButton radio(String id, String text, ToggleGroup group) {
        var button = new RadioButton(text);
        button.setId("export-" + id);
        button.setToggleGroup(group);
        return button;
    }

    private static CheckBox check(String id) {
        var box = new CheckBox(TEXTS.get(id));
        box.setId("export-" + id);
        return box;
    }

    private HBox buttons() {
        var save = new Button(TEXTS.get("save"));
        save.setId("export-save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(_ -> chooseFile());
        var copy = new Button(TEXTS.get("copy"));
        copy.setId("export-copy");
        copy.setOnAction(_ -> copy());
        var cancel = new Button(TEXTS.get("close"));
        cancel.setId("export-close");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close());
        var busy = model.figureProperty().isNull().or(model.savingProperty());
        save.disableProperty().bind(busy);
        copy.disableProperty().bind(busy);
        var buttons = new HBox(cancel, copy, save);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    /** Stops what is under way, and goes away. */
    public void close() {
        model.close();
        close.run();
    }

    private void chooseFile() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter("PNG", "*.png"),
                        new ExtensionFilter("PDF", "*.pdf"),
                        new ExtensionFilter("SVG", "*.svg"));
        chooser.setTitle(TEXTS.get("title"));
        chooser.setInitialFileName(model.suggestedName());
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.save(chosen.toPath(), this::tellSaved);
        }
    }

    private void tellSaved(Path file) {
        state.setText(TEXTS.get("saved", FileNames.name(file)));
    }

    private void copy() {
        RgbImage figure = model.figureProperty().get();
        if (figure != null) {
            var content = new ClipboardContent();
            content.putImage(FxImages.of(figure));
            Clipboard.getSystemClipboard().setContent(content);
            state.setText(TEXTS.get("copied"));
        }
    }

    private void showFigure(@Nullable RgbImage figure) {
        preview.setImage(figure == null ? null : FxImages.of(figure));
        state.setText("");
    }

    private void showFailure(@Nullable Throwable failure) {
        if (failure instanceof FileAlreadyExistsException exists) {
            Path name = Path.of(exists.getFile()).getFileName();
            state.setText(TEXTS.get("exists", String.valueOf(name)));
        } else if (failure != null) {
            state.setText(TEXTS.get("failed", Reason.of(failure)));
        }
    }
}
