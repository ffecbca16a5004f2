package org.lesionlens.ui.review;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.evaluation.Thresholds;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.NumberField;
import org.lesionlens.ui.fx.Texts;

/**
 * The decision threshold: dragged over the histogram of the probabilities, moved by the arrow keys,
 * typed, or chosen by a rule. All that shows the set follows at once.
 */
public final class ThresholdBar extends VBox {

    private static final Texts TEXTS = Texts.of(ThresholdBar.class);
    private static final double SENSITIVITY = 0.95;
    private static final int HIGHEST_COST = 1000;
    private static final int COST = 10;

    private final ReviewViewModel model;
    private final DoubleProperty threshold;
    private final NumberField number = new NumberField("threshold-number", 5);
    private final Spinner<Integer> cost = new Spinner<>(1, HIGHEST_COST, COST);

    /** The bar of the threshold that {@code model} shares. */
    public ThresholdBar(ReviewViewModel model) {
        this.model = model;
        this.threshold = model.thresholdProperty();
        getStyleClass().add("threshold-bar");
        getChildren().addAll(choices(), new ThresholdPlot(model));
    }

    private FlowPane choices() {
        var title = new Label(TEXTS.get("threshold"));
        title.getStyleClass().add("title");
        prepareNumber();
        title.setLabelFor(number);
        var row =
                new FlowPane(
                        title,
                        number,
                        rule("half", _ -> true, _ -> OptionalDouble.of(0.5)),
                        rule("youden", Scores::hasBoth, Thresholds::youden),
                        rule(
                                "sensitivity",
                                scores -> scores.positives() > 0,
                                scores -> Thresholds.forSensitivity(scores, SENSITIVITY)),
                        byCost(),
                        new ProbabilitySourceChoice(model),
                        new ClassBox(model, "gallery-class"));
        row.getStyleClass().add("choices");
        return row;
    }

    /** The rule and its number, which stay in one line. */
    private HBox byCost() {
        prepareCost();
        var pair = new HBox(rule("cost", scores -> scores.size() > 0, this::cheapest), cost);
        pair.getStyleClass().add("by-cost");
        return pair;
    }

    private Button rule(
            String id, Predicate<Scores> applies, Function<Scores, OptionalDouble> choice) {
        var button = new Button(TEXTS.get("threshold." + id));
        button.setId("threshold-" + id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Hint(TEXTS.get("threshold." + id + ".help")));
        button.setAccessibleHelp(TEXTS.get("threshold." + id + ".help"));
        button.setOnAction(_ ->
                choice.apply(model.scores().getValue())
                        .ifPresent(found -> ChosenThreshold.take(model, found)));
        model.scores().subscribe(scores -> button.setDisable(!applies.test(scores)));
        return button;
    }

    private OptionalDouble cheapest(Scores scores) {
        return Thresholds.cheapest(scores, 1, cost.getValue());
    }

    private void prepareCost() {
        cost.setId("threshold-cost-number");
        cost.getStyleClass().add("cost");
        cost.setEditable(true);
        cost.setAccessibleText(TEXTS.get("threshold.cost.number"));
        cost.setTooltip(new Hint(TEXTS.get("threshold.cost.number")));
        cost.getEditor().setAccessibleText(TEXTS.get("threshold.cost.number"));
        cost.valueProperty()
                .addListener((_, _, _) ->
                        cheapest(model.scores().getValue())
                                .ifPresent(found -> ChosenThreshold.take(model, found)));
    }

    private void prepareNumber() {
        number.setAccessibleText(TEXTS.get("threshold"));
        number.setAccessibleHelp(TEXTS.get("threshold.help"));
        number.setTooltip(new Hint(TEXTS.get("threshold.help")));
        number.edit(threshold, t -> ProbabilityWords.threshold(t, 3));
    }
}
