package org.lesionlens.ui.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.export.PictureFolder.State;
import org.lesionlens.export.PictureTable;
import org.lesionlens.ui.export.ManyRequest.Choice;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.SaveChooser;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** Asks of which lesions pictures are wanted, and shows how far they are. */
public final class ManyPane extends VBox {

    private static final double WIDTH = 460;
    private static final double FAILURES = 120;
    private static final Texts TEXTS = Texts.of(ManyPane.class);

    private final ManyViewModel model;
    private final Runnable close;
    private final Consumer<? super String> late;
    private boolean isClosed;
    private final ProgressBar progress = new ProgressBar(0);
    private final Label state = new Label();
    private final ListView<String> failures = new ListView<>();
    private final VBox choices = new VBox();

    /**
     * @param close takes this pane away
     * @param late is told how pictures ended that were still being written then
     */
    public ManyPane(ManyViewModel model, Runnable close, Consumer<? super String> late) {
        this.model = model;
        this.close = close;
        this.late = late;
        setId("many");
        getStyleClass().add("export");
        getStylesheets().add(Stylesheet.beside(ManyPane.class, "export.css"));
        setPrefWidth(WIDTH);
        var title = new Label(TEXTS.get("many.title"));
        title.getStyleClass().add("title");
        choose();
        progress.setId("many-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(TEXTS.get("many.title"));
        state.setId("many-state");
        state.setWrapText(true);
        failures.setId("many-failures");
        failures.setPrefHeight(FAILURES);
        failures.setFocusTraversable(true);
        showOnly(progress, false);
        showOnly(failures, false);
        getChildren().addAll(title, choices, progress, state, failures, buttons());
        model.stateProperty().subscribe(this::show);
        model.runningProperty().subscribe(_ -> show(model.stateProperty().get()));
        model.failureProperty().subscribe(this::showFailure);
    }

    private void choose() {
        choices.getStyleClass().add("choices");
        var group = new ToggleGroup();
        for (Choice choice : model.choices()) {
            String which = choice.which().name().toLowerCase(Locale.ROOT);
            var button =
                    Choices.radio(
                            "many-" + which,
                            TEXTS.get("many." + which, Formats.count(choice.cases().size())),
                            group);
            button.setSelected(choice.equals(model.choiceProperty().get()));
            button.selectedProperty() // arrow keys select without pressing
                    .subscribe(on -> {
                        if (on) {
                            model.choiceProperty().set(choice);
                        }
                    });
            choices.getChildren().add(button);
        }
        var named = new CheckBox(TEXTS.get("figure.named"));
        named.setId("many-named");
        model.namedProperty().bind(named.selectedProperty());
        choices.getChildren().addAll(named, Choices.note("many.note", PictureTable.NAME));
        choices.disableProperty().bind(model.runningProperty());
    }

    private HBox buttons() {
        var start = new Button(TEXTS.get("many.start"));
        start.setId("many-start");
        start.getStyleClass().add("accent");
        start.setDefaultButton(true);
        start.setOnAction(_ -> chooseFolder());
        start.disableProperty().bind(model.runningProperty());
        EnterKey.in(choices, start);
        var stop = new Button(TEXTS.get("many.stop"));
        stop.setId("many-stop");
        stop.setOnAction(_ -> model.stop());
        stop.disableProperty().bind(model.runningProperty().not());
        var end = new Button(TEXTS.get("close"));
        end.setId("many-close");
        end.setCancelButton(true);
        end.setOnAction(_ -> close());
        var buttons = new HBox(end, stop, start);
        buttons.getStyleClass().add("buttons");
        return buttons;
    }

    /** Stops what runs after the picture that is being written, and goes away. */
    public void close() {
        isClosed = true;
        model.stop();
        close.run();
    }

    private void chooseFolder() {
        new SaveChooser(getScene().getWindow())
                .folder(TEXTS.get("many.title"))
                .ifPresent(this::write);
    }

    /** Writes into a folder, and tells how that ends. */
    void write(Path folder) {
        model.write(folder, this::tellEnd);
    }

    private void show(@Nullable State newest) {
        if (newest == null) {
            return;
        }
        showOnly(progress, true);
        progress.setProgress((double) newest.done() / newest.total());
        state.setText(words(newest));
        failures.getItems().setAll(newest.failures());
        showOnly(failures, !newest.failures().isEmpty());
    }

    private String words(State newest) {
        boolean isOver = !model.runningProperty().get();
        boolean isWhole = newest.done() == newest.total();
        return TEXTS.get(
                isOver ? isWhole ? "many.done" : "many.stopped" : "many.running",
                newest.done() - newest.failures().size(),
                newest.total());
    }

    private void showFailure(@Nullable Throwable failure) {
        if (failure != null) {
            state.setText(TEXTS.get("failed", Reason.of(failure)));
            tellLate();
        }
    }

    private void tellEnd(State end) {
        state.setText(words(end));
        tellLate();
    }

    private void tellLate() {
        if (isClosed) {
            late.accept(state.getText());
        }
    }

    private static void showOnly(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
