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
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.ConfusionIntervals;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.review.Measures;
import org.lesionlens.ui.fx.TableCopy;
import org.lesionlens.ui.review.IntervalWords;

/** What follows from the confusion matrix, each number with its interval. */
final class RatesPanel extends MeasurePanel {

    private static final double BAR = 96;

    private final GridPane grid = new GridPane();
    private final Label reading = text("reading", "");
    private final List<Row> rows = new ArrayList<>();
    private Measures measures;

    private record Row(
            Label value,
            IntervalBar bar,
            Label interval,
            String missing,
            Function<Confusion, OptionalDouble> measure,
            Function<ConfusionIntervals, ClusteredInterval> certainty) {}

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
        addShare("sensitivity", Confusion::sensitivity, ConfusionIntervals::sensitivity);
        addShare("specificity", Confusion::specificity, ConfusionIntervals::specificity);
        addShare(
                "ppv",
                Confusion::positivePredictiveValue,
                ConfusionIntervals::positivePredictiveValue);
        addShare(
                "npv",
                Confusion::negativePredictiveValue,
                ConfusionIntervals::negativePredictiveValue);
        addShare("accuracy", Confusion::accuracy, ConfusionIntervals::accuracy);
        add("balanced", Confusion::balancedAccuracy, ConfusionIntervals::balancedAccuracy);
        add("f1", Confusion::f1, ConfusionIntervals::f1);
        reading.setId("numbers-reading");
        TableCopy.offer(grid, MeasureWording.TEXTS.get("numbers.title"));
        getChildren().addAll(grid, reading);
    }

    private void addShare(
            String key,
            Function<Confusion, Optional<Proportion>> share,
            Function<ConfusionIntervals, ClusteredInterval> certainty) {
        add(
                key,
                confusion ->
                        share.apply(confusion)
                                .map(Proportion::value)
                                .map(OptionalDouble::of)
                                .orElse(OptionalDouble.empty()),
                certainty);
    }

    private void add(
            String key,
            Function<Confusion, OptionalDouble> measure,
            Function<ConfusionIntervals, ClusteredInterval> certainty) {
        var row =
                new Row(
                        number("numbers-" + key),
                        new IntervalBar(),
                        number("numbers-" + key + "-interval"),
                        MeasureWording.TEXTS.get("numbers." + key + ".missing"),
                        measure,
                        certainty);
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
        reading.setText(
                MeasureWording.TEXTS.get(
                        "numbers.reading",
                        MeasureWording.clustering(measures.clusters()),
                        ClusteredInterval.FEWEST));
    }

    @Override
    void at(double threshold) {
        Confusion confusion = measures.scores().at(threshold);
        ConfusionIntervals intervals = measures.clustered().at(threshold);
        for (Row row : rows) {
            OptionalDouble value = row.measure().apply(confusion);
            ClusteredInterval certainty = row.certainty().apply(intervals);
            row.value().setText(MeasureWording.value(value));
            row.bar().show(value, value.isEmpty() ? Optional.empty() : certainty.interval());
            row.interval()
                    .setText(
                            value.isEmpty()
                                    ? row.missing()
                                    : IntervalWords.of(certainty, measures.clusters().kind()));
        }
    }
}
