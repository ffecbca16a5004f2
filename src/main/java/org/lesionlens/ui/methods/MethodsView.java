package org.lesionlens.ui.methods;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.LiveScrollPane;
import org.lesionlens.ui.fx.Presence;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.Panel;
import org.lesionlens.ui.review.ReviewStyle;

/** Methods that are compared over photos of the open set: what is wanted, and what was found. */
public final class MethodsView extends StackPane {

    private static final Texts TEXTS = MethodsWording.TEXTS;

    private final MethodsViewModel model;
    private final Supplier<Optional<Path>> chooser;
    private final LiveScrollPane scroll = new LiveScrollPane();
    private final SetupPanel setup;
    private final MeasuresPanel measures = new MeasuresPanel();
    private final AgreementPanel agreement = new AgreementPanel();
    private final Label status = Panel.text("status", "");
    private final Label over = Panel.text("over", "");
    private final Label failures = Panel.text("problems", "");
    private final ProgressBar progress = new ProgressBar();
    private final Button stop = button("stop");
    private final Button goOn = button("goOn");
    private final Button other = button("other");
    private final VBox head;
    private final VBox found;
    private boolean isBack; // from the choice to what was found before

    /**
     * @param model that is shown
     * @param chooser asks for the folder of the tables
     */
    public MethodsView(MethodsViewModel model, Supplier<Optional<Path>> chooser) {
        this.model = model;
        this.chooser = chooser;
        setId("methods");
        getStyleClass().add("methods");
        ReviewStyle.dressPanels(this);
        getStylesheets().add(Stylesheet.beside(MethodsView.class, "methods.css"));
        setup = new SetupPanel(model, this::start, this::back);
        head = head();
        found = new VBox(measures, agreement, words());
        found.getStyleClass().add("found");
        var content = new VBox(setup, head, found);
        content.getStyleClass().add("content");
        scroll.setId("methods-scroll");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(scroll);
        model.resultProperty().subscribe(_ -> show());
        model.stateProperty()
                .subscribe(_ -> {
                    isBack = false;
                    tell();
                });
    }

    private void start() {
        chooser.get().ifPresent(model::start);
    }

    private void back() {
        isBack = true;
        tell();
    }

    private static Button button(String key) {
        var button = new Button(TEXTS.get(key));
        button.setId("methods-" + key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private VBox head() {
        status.setId("methods-status");
        over.setId("methods-over");
        failures.setId("methods-failures");
        progress.setId("methods-progress");
        progress.setAccessibleText(TEXTS.get("title"));
        progress.setMaxWidth(Double.MAX_VALUE);
        stop.setOnAction(_ -> model.stop());
        goOn.setOnAction(_ -> model.goOn());
        other.setOnAction(_ -> {
            model.chooseAgain();
            isBack = false;
            tell();
            scroll.setVvalue(0);
        });
        var buttons = new FlowPane(stop, goOn, other);
        buttons.getStyleClass().add("buttons");
        var box = new VBox(status, progress, over, failures, buttons);
        box.getStyleClass().add("head");
        return box;
    }

    /** What each number says, and what none of them can. */
    private static Panel words() {
        var panel = new Panel("methods-words", TEXTS.get("words")) {};
        panel.getChildren().add(Panel.text("limits", TEXTS.get("limits")));
        for (MapMeasure measure : MapMeasure.values()) {
            panel.getChildren().add(Panel.text("subtitle", MethodsWording.measure(measure)));
            panel.getChildren()
                    .add(Panel.text("reading", TEXTS.get("measure." + measure.key() + ".reading")));
        }
        return panel;
    }

    private void show() {
        model.resultProperty()
                .get()
                .ifPresent(result -> {
                    over.setText(
                            MethodsWording.photos(result.summary())
                                    + " "
                                    + MethodsWording.classes(result.summary())
                                    + " "
                                    + TEXTS.get("tables", FileNames.name(result.folder())));
                    failures.setText(
                            result.failures().isEmpty()
                                    ? ""
                                    : MethodsWording.failures(result.failures()));
                    measures.show(result.summary());
                    agreement.show(result.summary());
                });
        tell();
    }

    private void tell() {
        MethodsState now = model.stateProperty().get();
        var result = model.resultProperty().get();
        boolean hasPhotos = result.filter(some -> !some.summary().photos().isEmpty()).isPresent();
        boolean isChoosing =
                switch (now) {
                    case MethodsState.Choosing _ -> !isBack;
                    case MethodsState.Failed _ -> result.isEmpty();
                    case MethodsState.Running _, MethodsState.Stopped _, MethodsState.Done _ ->
                            false;
                };
        boolean isRunning = now instanceof MethodsState.Running;
        Presence.of(setup, isChoosing);
        Presence.of(head, !isChoosing);
        Presence.of(found, !isChoosing && hasPhotos);
        Presence.of(over, hasPhotos);
        Presence.of(failures, !failures.getText().isEmpty() && result.isPresent());
        swap(stop, isRunning);
        swap(goOn, now instanceof MethodsState.Stopped || now instanceof MethodsState.Failed);
        swap(other, !isRunning);
        Presence.of(progress, isRunning);
        status.setText(status(now, hasPhotos));
    }

    /** A button that goes hands the keys on. */
    private void swap(Node button, boolean isThere) {
        boolean hadKeys = button.isFocused();
        Presence.of(button, isThere);
        if (hadKeys && !isThere) {
            scroll.requestFocus();
        }
    }

    private String status(MethodsState now, boolean hasPhotos) {
        return switch (now) {
            case MethodsState.Running running -> {
                progress.setProgress(running.share());
                String far =
                        TEXTS.get(
                                "running",
                                Formats.count(running.done()),
                                Formats.count(running.of()));
                yield running.secondsLeft().isPresent()
                        ? TEXTS.get(
                                "running.left",
                                far,
                                MethodsWording.time(running.secondsLeft().getAsDouble()))
                        : far;
            }
            case MethodsState.Stopped(int done, int of) ->
                    TEXTS.get("stopped", Formats.count(done), Formats.count(of));
            case MethodsState.Failed(Throwable cause) -> MethodsWording.failed(cause);
            case MethodsState.Done _, MethodsState.Choosing _ ->
                    hasPhotos ? TEXTS.get("done") : TEXTS.get("done.none");
        };
    }
}
