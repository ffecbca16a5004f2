package org.lesionlens.ui.scoring;

import java.text.NumberFormat;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.scoring.ScoringState.Phase;

/** How far scoring is, with what holds it back and ends it. */
public final class ScoringLine extends HBox {

    private static final int SECONDS = 60;

    private static final Texts TEXTS = Texts.of(ScoringLine.class);
    private final ScoringViewModel model;
    private final ObservableValue<Boolean> roomy;
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button pause = button("scoring-pause");
    private final Button cancel = button("scoring-cancel");

    /**
     * The line of one window's scoring.
     *
     * @param roomy whether there is room for the speed, too
     */
    public ScoringLine(ScoringViewModel model, ObservableValue<Boolean> roomy) {
        this.model = model;
        this.roomy = roomy;
        getStyleClass().add("scoring-line");
        getStylesheets().add(Stylesheet.beside(ScoringLine.class, "scoring.css"));
        setAlignment(Pos.CENTER_LEFT);
        words.setId("scoring");
        words.setMinWidth(USE_PREF_SIZE);
        bar.setAccessibleText(TEXTS.get("progress"));
        name(cancel, Feather.X, TEXTS.get("cancel"));
        cancel.setOnAction(_ -> model.cancel());
        getChildren().addAll(words, bar, pause, cancel);
        model.stateProperty().subscribe(this::show);
        roomy.subscribe(_ -> show(model.stateProperty().getValue()));
    }

    private static Button button(String id) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static void name(Button button, Feather icon, String name) {
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(name);
        button.setTooltip(new Hint(name));
    }

    private void show(ScoringState state) {
        setVisible(state.phase() != Phase.IDLE);
        setManaged(isVisible());
        words.setText(words(state, roomy.getValue()));
        bar.setProgress(
                state.total() == 0 ? 0 : (double) (state.done() + state.failed()) / state.total());
        boolean paused = state.phase() == Phase.PAUSED;
        name(pause, paused ? Feather.PLAY : Feather.PAUSE, TEXTS.get(paused ? "resume" : "pause"));
        pause.setOnAction(_ -> model.setPaused(!paused));
        for (var node : new javafx.scene.Node[] {bar, pause, cancel}) {
            node.setVisible(state.isActive());
            node.setManaged(state.isActive());
        }
    }

    /** How far it is, with the speed where there is room. */
    static String words(ScoringState state, boolean roomy) {
        String done = whole(state.done());
        String counted = TEXTS.get("phase." + state.phase(), done, whole(state.total()));
        var line = new StringBuilder(counted);
        if (state.phase() == Phase.RUNNING) {
            if (roomy) {
                state.perSecond()
                        .ifPresent(speed -> line.append(TEXTS.get("speed", decimal(speed))));
            }
            state.secondsLeft().ifPresent(left -> line.append(TEXTS.get("left", clock(left))));
        }
        if (state.failed() > 0) {
            line.append(TEXTS.get("failures", whole(state.failed())));
        }
        return line.toString();
    }

    private static String whole(int number) {
        return NumberFormat.getIntegerInstance(Locale.getDefault(Locale.Category.FORMAT))
                .format(number);
    }

    private static String decimal(double number) {
        return String.format(Locale.getDefault(Locale.Category.FORMAT), "%.1f", number);
    }

    private static String clock(double seconds) {
        long whole = (long) Math.ceil(seconds);
        long hours = whole / SECONDS / SECONDS;
        String minutes = hours > 0 ? "%d:%02d" : "%2$d";
        return String.format(
                Locale.ROOT,
                minutes + ":%3$02d",
                hours,
                whole / SECONDS % SECONDS,
                whole % SECONDS);
    }
}
