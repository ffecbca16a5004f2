package org.lesionlens.ui.dialog;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.FoundSet;

/** Asks which column of a label table tells what. */
public final class LabelColumnsDialog {

    private static final Texts TEXTS = Texts.of(LabelColumnsDialog.class);
    private static final String NONE = ""; // no header: the table does not tell

    private final Map<LabelColumn, ComboBox<String>> choices = new EnumMap<>(LabelColumn.class);

    private LabelColumnsDialog() {}

    /**
     * The dialog.
     *
     * @param labels whose columns are asked for
     * @param use gets the header of each column that is another than found, blank where the table
     *     does not tell
     * @param close takes the dialog away
     */
    public static Region of(
            FoundSet.Labels labels, Consumer<Map<LabelColumn, String>> use, Runnable close) {
        return new LabelColumnsDialog().dialog(labels, use, close);
    }

    private Region dialog(
            FoundSet.Labels labels, Consumer<Map<LabelColumn, String>> use, Runnable close) {
        var dialog = DialogParts.dialog("columns-dialog", TEXTS.get("columns.title"));
        var grid = new GridPane();
        grid.getStyleClass().add("columns-grid");
        var names = new ColumnConstraints();
        var fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, fields);
        for (LabelColumn column : LabelColumn.values()) {
            ComboBox<String> choice = choice(column, labels);
            choices.put(column, choice);
            var name = new Label(TEXTS.get("columns." + column.name()));
            name.setLabelFor(choice);
            name.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), name, choice);
        }
        var done = new Button(TEXTS.get("columns.use"));
        done.setId("columns-use");
        done.setDefaultButton(true);
        done.setOnAction(_ -> {
            close.run();
            use.accept(chosen(labels));
        });
        ComboBox<String> image = choices.get(LabelColumn.IMAGE);
        if (image != null) {
            done.disableProperty().bind(image.valueProperty().isEqualTo(NONE));
        }
        var cancel = new Button(TEXTS.get("cancel"));
        cancel.setId("columns-cancel");
        cancel.setOnAction(_ -> close.run());
        dialog.getChildren()
                .addAll(
                        DialogParts.text(TEXTS.get("columns.advice", labels.file().getFileName())),
                        grid,
                        DialogParts.buttons(cancel, done));
        return dialog;
    }

    private ComboBox<String> choice(LabelColumn column, FoundSet.Labels labels) {
        var choice = new ComboBox<String>();
        choice.setId("columns-" + column.name());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(TEXTS.get("columns." + column.name()));
        choice.getItems()
                .setAll(
                        Stream.concat(
                                        Stream.of(NONE),
                                        labels.table().header().stream()
                                                .filter(header -> !header.isBlank()))
                                .distinct()
                                .toList());
        choice.setConverter(new Names());
        choice.setValue(found(column, labels));
        return choice;
    }

    private Map<LabelColumn, String> chosen(FoundSet.Labels labels) {
        Map<LabelColumn, String> chosen = new EnumMap<>(LabelColumn.class);
        choices.forEach((column, choice) -> {
            if (!choice.getValue().equals(found(column, labels))) {
                chosen.put(column, choice.getValue());
            }
        });
        return chosen;
    }

    private static String found(LabelColumn column, FoundSet.Labels labels) {
        List<String> found = labels.table().column(column);
        return found.isEmpty() ? NONE : found.getFirst();
    }

    private static final class Names extends StringConverter<String> {

        @Override
        public String toString(String header) {
            return NONE.equals(header) ? TEXTS.get("columns.none") : header;
        }

        @Override
        public String fromString(String name) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
