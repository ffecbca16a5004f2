package org.lesionlens.ui.faithfulness;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.lesionlens.faithfulness.Faithfulness;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Presence;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** The panel that puts the shown map to the test, from about 280 pixels of width on. */
public final class FaithfulnessView extends VBox {

    private final Texts texts = Texts.of(FaithfulnessView.class);
    private final Label message = new Label();
    private final Button check = new Button();
    private final Button cancel = new Button();
    private final Label progressText = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final VBox running;
    private final VBox result = new VBox();

    public FaithfulnessView(FaithfulnessViewModel model) {
        getStyleClass().add("faithfulness");
        setId("faithfulness");
        getStylesheets().add(Stylesheet.beside(FaithfulnessView.class, "faithfulness.css"));
        check.setId("faithfulness-check");
        check.setMaxWidth(Double.MAX_VALUE);
        check.setAccessibleHelp(texts.get("check.help"));
        check.setOnAction(_ -> model.start());
        check.disableProperty().bind(model.startableProperty().not());
        message.setId("faithfulness-message");
        message.setWrapText(true);
        result.setId("faithfulness-result");
        result.getStyleClass().add("result");
        running = runningPart(model);
        var title = SectionParts.text("title", upperCase(texts.get("title")));
        title.setId("faithfulness-title");
        getChildren().addAll(title, message, check, running, result);
        model.stateProperty().subscribe(this::show);
    }

    private static String upperCase(String title) {
        return title.toUpperCase(Locale.getDefault(Locale.Category.DISPLAY));
    }

    private VBox runningPart(FaithfulnessViewModel model) {
        progressText.setId("faithfulness-progress-text");
        progressText.setWrapText(true);
        progress.setId("faithfulness-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(texts.get("title"));
        cancel.setText(texts.get("cancel"));
        cancel.setId("faithfulness-cancel");
        cancel.setMaxWidth(Double.MAX_VALUE);
        cancel.setAccessibleText(texts.get("cancel.accessible"));
        cancel.setOnAction(_ -> model.cancel());
        var part = new VBox(progressText, progress, cancel);
        part.getStyleClass().add("running");
        return part;
    }

    private void show(FaithfulnessState state) {
        boolean isRunning = state instanceof FaithfulnessState.Running;
        if (check.isFocused() || cancel.isFocused() || isFocused()) {
            passFocus(state);
        }
        Presence.of(running, isRunning);
        Presence.of(check, hasButton(state));
        Presence.of(result, state instanceof FaithfulnessState.Done);
        check.setText(texts.get(state instanceof FaithfulnessState.Done ? "check.again" : "check"));
        check.setAccessibleText(check.getText());
        check.getStyleClass().remove("accent");
        if (!(state instanceof FaithfulnessState.Done)) {
            check.getStyleClass().add("accent");
        }
        message.getStyleClass().setAll("label", "message");
        switch (state) {
            case FaithfulnessState.Nothing _ -> say(texts.get("nothing"));
            case FaithfulnessState.EmptyMap empty -> say(texts.get("empty", empty.className()));
            case FaithfulnessState.Ready _ -> say(texts.get("ready"));
            case FaithfulnessState.Running now -> showProgress(now);
            case FaithfulnessState.Done done -> showResult(done.result());
            case FaithfulnessState.Failed failed -> {
                message.getStyleClass().add("failure");
                say(texts.get("failed", Reason.of(failed.cause())));
            }
        }
    }

    /**
     * One button takes the place of the other, under the person's finger. While there is none, as
     * before the next photo's map is there, the panel keeps the focus for it.
     */
    private void passFocus(FaithfulnessState state) {
        if (state instanceof FaithfulnessState.Running) {
            Presence.of(running, true);
            cancel.requestFocus();
        } else if (hasButton(state)) {
            Presence.of(check, true);
            check.requestFocus();
        } else {
            requestFocus();
        }
    }

    private static boolean hasButton(FaithfulnessState state) {
        return switch (state) {
            case FaithfulnessState.Ready _, FaithfulnessState.Done _, FaithfulnessState.Failed _ ->
                    true;
            case FaithfulnessState.Nothing _,
                    FaithfulnessState.EmptyMap _,
                    FaithfulnessState.Running _ ->
                    false;
        };
    }

    private void showProgress(FaithfulnessState.Running now) {
        say("");
        progress.setProgress(now.share());
        progressText.setText(
                texts.get(
                        switch (now.step()) {
                            case CHANGED_INPUTS -> "running.inputs";
                            case SHUFFLED_WEIGHTS -> "running.weights";
                        },
                        Formats.whole(100 * now.share())));
    }

    private void showResult(Faithfulness checked) {
        say(texts.get("done", checked.className()));
        result.getChildren()
                .setAll(
                        new CurveSection(texts, "deletion", checked.deletion(), true),
                        new CurveSection(texts, "insertion", checked.insertion(), false),
                        new HotPartSection(texts, checked),
                        new RandomisationSection(texts, checked.randomisations()));
    }

    private void say(String text) {
        message.setText(text);
        Presence.of(message, !text.isEmpty());
    }
}
