package org.lesionlens.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.PairedCalls;
import org.lesionlens.review.Agreement;
import org.lesionlens.review.Comparison;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.TableCopy;

/** Who called what of either truth, and McNemar's test; every number leads to its photos. */
final class AgreementPanel extends ComparisonPanel {

    private static final double TABLE_WIDTH = 340;
    private static final double NAMES = 26; // percent of the width
    private static final double NUMBERS = (100 - NAMES) / 2;

    private final BiConsumer<Truth, Agreement> onChosen;
    private final List<Cell> cells = new ArrayList<>();
    private final Label ofPositives = text("result", "");
    private final Label ofNegatives = text("result", "");
    private final Label ofAll = text("result", "");
    private final Label unlabelled = text("reading", "");
    private final Label independence = text("reading", "");
    private final FlowPane tables = new FlowPane();
    private @Nullable Comparison comparison;
    private String sought = "";
    private boolean isReader;

    private record Cell(
            Truth truth,
            Button button,
            Label count,
            String name,
            ToIntFunction<PairedCalls> counted) {}

    /**
     * @param onChosen is told whose photos a person wants to see
     */
    AgreementPanel(BiConsumer<Truth, Agreement> onChosen) {
        super("compare-calls", ComparisonWording.TEXTS.get("calls.title"));
        this.onChosen = onChosen;
        tables.getStyleClass().add("tables");
        ofPositives.setId("mcnemar-positives");
        ofNegatives.setId("mcnemar-negatives");
        ofAll.setId("mcnemar-all");
        unlabelled.setId("compare-unlabelled");
        independence.setId("mcnemar-independence");
        getChildren()
                .addAll(
                        tables,
                        text("subtitle", ComparisonWording.TEXTS.get("mcnemar.title")),
                        ofPositives,
                        ofNegatives,
                        ofAll,
                        text("reading", ComparisonWording.TEXTS.get("mcnemar.reading")),
                        independence,
                        unlabelled);
    }

    @Override
    void show(SecondJudge second, Comparison newest, String newSought) {
        comparison = newest;
        boolean isSame = newSought.equals(sought) && second.isReader() == isReader;
        if (!isSame || tables.getChildren().isEmpty()) {
            sought = newSought;
            isReader = second.isReader();
            cells.clear();
            tables.getChildren().setAll(table(Truth.POSITIVE), table(Truth.NEGATIVE));
        }
        Clusters clusters = newest.clusters();
        boolean isClustered = clusters.count() < newest.pairs().size();
        independence.setText(
                ComparisonWording.TEXTS.get(
                        "mcnemar.clusters."
                                + clusters.kind()
                                + (clusters.count() == 1 ? ".one" : ""),
                        Formats.count(newest.pairs().size()),
                        Formats.count(clusters.count())));
        independence.setVisible(isClustered);
        independence.setManaged(isClustered);
    }

    private String truth(Truth truth) {
        return ComparisonWording.TEXTS.get("truth." + truth, sought);
    }

    private Node table(Truth truth) {
        boolean isPositive = truth.isPositive();
        var grid = new GridPane();
        grid.getStyleClass().add("matrix");
        grid.getColumnConstraints().addAll(column(NAMES), column(NUMBERS), column(NUMBERS));
        grid.addRow(
                0,
                new Region(),
                heading("calls.second.positive"),
                heading(isReader ? "calls.reader.negative" : "calls.second.negative"));
        grid.addRow(
                1,
                heading("calls.first.positive"),
                cell(truth, isPositive ? Agreement.BOTH_RIGHT : Agreement.NEITHER),
                cell(truth, isPositive ? Agreement.ONLY_FIRST : Agreement.ONLY_SECOND));
        grid.addRow(
                2,
                heading("calls.first.negative"),
                cell(truth, isPositive ? Agreement.ONLY_SECOND : Agreement.ONLY_FIRST),
                cell(truth, isPositive ? Agreement.NEITHER : Agreement.BOTH_RIGHT));
        TableCopy.offer(grid);
        var table = new VBox(text("subtitle", truth(truth)), grid);
        table.getStyleClass().add("truth-table");
        table.setPrefWidth(TABLE_WIDTH);
        return table;
    }

    private static ColumnConstraints column(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private Label heading(String key) {
        Label heading = text("heading", ComparisonWording.TEXTS.get(key, sought));
        heading.setMinHeight(USE_COMPUTED_SIZE); // a grid asks before it knows the width
        return heading;
    }

    private Button cell(Truth truth, Agreement agreement) {
        var id = "calls-" + truth + "-" + agreement;
        var count = number(id + "-count");
        count.getStyleClass().add("count");
        var name = new Label(ComparisonWording.TEXTS.get("agreement." + agreement));
        name.getStyleClass().add("share");
        name.setMinWidth(USE_PREF_SIZE);
        var content = new VBox(count, name);
        content.getStyleClass().add("content");
        var button = new Button();
        button.setGraphic(content);
        button.setId(id);
        boolean isChange = agreement == Agreement.ONLY_FIRST || agreement == Agreement.ONLY_SECOND;
        button.getStyleClass().add(isChange ? "changed" : "agreed");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setOnAction(_ -> onChosen.accept(truth, agreement));
        cells.add(new Cell(truth, button, count, name.getText(), counted(agreement)));
        return button;
    }

    private static ToIntFunction<PairedCalls> counted(Agreement agreement) {
        return switch (agreement) {
            case BOTH_RIGHT -> PairedCalls::bothRight;
            case ONLY_FIRST -> PairedCalls::onlyFirst;
            case ONLY_SECOND -> PairedCalls::onlySecond;
            case NEITHER -> PairedCalls::neither;
        };
    }

    @Override
    void at(Thresholds thresholds) {
        Comparison now = comparison;
        if (now == null) {
            return;
        }
        PairedCalls positives = now.calls(Truth.POSITIVE, thresholds);
        PairedCalls negatives = now.calls(Truth.NEGATIVE, thresholds);
        for (Cell cell : cells) {
            PairedCalls calls = cell.truth().isPositive() ? positives : negatives;
            cell.count().setText(Formats.count(cell.counted().applyAsInt(calls)));
            cell.button()
                    .setAccessibleText(
                            ComparisonWording.TEXTS.get(
                                    "calls.cell",
                                    truth(cell.truth()),
                                    cell.name(),
                                    cell.count().getText()));
        }
        ofPositives.setText(ComparisonWording.mcNemar(truth(Truth.POSITIVE), positives));
        ofNegatives.setText(ComparisonWording.mcNemar(truth(Truth.NEGATIVE), negatives));
        ofAll.setText(
                ComparisonWording.mcNemar(
                        ComparisonWording.TEXTS.get("truth.all"), positives.plus(negatives)));
        int changed = now.changedUnlabelled(thresholds);
        unlabelled.setText(
                ComparisonWording.TEXTS.get(
                        "calls.unlabelled",
                        Formats.count(changed),
                        Formats.count(now.unlabelled().size())));
        unlabelled.setVisible(!now.unlabelled().isEmpty());
        unlabelled.setManaged(unlabelled.isVisible());
    }
}
