package org.lesionlens.ui.attribution;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Presence;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** The panel that asks for a map of another kind, from about 280 pixels of width on. */
public final class AttributionView extends VBox {

    private static final List<Double> PERCENTILES = List.of(90.0, 95.0, 98.0, 99.0, 99.5, 100.0);

    private final Texts texts = AttributionWording.TEXTS;
    private final AttributionViewModel model;
    private final Label cost = text("message");
    private final Label message = text("message");
    private final Button compute = button("compute");
    private final Button cancel = button("cancel");
    private final Button export = button("export");
    private final Button close = button("close");
    private final Label progressText = text("message");
    private final ProgressBar progress = new ProgressBar();
    private final VBox running = new VBox(progressText, progress, cancel);
    private final VBox look = new VBox();
    private final VBox lines = new VBox();

    /**
     * @param exporting takes the map out of the window that is shown
     */
    public AttributionView(AttributionViewModel model, Command exporting) {
        this.model = model;
        getStyleClass().add("attribution");
        setId("attribution");
        getStylesheets().add(Stylesheet.beside(AttributionView.class, "attribution.css"));
        var title = text("title");
        title.setText(texts.get("title").toUpperCase(Locale.getDefault(Locale.Category.DISPLAY)));
        message.setId("attribution-message");
        cost.setId("attribution-cost");
        lines.setId("attribution-lines");
        lines.getStyleClass().add("lines");
        progress.setId("attribution-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(texts.get("title"));
        running.getStyleClass().add("running");
        compute.setOnAction(_ -> model.start());
        cancel.setOnAction(_ -> model.cancel());
        export.setOnAction(_ -> exporting.action().run());
        ObservableValue<Boolean> enabled = exporting.enabled();
        if (enabled != null) {
            export.disableProperty().bind(enabled.map(now -> !now));
        }
        close.setOnAction(_ -> model.close());
        getChildren()
                .addAll(
                        title,
                        methods(),
                        new AttributionOptionsGrid(model.choice()),
                        cost,
                        message,
                        compute,
                        running,
                        look(),
                        lines,
                        export,
                        close);
        model.stateProperty().subscribe(_ -> show());
        model.shownProperty().subscribe(_ -> showFound());
        model.analysisProperty().subscribe(_ -> showFound());
        Stream.of(
                        model.choice().methodProperty(),
                        model.choice().stepsProperty(),
                        model.choice().samplesProperty(),
                        model.choice().patchesProperty(),
                        model.choice().masksProperty())
                .forEach(property -> property.subscribe(this::showCost));
    }

    private Label text(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Button button(String key) {
        var button = new Button(AttributionWording.TEXTS.get(key));
        button.setId("attribution-" + key);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    /** The list of methods by their kinds, with what each shows and cannot show on demand. */
    private VBox methods() {
        ComboBox<ExplanationMethod> box =
                AttributionOptionsGrid.combo(
                        "attribution-method",
                        ExplanationMethod.all()
                                .filter(method -> !(method instanceof CamMethod))
                                .toList(),
                        method ->
                                texts.get(
                                        "method.of-kind",
                                        method.label(),
                                        AttributionWording.kind(method)));
        box.valueProperty().bindBidirectional(model.choice().methodProperty());
        var label = new Label(texts.get("method"));
        label.setMnemonicParsing(true);
        label.setLabelFor(box);
        box.setAccessibleText(texts.get("method").replace("_", ""));
        var about = new ToggleButton(texts.get("about"));
        about.setId("attribution-about");
        about.getStyleClass().add("flat");
        about.setTooltip(new Hint(texts.get("about.help")));
        var what = text("about");
        var limits = text("about");
        var source = text("source");
        var details = new VBox(what, limits, source);
        details.getStyleClass().add("details");
        details.visibleProperty().bind(about.selectedProperty());
        details.managedProperty().bind(about.selectedProperty());
        model.choice()
                .methodProperty()
                .subscribe(method -> {
                    what.setText(texts.get("method." + method.key()));
                    limits.setText(texts.get("method." + method.key() + ".limits"));
                    source.setText(method.citation());
                    box.setAccessibleHelp(what.getText());
                });
        var part = new VBox(label, box, about, details);
        part.getStyleClass().add("methods");
        return part;
    }

    /** How values of pixels are shown; of no matter to perturbations. */
    private VBox look() {
        var signed = new CheckBox(texts.get("signed"));
        signed.setId("attribution-signed");
        signed.setWrapText(true);
        signed.setTooltip(new Hint(texts.get("signed.help")));
        signed.selectedProperty().bindBidirectional(model.signedProperty());
        signed.disableProperty()
                .bind(Bindings.createBooleanBinding(this::hasNoSign, model.shownProperty()));
        ComboBox<Double> clip =
                AttributionOptionsGrid.combo(
                        "attribution-percentile", PERCENTILES, AttributionWording::percentile);
        clip.valueProperty().bindBidirectional(model.percentileProperty());
        var label = new Label(texts.get("percentile"));
        label.setWrapText(true);
        label.setLabelFor(clip);
        clip.setAccessibleText(texts.get("percentile"));
        look.getChildren().setAll(signed, label, clip);
        look.getStyleClass().add("look");
        return look;
    }

    private boolean hasNoSign() {
        ShownAttribution shown = model.shownProperty().get();
        return shown != null
                && shown.attribution().settings().method() instanceof PixelMethod method
                && !method.hasSign();
    }

    /** What is said of a map takes looking at all of it, and so not with each step of progress. */
    private void showFound() {
        showLines(model.shownProperty().get());
        show();
    }

    private void show() {
        AttributionState state = model.stateProperty().get();
        ShownAttribution shown = model.shownProperty().get();
        boolean ran = cancel.isFocused();
        boolean isRunning = state instanceof AttributionState.Running;
        boolean askable = !(state instanceof AttributionState.Nothing) && !isRunning;
        boolean began = isRunning && compute.isFocused();
        Presence.of(running, isRunning);
        if (began) {
            cancel.requestFocus(); // one button in the place of the other
        }
        Presence.of(compute, askable);
        if (ran && !isRunning && askable) {
            compute.requestFocus();
        }
        boolean isOfPixels =
                shown != null && shown.attribution().settings().method() instanceof PixelMethod;
        Presence.of(look, isOfPixels);
        Presence.of(export, shown != null && !isRunning);
        Presence.of(close, shown != null && !isRunning);
        switch (state) {
            case AttributionState.Nothing _ -> say(shown == null ? texts.get("nothing") : "");
            case AttributionState.Ready _, AttributionState.Done _ -> say("");
            case AttributionState.Running now -> {
                say("");
                showProgress(now);
            }
            case AttributionState.Failed failed ->
                    say(texts.get("failed", Reason.of(failed.cause())));
        }
        showCost();
    }

    private void showCost() {
        boolean askable = model.analysisProperty().get() != null && compute.isManaged();
        Presence.of(cost, askable);
        if (askable) {
            cost.setText(AttributionWording.cost(model.forwardPasses(), model.runMillis()));
        }
    }

    private void showProgress(AttributionState.Running now) {
        progress.setProgress(now.share());
        progressText.setText(
                now.secondsLeft().isPresent()
                        ? texts.get(
                                "running.left",
                                AttributionWording.time(now.secondsLeft().getAsDouble()))
                        : texts.get("running"));
    }

    private void showLines(@Nullable ShownAttribution shown) {
        Analysis layerMap = model.analysisProperty().get();
        lines.getChildren().clear();
        if (shown != null && layerMap != null) {
            for (String line : AttributionWording.lines(shown, layerMap)) {
                var label = text("line");
                label.setText(line);
                lines.getChildren().add(label);
            }
        }
        Presence.of(lines, !lines.getChildren().isEmpty());
    }

    private void say(String text) {
        message.setText(text);
        Presence.of(message, !text.isEmpty());
    }
}
