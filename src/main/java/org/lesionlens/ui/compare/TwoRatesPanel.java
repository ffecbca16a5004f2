package org.lesionlens.ui.compare;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.ClusteredScores;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.ConfusionIntervals;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.evaluation.Scores;
import org.lesionlens.review.Comparison;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.TableCopy;
import org.lesionlens.ui.review.IntervalWords;

/** Sensitivity, specificity and accuracy of both judges on the same photos, with intervals. */
final class TwoRatesPanel extends ComparisonPanel {

    private final Row sensitivity = new Row("sensitivity");
    private final Row specificity = new Row("specificity");
    private final Row accuracy = new Row("accuracy");
    private @Nullable Comparison comparison;

    private record Row(String key, Label first, Label second) {

        Row(String key) {
            this(key, number("rates-first-" + key), number("rates-second-" + key));
        }
    }

    TwoRatesPanel() {
        super("compare-rates", ComparisonWording.TEXTS.get("rates.title"));
        var grid = new GridPane();
        grid.getStyleClass().add("rates");
        grid.addRow(
                0,
                new Label(),
                text("first-key", ComparisonWording.TEXTS.get("judge.first")),
                text("second-key", ComparisonWording.TEXTS.get("judge.second")));
        add(grid, sensitivity);
        add(grid, specificity);
        add(grid, accuracy);
        TableCopy.offer(grid, ComparisonWording.TEXTS.get("rates.title"));
        getChildren().addAll(grid, text("reading", ComparisonWording.TEXTS.get("rates.reading")));
    }

    private static void add(GridPane grid, Row row) {
        grid.addRow(
                grid.getRowCount(),
                text("name", ComparisonWording.TEXTS.get("rates." + row.key())),
                row.first(),
                row.second());
    }

    @Override
    void show(SecondJudge second, Comparison newest, String sought) {
        comparison = newest;
    }

    @Override
    void at(Thresholds thresholds) {
        Comparison now = comparison;
        if (now == null) {
            return;
        }
        tell(now, now.first(), now.firstClustered(), thresholds.first(), Row::first);
        tell(now, now.second(), now.secondClustered(), thresholds.second(), Row::second);
    }

    private void tell(
            Comparison now,
            Scores scores,
            ClusteredScores clustered,
            double threshold,
            Function<Row, Label> place) {
        Confusion calls = scores.at(threshold);
        ConfusionIntervals sure = clustered.at(threshold);
        place.apply(sensitivity).setText(words(now, calls.sensitivity(), sure.sensitivity()));
        place.apply(specificity).setText(words(now, calls.specificity(), sure.specificity()));
        place.apply(accuracy).setText(words(now, calls.accuracy(), sure.accuracy()));
    }

    private static String words(
            Comparison now, Optional<Proportion> share, ClusteredInterval certainty) {
        return share.map(known ->
                        ComparisonWording.TEXTS.get(
                                "rates.value",
                                Formats.probability(known.value()),
                                IntervalWords.of(certainty, now.clusters().kind())))
                .orElse(ComparisonWording.NONE);
    }
}
