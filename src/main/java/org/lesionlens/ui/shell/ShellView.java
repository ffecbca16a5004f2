package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.viewer.InspectorView;
import org.lesionlens.ui.viewer.LayoutChoice;
import org.lesionlens.ui.viewer.LesionView;

/** The whole window: tools above, the lesion in the middle, its inspector beside, status below. */
public final class ShellView extends BorderPane {

    private final ShellViewModel model;
    private final Theme theme;
    private final OpenCommands open;

    /**
     * @param model what is shown
     * @param theme light or dark
     * @param samples folder of the sample photos, if they are installed
     * @param render brings photos to the screen's size
     * @param ui the UI thread
     */
    public ShellView(
            ShellViewModel model,
            Theme theme,
            Optional<Path> samples,
            Executor render,
            Executor ui) {
        this.model = model;
        this.theme = theme;
        this.open = new OpenCommands(model, samples, () -> getScene().getWindow());
        getStyleClass().add("shell");
        getStylesheets().add(ShellView.class.getResource("shell.css").toExternalForm());
        setTop(new VBox(toolRow(), new MessageBanner(model)));
        setCenter(stage(new LesionView(model.lesion(), render, ui)));
        setRight(new InspectorView(model.lesion()));
        setBottom(new StatusLine(model));
        open.acceptDropsOn(this);
    }

    private HBox toolRow() {
        var name = new Label("LesionLens");
        name.getStyleClass().add("app-name");
        var row =
                new HBox(
                        name,
                        open.menu(),
                        spring(),
                        new LayoutChoice(model.lesion()),
                        spring(),
                        themeButton());
        row.getStyleClass().add("tool-row");
        return row;
    }

    private Button themeButton() {
        var button = new Button(null, new FontIcon(Feather.MOON));
        button.setId("theme");
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText("Light or dark");
        button.setTooltip(new Tooltip("Light or dark"));
        button.setOnAction(_ -> theme.toggle());
        return button;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** The lesion, or the invitation to open one, or what the first one waits for. */
    private StackPane stage(LesionView lesion) {
        var none = model.lesion().analysisProperty().isNull();
        var waiting =
                none.and(model.photoNameProperty().isNotEmpty()).and(model.activity().isNotEmpty());
        lesion.visibleProperty().bind(none.not());
        var welcome = new Welcome(open.buttons());
        welcome.visibleProperty().bind(none.and(waiting.not()));
        var wait = waiting();
        wait.visibleProperty().bind(waiting);
        return new StackPane(lesion, welcome, wait);
    }

    private VBox waiting() {
        var doing = new Label();
        doing.textProperty().bind(model.activity());
        var next = new Label();
        next.textProperty().bind(model.photoNameProperty().concat(" comes next"));
        next.visibleProperty().bind(model.classifierProperty().isNull());
        var waiting = new VBox(new ProgressIndicator(), doing, next);
        waiting.setId("waiting");
        waiting.getStyleClass().add("waiting");
        return waiting;
    }
}
