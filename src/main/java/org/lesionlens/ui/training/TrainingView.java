package org.lesionlens.ui.training;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.LiveScrollPane;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.Panel;
import org.lesionlens.ui.review.ReviewStyle;
import org.lesionlens.ui.training.TrainingViewModel.State;

/** The same photos of the open set by each checkpoint of a training, as they come. */
public final class TrainingView extends StackPane {

    private static final Texts TEXTS = Texts.of(TrainingView.class);
    private static final int TOLD = 3; // problems, of which the newest stands first

    private final TrainingViewModel model;
    private final Supplier<Optional<Path>> chooser;
    private final Label why = Panel.text("placeholder", "");
    private final Label folder = Panel.text("folder", "");
    private final Label status = Panel.text("status", "");
    private final Label problems = Panel.text("problems", "");
    private final Button agree = new Button(TEXTS.get("agree"));
    private final Button decline = new Button(TEXTS.get("decline"));
    private final Button choose = new Button(TEXTS.get("choose"));
    private final VBox before;
    private final LiveScrollPane scroll = new LiveScrollPane();

    /**
     * @param model that is shown
     * @param chooser asks for the folder of a training
     */
    public TrainingView(TrainingViewModel model, Supplier<Optional<Path>> chooser) {
        this.model = model;
        this.chooser = chooser;
        setId("training");
        getStyleClass().add("training");
        ReviewStyle.dressPanels(this);
        getStylesheets().add(Stylesheet.beside(TrainingView.class, "training.css"));
        before = before();
        var strips = new TrainingStrips();
        var area = new AreaPanel();
        var content = new VBox(head(), area, strips);
        content.getStyleClass().add("content");
        scroll.setId("training-scroll");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(scroll, before);
        model.shownProperty()
                .subscribe(shown -> {
                    area.show(shown.history());
                    strips.show(shown);
                });
        model.problemsProperty().subscribe(_ -> tellProblems());
        model.stateProperty().subscribe(_ -> tell());
        model.setProperty().subscribe(_ -> tell());
    }

    /** Asks for the folder of a training. */
    public void choose() {
        chooser.get().ifPresent(model::choose);
    }

    private VBox before() {
        why.setId("training-why");
        choose.setId("training-choose");
        choose.setOnAction(_ -> choose());
        agree.setId("training-agree");
        agree.getStyleClass().add("accent");
        agree.setOnAction(_ -> model.agree());
        decline.setId("training-decline");
        decline.setOnAction(_ -> model.stop());
        var buttons = new FlowPane(choose, decline, agree);
        buttons.getStyleClass().add("starting");
        var box = new VBox(why, buttons);
        box.getStyleClass().add("empty");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return box;
    }

    private VBox head() {
        folder.setId("training-folder");
        status.setId("training-status");
        problems.setId("training-problems");
        var other = button("other", this::choose);
        var stop = button("stop", model::stop);
        var row = new FlowPane(folder, status, other, stop);
        row.getStyleClass().add("head");
        return new VBox(row, problems);
    }

    private static Button button(String key, Runnable action) {
        var button = new Button(TEXTS.get(key));
        button.setId("training-" + key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void tell() {
        boolean hasSet = model.setProperty().get().isPresent();
        State now = model.stateProperty().get();
        boolean isBegun = now instanceof State.Waiting || now instanceof State.Asking;
        boolean isAsked = now instanceof State.Asked;
        scroll.setVisible(isBegun);
        before.setVisible(!isBegun);
        show(choose, !isAsked);
        show(agree, isAsked);
        show(decline, isAsked);
        choose.setDisable(!hasSet);
        agree.setDisable(!hasSet);
        switch (now) {
            case State.Idle() -> why.setText(TEXTS.get(hasSet ? "what" : "noSet"));
            case State.Asked(Path place) ->
                    why.setText(TEXTS.get(hasSet ? "consent" : "noSet", place.toString()));
            case State.Waiting(Path place) -> {
                folder.setText(FileNames.name(place));
                boolean isEmpty = model.shownProperty().get().checkpoints() == 0;
                status.setText(TEXTS.get(isEmpty ? "waitingFirst" : "waiting"));
            }
            case State.Asking(Path place, String checkpoint, int photos, int of) -> {
                folder.setText(FileNames.name(place));
                status.setText(
                        TEXTS.get("asking", checkpoint, Formats.count(photos), Formats.count(of)));
            }
        }
    }

    private static void show(Button button, boolean isShown) {
        button.setVisible(isShown);
        button.setManaged(isShown);
    }

    private void tellProblems() {
        var all = model.problemsProperty().get();
        problems.setText(
                all.stream()
                                .limit(TOLD)
                                .map(one -> TEXTS.get("problem", one))
                                .collect(Collectors.joining("\n"))
                        + (all.size() > TOLD ? "\n" + TEXTS.get("more", all.size() - TOLD) : ""));
        problems.setVisible(!all.isEmpty());
        problems.setManaged(!all.isEmpty());
    }
}
