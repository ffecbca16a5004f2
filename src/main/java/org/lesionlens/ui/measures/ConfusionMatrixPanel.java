package org.lesionlens.ui.measures;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.review.Measures;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.TableCopy;
import org.lesionlens.ui.review.OutcomeMark;

/** The confusion matrix; every number of it leads to its lesions. */
final class ConfusionMatrixPanel extends MeasurePanel {

    private static final double NAMES = 18; // percent of the width
    private static final double NUMBERS = (100 - NAMES) / 3;

    private final List<Cell> cells = new ArrayList<>();
    private final Consumer<Set<OutcomeGroup>> onChosen;
    private Measures measures;

    private record Cell(
            Button button,
            Label count,
            Label share,
            String name,
            String of,
            ToIntFunction<Confusion> hits,
            ToIntFunction<Confusion> total) {}

    /**
     * @param onChosen is told whose lesions a person wants to see
     */
    ConfusionMatrixPanel(Measures measures, Consumer<Set<OutcomeGroup>> onChosen) {
        super("measures-matrix", MeasureWording.TEXTS.get("matrix.title"));
        this.measures = measures;
        this.onChosen = onChosen;
        var grid = new GridPane();
        grid.getStyleClass().add("matrix");
        grid.getColumnConstraints()
                .addAll(column(NAMES), column(NUMBERS), column(NUMBERS), column(NUMBERS));
        grid.addRow(
                0,
                new Region(),
                heading("matrix.calledPositive"),
                heading("matrix.calledNegative"),
                heading("matrix.all"));
        String positives = MeasureWording.TEXTS.get("matrix.ofPositives");
        String negatives = MeasureWording.TEXTS.get("matrix.ofNegatives");
        String all = MeasureWording.TEXTS.get("matrix.ofAll");
        ToIntFunction<Confusion> isPositive = c -> c.truePositives() + c.falseNegatives();
        ToIntFunction<Confusion> isNegative = c -> c.trueNegatives() + c.falsePositives();
        grid.addRow(
                1,
                rowHeading("matrix.isPositive"),
                cell(OutcomeGroup.TRUE_POSITIVE, positives, Confusion::truePositives, isPositive),
                cell(OutcomeGroup.FALSE_NEGATIVE, positives, Confusion::falseNegatives, isPositive),
                margin(
                        "positives",
                        MeasureWording.TEXTS.get("matrix.isPositive"),
                        EnumSet.of(OutcomeGroup.TRUE_POSITIVE, OutcomeGroup.FALSE_NEGATIVE),
                        isPositive,
                        all));
        grid.addRow(
                2,
                rowHeading("matrix.isNegative"),
                cell(OutcomeGroup.FALSE_POSITIVE, negatives, Confusion::falsePositives, isNegative),
                cell(OutcomeGroup.TRUE_NEGATIVE, negatives, Confusion::trueNegatives, isNegative),
                margin(
                        "negatives",
                        MeasureWording.TEXTS.get("matrix.isNegative"),
                        EnumSet.of(OutcomeGroup.FALSE_POSITIVE, OutcomeGroup.TRUE_NEGATIVE),
                        isNegative,
                        all));
        grid.addRow(
                3,
                rowHeading("matrix.all"),
                margin(
                        "called-positive",
                        MeasureWording.TEXTS.get("matrix.calledPositive"),
                        EnumSet.of(OutcomeGroup.TRUE_POSITIVE, OutcomeGroup.FALSE_POSITIVE),
                        c -> c.truePositives() + c.falsePositives(),
                        all),
                margin(
                        "called-negative",
                        MeasureWording.TEXTS.get("matrix.calledNegative"),
                        EnumSet.of(OutcomeGroup.FALSE_NEGATIVE, OutcomeGroup.TRUE_NEGATIVE),
                        c -> c.falseNegatives() + c.trueNegatives(),
                        all),
                margin(
                        "all",
                        MeasureWording.TEXTS.get("matrix.all"),
                        EnumSet.of(
                                OutcomeGroup.TRUE_POSITIVE,
                                OutcomeGroup.FALSE_NEGATIVE,
                                OutcomeGroup.TRUE_NEGATIVE,
                                OutcomeGroup.FALSE_POSITIVE),
                        Confusion::total,
                        all));
        TableCopy.offer(grid);
        getChildren().addAll(grid, text("reading", MeasureWording.TEXTS.get("matrix.reading")));
    }

    private static ColumnConstraints column(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static Label heading(String key) {
        Label heading = text("heading", MeasureWording.TEXTS.get(key));
        GridPane.setHalignment(heading, HPos.CENTER);
        return heading;
    }

    private static Label rowHeading(String key) {
        return text("heading", MeasureWording.TEXTS.get(key));
    }

    private Node cell(
            OutcomeGroup group,
            String of,
            ToIntFunction<Confusion> hits,
            ToIntFunction<Confusion> total) {
        var mark = new OutcomeMark(group);
        return cell(
                group.outcome().orElseThrow().letters(),
                OutcomeMark.name(group),
                EnumSet.of(group),
                of,
                hits,
                total,
                mark);
    }

    private Node margin(
            String id,
            String name,
            Set<OutcomeGroup> groups,
            ToIntFunction<Confusion> hits,
            String of) {
        return cell(id, name, groups, of, hits, Confusion::total);
    }

    private Node cell(
            String id,
            String name,
            Set<OutcomeGroup> groups,
            String of,
            ToIntFunction<Confusion> hits,
            ToIntFunction<Confusion> total,
            Node... marks) {
        var count = number("matrix-" + id + "-count");
        count.getStyleClass().add("count");
        var share = new Label();
        share.getStyleClass().add("share");
        var content = new VBox(marks);
        content.getStyleClass().add("content");
        content.getChildren().addAll(count, share);
        var button = new Button();
        button.setGraphic(content);
        button.setTooltip(new Hint(name));
        button.setId("matrix-" + id);
        button.getStyleClass().add(marks.length > 0 ? "outcome" : "margin");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setOnAction(_ -> onChosen.accept(groups));
        cells.add(new Cell(button, count, share, name, of, hits, total));
        return button;
    }

    @Override
    void show(Measures newMeasures) {
        measures = newMeasures;
    }

    @Override
    void at(double threshold) {
        Confusion confusion = measures.scores().at(threshold);
        for (Cell cell : cells) {
            int hits = cell.hits().applyAsInt(confusion);
            int total = cell.total().applyAsInt(confusion);
            cell.count().setText(Formats.count(hits));
            cell.share().setText(total == 0 ? MeasureWording.NONE : percent(hits, total));
            cell.button()
                    .setAccessibleText(
                            MeasureWording.TEXTS.get(
                                    "matrix.cell",
                                    cell.name(),
                                    cell.count().getText(),
                                    cell.share().getText(),
                                    cell.of()));
        }
    }

    private static String percent(int hits, int total) {
        return MeasureWording.TEXTS.get(
                "percent", Formats.percent(new Proportion(hits, total).value()));
    }
}
