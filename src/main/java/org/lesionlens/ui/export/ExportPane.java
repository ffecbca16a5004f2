package org.lesionlens.ui.export;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Dimension2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.export.RawAttribution;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.export.Outgoing.Drawn;
import org.lesionlens.ui.export.Outgoing.Saved;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.SaveChooser;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/**
 * Shows something as it will leave the window, beside what can be chosen about it; saves it, copies
 * it and lets it be dragged away.
 */
public final class ExportPane extends VBox {

    private static final Texts TEXTS = Texts.of(ExportPane.class);

    private final String id;
    private final Export model;
    private final Outgoing outgoing;
    private final Runnable close;
    private final Consumer<? super String> late;
    private boolean isClosed;
    private final ImageView preview = new ImageView();
    private final StackPane frame = new StackPane();
    private final Button save = new Button(TEXTS.get("save"));
    private final HBox buttons = new HBox();
    private final Label state = new Label();

    private ExportPane(
            String id, Export model, VBox choices, Runnable close, Consumer<? super String> late) {
        this.id = id;
        this.model = model;
        this.outgoing = model.outgoing();
        this.close = close;
        this.late = late;
        setId(id);
        getStyleClass().add("export");
        getStylesheets().add(Stylesheet.beside(ExportPane.class, "export.css"));
        var title = new Label(TEXTS.get(id + ".title"));
        title.getStyleClass().add("title");
        choices.getStyleClass().add("choices");
        var body = new HBox(framed(), choices);
        body.getStyleClass().add("body");
        state.setId(id + "-state");
        state.setWrapText(true);
        fillButtons();
        getChildren().addAll(title, body, state, buttons);
        EnterKey.in(choices, save);
        outgoing.drawnProperty().subscribe(this::show);
        outgoing.failureProperty().subscribe(this::tellFailure);
        sceneProperty().flatMap(Scene::widthProperty).subscribe(_ -> fit(getScene()));
        sceneProperty().flatMap(Scene::heightProperty).subscribe(_ -> fit(getScene()));
    }

    /**
     * Of one lesion's picture.
     *
     * @param close takes the pane away
     * @param late is told what became of a file that was still being written then
     */
    public static ExportPane of(
            ExportViewModel picture, Runnable close, Consumer<? super String> late) {
        return new ExportPane("export", picture, new PictureChoices(picture), close, late);
    }

    /** Of a figure of many lesions, as above. */
    public static ExportPane of(
            FigureViewModel figure, Runnable close, Consumer<? super String> late) {
        return new ExportPane("figure", figure, new FigureChoices(figure), close, late);
    }

    /** Of plots, as above. */
    public static ExportPane of(
            PlotsViewModel plots, Runnable close, Consumer<? super String> late) {
        var pane = new ExportPane("plots", plots, new PlotsChoices(plots), close, late);
        pane.describe(plots);
        pane.addButton(
                "points",
                () ->
                        pane.ask(
                                "curves",
                                List.of(PlotsViewModel.TABLE),
                                file -> plots.savePoints(file, pane::tellSaved)),
                plots.measuredProperty().isNotNull());
        return pane;
    }

    /** Of a map that is not of a layer, as above. */
    public static ExportPane of(
            AttributionExport map, Runnable close, Consumer<? super String> late) {
        var pane = new ExportPane("further", map, new AttributionChoices(map), close, late);
        pane.addButton(
                "values",
                () ->
                        pane.ask(
                                map.stem(),
                                List.of(RawAttribution.ENDING),
                                file -> map.saveValues(file, pane::tellSaved)),
                pane.outgoing.drawnProperty().isNotNull());
        return pane;
    }

    /** Beside copying and saving, for another kind of file. */
    private void addButton(String name, Runnable action, BooleanBinding when) {
        var added = button(name, new Button(TEXTS.get(id + "." + name)), action);
        added.disableProperty().bind(when.not().or(outgoing.savingProperty()));
        buttons.getChildren().add(1, added);
    }

    /** Whoever cannot see a plot hears its numbers. */
    private void describe(PlotsViewModel plots) {
        outgoing.drawnProperty()
                .subscribe(_ -> {
                    var measured = plots.measuredProperty().get();
                    preview.setAccessibleText(
                            measured == null ? "" : plots.kindProperty().get().inWords(measured));
                });
    }

