package org.lesionlens.ui.export;

import java.io.File;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
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
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lesionlens.figure.FigurePick;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** Shows a figure as it will be exported, and asks how it is to be. */
public final class FigurePane extends VBox {

    private static final double PREVIEW_WIDTH = 560;
    private static final double PREVIEW_HEIGHT = 460;
    private static final List<Integer> COUNTS = List.of(10, 25, 50, 100);
    private static final Texts TEXTS = Texts.of(FigurePane.class);

    private final FigureViewModel model;
    private final Runnable close;
    private final ImageView preview = new ImageView();
    private final Label pages = new Label();
    private final Label state = new Label();

    /**
     * @param close takes this pane away
     */
    public FigurePane(FigureViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        setId("figure");
        getStyleClass().add("export");
        getStylesheets().add(Stylesheet.beside(FigurePane.class, "export.css"));
        var title = new Label(TEXTS.get("figure.title"));
        title.getStyleClass().add("title");
        var body = new HBox(previewPane(), choices());
        body.getStyleClass().add("body");
        state.setId("figure-state");
        state.setWrapText(true);
        getChildren().addAll(title, body, state, buttons());
        model.drawnProperty().subscribe(this::show);
        model.failureProperty().subscribe(this::showFailure);
    }

    private StackPane previewPane() {
        preview.setPreserveRatio(true);
        preview.setSmooth(true);
        preview.setFitWidth(PREVIEW_WIDTH);
        preview.setFitHeight(PREVIEW_HEIGHT);
        preview.setOnDragDetected(drag -> {
            var drawn = model.drawnProperty().get();
            if (drawn != null) {
                var content = new ClipboardContent();
                content.putFiles(List.of(drawn.file().toFile()));
                preview.startDragAndDrop(TransferMode.COPY).setContent(content);
                drag.consume();
            }
        });
        var busy = new ProgressIndicator();
        busy.setMaxSize(48, 48);
        busy.visibleProperty()
                .bind(model.drawnProperty().isNull().and(model.failureProperty().isNull()));
        var pane = new StackPane(preview, busy);
        pane.getStyleClass().add("preview");
        pane.setMinSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        return pane;
    }

    private VBox choices() {
        var choices = new VBox();
        choices.getStyleClass().add("choices");
        if (model.isLarge()) {
            choices.getChildren().addAll(label("figure.count"), counts(), picks());
        }
        var named = check("figure.named");
        model.namedProperty().bind(named.selectedProperty());
        var shared = check("figure.shared");
        model.sharedProperty().bind(shared.selectedProperty());
        var apart = check("figure.apart");
        model.apartProperty().bind(apart.selectedProperty());
        var paged = check("figure.paged");
        model.pagedProperty().bind(paged.selectedProperty());
        choices.getChildren()
                .addAll(
                        shared,
                        apart,
                        paged,
                        named,
                        note("figure.privacy"),
                        note("figure.drag"),
                        pages);
        return choices;
    }

    private ComboBox<Integer> counts() {
        var counts = new ComboBox<>(FXCollections.observableList(COUNTS));
        counts.setId("figure-count");
        counts.setValue(FigureViewModel.USUAL_COUNT);
        counts.valueProperty().subscribe(chosen -> model.countProperty().set(chosen));
        return counts;
    }

    private ComboBox<FigurePick> picks() {
        var picks = new ComboBox<>(FXCollections.observableArrayList(FigurePick.values()));
        picks.setId("figure-pick");
        picks.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable FigurePick pick) {
                        return pick == null ? "" : TEXTS.get("figure.pick." + pick.key());
                    }

                    @Override
                    public FigurePick fromString(String text) {
                        throw new UnsupportedOperationException("nobody types: " + text);
                    }
                });
        picks.setValue(model.pickProperty().get());
        model.pickProperty().bind(picks.valueProperty());
        return picks;
    }

    private static Label label(String key) {
        return new Label(TEXTS.get(key));
    }

    private static Label note(String key) {
        var note = label(key);
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private static CheckBox check(String key) {
        var box = new CheckBox(TEXTS.get(key));
        box.setId(key.replace('.', '-'));
        return box;
    }

    private HBox buttons() {
        var save = new Button(TEXTS.get("save"));
        save.setId("figure-save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(_ -> chooseFile());
        var copy = new Button(TEXTS.get("copy"));
        copy.setId("figure-copy");
        copy.setOnAction(_ -> copy());
        var cancel = new Button(TEXTS.get("close"));
        cancel.setId("figure-close");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close());
        var busy = model.drawnProperty().isNull().or(model.savingProperty());
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
        chooser.setTitle(TEXTS.get("figure.title"));
        chooser.setInitialFileName(model.suggestedName());
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.save(chosen.toPath(), this::tellSaved);
        }
    }

    private void tellSaved(List<Path> files) {
        state.setText(
                TEXTS.get(
                        "saved",
                        files.stream().map(FileNames::name).collect(Collectors.joining(", "))));
    }

    private void copy() {
        var drawn = model.drawnProperty().get();
        if (drawn != null) {
            var content = new ClipboardContent();
            content.putImage(FxImages.of(drawn.first()));
            content.putFiles(List.of(drawn.file().toFile()));
            Clipboard.getSystemClipboard().setContent(content);
            model.copied();
            state.setText(TEXTS.get("copied"));
        }
    }

    private void show(FigureViewModel.@Nullable Drawn drawn) {
        preview.setImage(drawn == null ? null : FxImages.of(drawn.first()));
        pages.setText(drawn == null ? "" : TEXTS.get("figure.pages", drawn.pages()));
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
