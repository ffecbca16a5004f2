package org.lesionlens.ui.methods;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.evaluation.ClusteredMean;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.methods.Asked;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.TableCopy;
import org.lesionlens.ui.review.IntervalWords;
import org.lesionlens.ui.review.Panel;

/** What each method's maps reach in each test, with a random map as the floor. */
final class MeasuresPanel extends Panel {

    private static final double METHOD = 150;
    private static final double NUMBER = 112; // a mean above its interval
    private static final double ROW = 46;
    private static final double HEADER = 43; // with the table's edges
    private static final double BAR = 14;
    private static final PseudoClass FLOOR = PseudoClass.getPseudoClass("floor");
    private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");

    private final TableView<String> table = new TableView<>();
    private final Label reading = text("reading", "");
    private MethodsSummary summary = MethodsSummary.of(List.of(), new MethodsSummary.Lot(0, 0.5));

    /** A mean, as it is read, copied and sorted by. */
    private record Mean(@Nullable ClusteredMean mean, boolean isBest) {

        /** Unknown ones are the lowest. */
        static final Comparator<Mean> BY_MEAN =
                Comparator.comparingDouble(
                        one -> one.mean() == null ? Double.NEGATIVE_INFINITY : one.mean().mean());

        String value() {
            String value = mean == null ? MethodsWording.NONE : Formats.probability(mean.mean());
            return isBest ? MethodsWording.TEXTS.get("best", value) : value;
        }

        String interval() {
            return Optional.ofNullable(mean)
                    .flatMap(known -> known.interval().interval())
                    .map(IntervalWords::of)
                    .orElse("");
        }

        /** As it is copied. */
        @Override
        public String toString() {
            return interval().isEmpty() ? value() : value() + " (" + interval() + ")";
        }
    }

    MeasuresPanel() {
        super("methods-measures", MethodsWording.TEXTS.get("measures"));
        table.setId("methods-table");
        table.setAccessibleText(MethodsWording.TEXTS.get("measures"));
        table.setFixedCellSize(ROW);
        table.setRowFactory(_ -> row());
        TableCopy.offer(table);
        table.widthProperty().subscribe(_ -> fit());
        var name = new TableColumn<String, String>(MethodsWording.TEXTS.get("method"));
        name.setCellValueFactory(
                one -> new SimpleObjectProperty<>(MethodsWording.method(one.getValue())));
        dress(name, METHOD);
        table.getColumns().add(name);
        for (MapMeasure measure : MapMeasure.values()) {
            var column = new TableColumn<String, Mean>(MethodsWording.measure(measure));
            column.setId("methods-" + measure.key());
            column.setCellValueFactory(
                    one -> new SimpleObjectProperty<>(number(one.getValue(), measure)));
            column.setCellFactory(_ -> new MeanCell());
            column.setComparator(Mean.BY_MEAN);
            column.getStyleClass().add("numeric");
            dress(column, NUMBER);
            table.getColumns().add(column);
        }
        reading.setId("methods-measures-reading");
        getChildren()
                .addAll(table, reading, text("reading", MethodsWording.TEXTS.get("measures.best")));
    }

    private static void dress(TableColumn<String, ?> column, double width) {
        column.setPrefWidth(width);
        column.setMinWidth(width); // numbers are not cut: where there is no room, it scrolls
        column.setReorderable(false);
    }

    private Mean number(String method, MapMeasure measure) {
        return new Mean(
                summary.mean(method, measure).orElse(null),
                summary.best(measure).filter(method::equals).isPresent());
    }

    private static TableRow<String> row() {
        return new TableRow<>() {
            @Override
            protected void updateItem(@Nullable String method, boolean empty) {
                super.updateItem(method, empty);
                pseudoClassStateChanged(FLOOR, Asked.RANDOM.equals(method));
            }
        };
    }

    /** A mean above its interval. */
    private static final class MeanCell extends TableCell<String, Mean> {

        private final Label value = new Label();
        private final Label interval = new Label();
        private final VBox both = new VBox(value);

        MeanCell() {
            value.getStyleClass().add("value");
            interval.getStyleClass().add("interval");
            both.getStyleClass().add("both");
        }

        @Override
        protected void updateItem(@Nullable Mean number, boolean empty) {
            super.updateItem(number, empty);
            if (number != null && !empty) {
                value.setText(number.value());
                interval.setText(number.interval());
                both.getChildren().setAll(value);
                if (!number.interval().isEmpty()) {
                    both.getChildren().add(interval);
                }
                value.pseudoClassStateChanged(BEST, number.isBest());
            }
            setGraphic(number == null || empty ? null : both);
        }
    }

    void show(MethodsSummary newest) {
        summary = newest;
        reading.setText(MethodsWording.certainty(newest));
        var order = List.copyOf(table.getSortOrder());
        table.getItems().setAll(newest.methods());
        table.getSortOrder().setAll(order); // what is sorted stays so as photos come
        table.sort();
        fit();
    }

    /** All rows are in sight, above the bar if there is one. */
    private void fit() {
        double wide = table.getColumns().stream().mapToDouble(one -> one.getWidth()).sum();
        double bar = table.getWidth() < wide ? BAR : 0;
        double height = HEADER + ROW * table.getItems().size() + bar;
        table.setMinHeight(height);
        table.setPrefHeight(height);
    }
}
