package org.lesionlens.ui.fx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import org.lesionlens.files.SpreadsheetText;

/** Lets a person copy tables: by Ctrl+C or a click with the right button, cells between tabs. */
public final class TableCopy {

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private TableCopy() {}

    /** Several rows can be selected and copied, below the columns' names; all if none is. */
    public static void offer(TableView<?> table) {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        MenuItem copy = item("table.copy", () -> copy(text(table)));
        MenuItem all = item("table.copy.all", table.getSelectionModel()::selectAll);
        table.setContextMenu(new ContextMenu(copy, all));
        listen(table, () -> copy(text(table)));
    }

    /** A table that is laid out by hand is copied whole. */
    public static void offer(GridPane grid) {
        var menu = new ContextMenu(item("table.copy", () -> copy(text(grid))));
        grid.setOnContextMenuRequested(event -> {
            menu.show(grid, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        listen(grid, () -> copy(text(grid)));
    }

    /**
     * The same of a table in which nothing takes the focus: it does so itself.
     *
     * @param name for whoever cannot see it
     */
    public static void offer(GridPane grid, String name) {
        grid.setFocusTraversable(true);
        grid.setAccessibleText(name);
        grid.getStyleClass().add("copied-table");
        grid.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                press -> {
                    grid.requestFocus();
                    press.consume(); // a pane that scrolls would take the focus itself
                });
        offer(grid);
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Texts.of(TableCopy.class).get(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static void listen(Node table, Runnable copying) {
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        copying.run();
                        event.consume();
                    }
                });
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String text(TableView<?> table) {
        List<Integer> selected = table.getSelectionModel().getSelectedIndices();
        List<Integer> rows =
                selected.isEmpty()
                        ? IntStream.range(0, table.getItems().size()).boxed().toList()
                        : selected.stream().sorted().toList();
        List<String> lines = new ArrayList<>();
        lines.add(line(table.getColumns().stream().map(TableColumn::getText).toList()));
        for (int row : rows) {
            lines.add(
                    line(
                            table.getColumns().stream()
                                    .map(column -> String.valueOf(column.getCellData(row)))
                                    .toList()));
        }
        return String.join("\n", lines);
    }

    private static String text(GridPane grid) {
        String[][] cells = new String[grid.getRowCount()][grid.getColumnCount()];
        Arrays.stream(cells).forEach(row -> Arrays.fill(row, ""));
        for (Node cell : grid.getChildren()) {
            Integer row = GridPane.getRowIndex(cell);
            Integer column = GridPane.getColumnIndex(cell);
            cells[row == null ? 0 : row][column == null ? 0 : column] = words(cell);
        }
        return Arrays.stream(cells)
                .map(row -> line(List.of(row)))
                .collect(Collectors.joining("\n"));
    }

    private static String words(Node cell) {
        return switch (cell) {
            case Label label -> label.getText();
            case ButtonBase button when button.getGraphic() != null -> words(button.getGraphic());
            case ButtonBase button -> button.getText();
            case Parent parent ->
                    parent.getChildrenUnmodifiable().stream()
                            .map(TableCopy::words)
                            .filter(words -> !words.isBlank())
                            .collect(Collectors.joining(" "));
            default -> "";
        };
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> SpreadsheetText.guarded(cell.replaceAll("[\\t\\r\\n]+", " ")))
                .collect(Collectors.joining("\t"));
    }
}
