package org.lesionlens.ui.measures;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lesionlens.evaluation.ClassMatrix;
import org.lesionlens.evaluation.Proportion;
import org.lesionlens.review.CaseFilter.Picked;
import org.lesionlens.review.ClassCalls;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.TableCopy;

/**
 * Which class was called which, of a model of three or more classes; every number leads to its
 * photos. It hangs on no threshold.
 */
final class ClassMatrixPanel extends MeasurePanel {

    private static final double LEAST = 84; // width of a column, in pixels
    private static final double NAMES = 132;
    private static final int LEVELS = 4; // of colour

    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final Label counted = text("readout", "");
    private final Label reading = text("reading", "");
    private MeasuredUnit unit = MeasuredUnit.PHOTO;
    private final Consumer<Picked> onChosen;

    /**
     * @param onChosen is told which photos a person wants to see
     */
    ClassMatrixPanel(Consumer<Picked> onChosen) {
        super("measures-classes", MeasureWording.TEXTS.get("classes.title"));
        this.onChosen = onChosen;
        setVisible(false);
        grid.getStyleClass().addAll("matrix", "class-matrix");
        TableCopy.offer(grid);
        scroll.setFitToWidth(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("class-scroll");
        counted.setId("classes-counted");
        reading.setId("classes-reading");
        getChildren().addAll(scroll, counted, reading);
    }

    @Override
    void show(Measures measures) {
        setVisible(measures.classCalls().isPresent());
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        unit = measures.units().unit();
        measures.classCalls().ifPresent(this::fill);
    }

    @Override
    void at(double newThreshold) {
        // What is most probable hangs on no threshold.
    }

    private void fill(ClassCalls calls) {
        ClassMatrix matrix = calls.matrix();
        List<String> names = calls.classes().names();
        int size = matrix.classes();
        var first = new ColumnConstraints(NAMES);
        grid.getColumnConstraints().add(first);
        for (int i = 0; i <= size; i++) {
            var column = new ColumnConstraints(LEAST, LEAST, Double.MAX_VALUE);
            column.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(column);
        }
        grid.add(text("heading", MeasureWording.TEXTS.get("classes.corner")), 0, 0);
        for (int called = 0; called < size; called++) {
            grid.add(heading(names.get(called)), called + 1, 0);
        }
        grid.add(heading(MeasureWording.TEXTS.get("matrix.all")), size + 1, 0);
        for (int truth = 0; truth <= size; truth++) {
            addRow(calls, truth);
        }
        grid.add(text("heading", MeasureWording.TEXTS.get("matrix.all")), 0, size + 2);
        for (int called = 0; called < size; called++) {
            int column = called;
            grid.add(
                    margin(
                            calls,
                            "called-" + called,
                            MeasureWording.TEXTS.get("classes.called", names.get(called)),
                            matrix.called(called),
                            _ -> true,
                            i -> i == column),
                    called + 1,
                    size + 2);
        }
        String all = MeasureWording.TEXTS.get("matrix.all");
        grid.add(
                margin(calls, "all", all, matrix.total(), _ -> true, _ -> true),
                size + 1,
                size + 2);
        counted.setText(counted(calls));
        reading.setText(
                MeasureWording.TEXTS.get(
                        "classes.reading",
                        MeasureWording.TEXTS.get("classes.by." + calls.source())));
    }

    private void addRow(ClassCalls calls, int truth) {
        ClassMatrix matrix = calls.matrix();
        List<String> names = calls.classes().names();
        int size = matrix.classes();
        String name = truth < size ? names.get(truth) : MeasureWording.TEXTS.get("classes.other");
        grid.add(text("heading", name), 0, truth + 1);
        int total = matrix.ofClass(truth);
        for (int called = 0; called < size; called++) {
            int column = called;
            Button cell =
                    cell(
                            calls,
                            truth + "-" + called,
                            MeasureWording.TEXTS.get("classes.cell", name, names.get(called)),
                            matrix.count(truth, called),
                            total,
                            i -> i == truth,
                            i -> i == column);
            cell.getStyleClass().add(truth == called ? "right" : "wrong");
            grid.add(cell, called + 1, truth + 1);
        }
        grid.add(
                margin(calls, "truth-" + truth, name, total, i -> i == truth, _ -> true),
                size + 1,
                truth + 1);
    }

    private static Label heading(String name) {
        Label heading = text("heading", name);
        GridPane.setHalignment(heading, HPos.CENTER);
        return heading;
    }

    private Button margin(
            ClassCalls calls,
            String id,
            String name,
            int count,
            IntPredicate truth,
            IntPredicate called) {
        Button margin = cell(calls, id, name, count, calls.matrix().total(), truth, called);
        margin.getStyleClass().add("margin");
        return margin;
    }

    private Button cell(
            ClassCalls calls,
            String id,
            String name,
            int count,
            int of,
            IntPredicate truth,
            IntPredicate called) {
        Label number = number("class-" + id + "-count");
        number.getStyleClass().add("count");
        number.setText(Formats.count(count));
        double part = of == 0 ? 0 : new Proportion(count, of).value();
        var share =
                new Label(
                        of == 0
                                ? MeasureWording.NONE
                                : MeasureWording.TEXTS.get("percent", Formats.percent(part)));
        share.getStyleClass().add("share");
        var content = new VBox(number, share);
        content.getStyleClass().add("content");
        var button = new Button();
        button.setGraphic(content);
        button.setId("class-" + id);
        button.getStyleClass().addAll("class-cell", "level-" + Math.round(part * LEVELS));
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        String words =
                MeasureWording.TEXTS.get("classes.words", name, number.getText(), share.getText());
        button.setTooltip(new Hint(words));
        button.setAccessibleText(words);
        String picked = unit == MeasuredUnit.PHOTO ? name : MeasureWording.lesions(unit, name);
        button.setOnAction(_ -> onChosen.accept(new Picked(picked, calls.photos(truth, called))));
        return button;
    }

    private static String counted(ClassCalls calls) {
        String counts =
                MeasureWording.TEXTS.get(
                        "classes.counted",
                        Formats.count(calls.calls().size()),
                        Formats.count(calls.unknown()));
        String odd =
                IntStream.range(0, calls.classes().names().size())
                        .filter(i -> !calls.classes().isUnderstood(i))
                        .mapToObj(calls.classes().names()::get)
                        .collect(Collectors.joining(", "));
        return odd.isEmpty() ? counts : counts + " " + MeasureWording.TEXTS.get("classes.odd", odd);
    }
}
