package org.lesionlens.ui.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Interval;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.review.Measures;

/** What follows from the confusion matrix, each number with its interval. */
final class RatesPanel extends MeasurePanel {

    private static final double BAR = 96;

    private final GridPane grid = new GridPane();
    private final List<Row> rows = new ArrayList<>();
    private Measures measures;

    private record Measure(OptionalDouble value, Optional<Interval> interval) {}

    private record Row(
            Label value,
            IntervalBar bar,
            Label interval,
            String missing,
            Function<Confusion, Measure> measure) {}

    RatesPanel(Measures measures) {
        super("measures-numbers", MeasureWording.TEXTS.get("numbers.title"));
        this.measures = measures;
        grid.getStyleClass().add("numbers");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        var value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        var bar = new ColumnConstraints();
        bar.setPrefWidth(BAR);
        var interval = new ColumnConstraints();
        interval.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(name, value, bar, interval);
        addShare("sensitivity", Confusion::sensitivity);
        addShare("specificity", Confusion::specificity);
        addShare("ppv", Confusion::positivePredictiveValue);
        addShare("npv", Confusion::negativePredictiveValue);
        addShare("accuracy", Confusion::accuracy);
        add(
                "balanced",
                confusion ->
                        new Measure(
                                confusion.balancedAccuracy(),
                                confusion.balancedAccuracyInterval()));
        add("f1", confusion -> new Measure(confusion.f1(), confusion.f1Interval()));
        getChildren().addAll(grid, text("reading", MeasureWording.TEXTS.get("numbers.reading")));
    }

    private void addShare(String key, Function<Confusion, Optional<Proportion>> share) {
        add(
                key,
                confusion -> {
                    Optional<Proportion> known = share.apply(confusion);
                    return new Measure(
                            known.map(Proportion::value)
                                    .map(OptionalDouble::of)
                                    .orElse(OptionalDouble.empty()),
                            known.map(Proportion::wilson));
                });
    }

    private void add(String key, Function<Confusion, Measure> measure) {
        var row =
                new Row(
                        number("numbers-" + key),
                        new IntervalBar(),
                        number("numbers-" + key + "-interval"),
                        MeasureWording.TEXTS.get("numbers." + key + ".missing"),
                        measure);
        row.value().getStyleClass().add("value");
        row.interval().getStyleClass().add("interval");
        var name =
                new VBox(
                        text("name", MeasureWording.TEXTS.get("numbers." + key)),
                        text("formula", MeasureWording.TEXTS.get("numbers." + key + ".formula")));
        rows.add(row);
        grid.addRow(grid.getRowCount(), name, row.value(), row.bar(), row.interval());
    }

    @Override
    void show(Measures newMeasures) {
        measures = newMeasures;
    }

    @Override
    void at(double threshold) {
        Confusion confusion = measures.scores().at(threshold);
        for (Row row : rows) {
            Measure measure = row.measure().apply(confusion);
            row.value().setText(MeasureWording.value(measure.value()));
            row.bar().show(measure.value(), measure.interval());
            row.interval()
                    .setText(
                            measure.value().isEmpty()
                                    ? row.missing()
                                    : MeasureWording.interval(measure.interval()));
        }
    }
}
