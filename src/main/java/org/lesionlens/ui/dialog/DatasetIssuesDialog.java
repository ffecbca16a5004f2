package org.lesionlens.ui.dialog;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.TableCopy;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.DatasetIssueWords;

/** Lists what does not fit between a label table and its photos, with row and column. */
public final class DatasetIssuesDialog {

    private static final Texts TEXTS = Texts.of(DatasetIssuesDialog.class);
    private static final DatasetIssueWords WORDS = new DatasetIssueWords();

    private DatasetIssuesDialog() {}

    /**
     * The dialog.
     *
     * @param close takes it away
     */
    public static Region of(List<DatasetIssue> issues, Runnable close) {
        var dialog = DialogParts.dialog("dataset-issues-dialog", TEXTS.get("issues.title"));
        var table = new TableView<DatasetIssue>();
        table.setId("dataset-issues");
        table.setAccessibleText(TEXTS.get("issues.title"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(DialogParts.text(TEXTS.get("issues.none")));
        add(table, "issues.what", 280, DatasetIssuesDialog::what);
        add(table, "issues.row", 70, DatasetIssuesDialog::row);
        add(table, "issues.column", 150, DatasetIssue::column);
        add(table, "issues.value", 200, WORDS::value);
        table.getItems().setAll(issues);
        TableCopy.offer(table);
        VBox.setVgrow(table, Priority.ALWAYS);
        var copy = new Button(TEXTS.get("copy"));
        copy.setId("dataset-issues-copy");
        copy.setDisable(issues.isEmpty());
        copy.setOnAction(_ -> copy(issues));
        var done = new Button(TEXTS.get("close"));
        done.setId("dataset-issues-close");
        done.setDefaultButton(true);
        done.setOnAction(_ -> close.run());
        dialog.getChildren().addAll(table, DialogParts.buttons(copy, done));
        return dialog;
    }

    private static void add(
            TableView<DatasetIssue> table,
            String key,
            double width,
            Function<DatasetIssue, String> text) {
        var column = new TableColumn<DatasetIssue, String>(TEXTS.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private static String what(DatasetIssue issue) {
        return WORDS.one(issue.kind());
    }

    private static String row(DatasetIssue issue) {
        return issue.row() > 0 ? Formats.count(Math.toIntExact(issue.row())) : "";
    }

    private static void copy(List<DatasetIssue> issues) {
        var content = new ClipboardContent();
        content.putString(
                issues.stream()
                        .map(one ->
                                String.join(
                                        "\t", what(one), row(one), one.column(), WORDS.value(one)))
                        .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