    private StackPane framed() {
        preview.setPreserveRatio(true);
        preview.setSmooth(true);
        preview.setId(id + "-preview");
        preview.setOnDragDetected(this::drag);
        var busy = new ProgressIndicator();
        busy.setMaxSize(48, 48);
        busy.visibleProperty()
                .bind(outgoing.drawnProperty().isNull().and(outgoing.failureProperty().isNull()));
        frame.getChildren().setAll(preview, busy);
        frame.getStyleClass().add("preview");
        return frame;
    }

    private void drag(MouseEvent event) {
        outgoing.file()
                .ifPresent(file -> {
                    var content = new ClipboardContent();
                    content.putFiles(List.of(file.toFile()));
                    preview.startDragAndDrop(TransferMode.COPY).setContent(content);
                    event.consume();
                });
    }

    private void fillButtons() {
        var cancel = button("close", new Button(TEXTS.get("close")), this::close);
        cancel.setCancelButton(true);
        var copy = button("copy", new Button(TEXTS.get("copy")), this::copy);
        button(
                "save",
                save,
                () ->
                        ask(
                                model.suggestedName(),
                                Outgoing.endings(model.usualFormat()),
                                this::save));
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        var busy = outgoing.drawnProperty().isNull().or(outgoing.savingProperty());
        save.disableProperty().bind(busy);
        copy.disableProperty().bind(busy);
        buttons.getStyleClass().add("buttons");
        buttons.getChildren().setAll(cancel, copy, save);
    }

    private Button button(String name, Button button, Runnable action) {
        button.setId(id + "-" + name);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Stops drawing, and goes away; a file that is being written is written to its end. */
    public void close() {
        isClosed = true;
        model.close();
        close.run();
    }

    /** Writes what is shown, and tells what became of it. */
    void save(Path chosen) {
        model.save(chosen, this::tellSaved);
    }

    private void ask(String name, List<String> endings, Consumer<? super Path> onChosen) {
        String file = endings.size() == 1 ? name + endings.getFirst() : name;
        new SaveChooser(getScene().getWindow())
                .file(TEXTS.get(id + ".title"), file, endings)
                .ifPresent(onChosen);
    }

    private void tellSaved(Saved saved) {
        String former =
                saved.former().isEmpty() ? "" : " " + TEXTS.get("former", names(saved.former()));
        tell(TEXTS.get("saved", names(saved.files())) + former);
    }

    private static String names(List<Path> files) {
        return files.stream().map(FileNames::name).collect(Collectors.joining(", "));
    }

    private void tell(String words) {
        state.setText(words);
        if (isClosed) {
            late.accept(words);
        }
    }

    private void copy() {
        Image shown = preview.getImage();
        if (shown != null) {
            var content = new ClipboardContent();
            content.putImage(shown);
            outgoing.file()
                    .ifPresent(file -> {
                        content.putFiles(List.of(file.toFile()));
                        outgoing.copied();
                    });
            Clipboard.getSystemClipboard().setContent(content);
            state.setText(TEXTS.get("copied"));
        }
    }

    private void show(@Nullable Drawn drawn) {
        preview.setImage(drawn == null ? null : FxImages.of(drawn.first()));
        state.setText("");
        fit(getScene());
    }

    /** As large as the window has room for, and no larger than its pixels. */
    private void fit(@Nullable Scene scene) {
        if (scene != null) {
            Dimension2D room = PreviewRoom.in(scene.getWidth(), scene.getHeight());
            frame.setMinSize(room.getWidth(), room.getHeight());
            Image image = preview.getImage();
            double scale = scene.getWindow() == null ? 1 : scene.getWindow().getOutputScaleX();
            double width = image == null ? room.getWidth() : image.getWidth() / scale;
            double height = image == null ? room.getHeight() : image.getHeight() / scale;
            preview.setFitWidth(Math.min(room.getWidth(), width));
            preview.setFitHeight(Math.min(room.getHeight(), height));
        }
    }

    private void tellFailure(@Nullable Throwable failure) {
        if (failure instanceof FileAlreadyExistsException exists) {
            tell(TEXTS.get("exists", FileNames.name(Path.of(exists.getFile()))));
        } else if (failure != null) {
            tell(TEXTS.get("failed", Reason.of(failure)));
        }
    }
}
