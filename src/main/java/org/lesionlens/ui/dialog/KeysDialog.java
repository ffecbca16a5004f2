package org.lesionlens.ui.dialog;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.KeyNames;
import org.lesionlens.ui.fx.Texts;

/** All keys on one sheet, by group, in two columns. */
public final class KeysDialog {

    private final Texts texts = Texts.of(KeysDialog.class);
    private final KeyNames names = new KeyNames();

    /**
     * The dialog.
     *
     * @param close takes it away
     */
    public Region of(List<CommandGroup> groups, Runnable close) {
        var dialog = DialogParts.dialog("keys-dialog", texts.get("help.keys.title"));
        var columns = new HBox(new VBox(), new VBox());
        columns.getStyleClass().add("columns");
        columns.getChildren().forEach(column -> HBox.setHgrow(column, Priority.ALWAYS));
        fill(columns, groups.stream().filter(group -> rows(group) > 0).toList());
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var done = new Button(texts.get("close"));
        done.setId("keys-dialog-close");
        done.setDefaultButton(true);
        done.setOnAction(_ -> close.run());
        dialog.getChildren().addAll(scroll, DialogParts.buttons(done));
        return dialog;
    }

    /** Each group goes where there is more room, so that both columns end at about one height. */
    private void fill(HBox columns, List<CommandGroup> groups) {
        int[] filled = new int[2];
        for (CommandGroup group : groups) {
            int column = filled[0] <= filled[1] ? 0 : 1;
            filled[column] += rows(group) + 2;
            ((VBox) columns.getChildren().get(column)).getChildren().add(section(group));
        }
    }

    private static int rows(CommandGroup group) {
        return (int) group.items().stream().filter(item -> item.keys() != null).count();
    }

    private VBox section(CommandGroup group) {
        var title = new Label(group.title());
        title.getStyleClass().add("section-title");
        var section = new VBox(title);
        section.getStyleClass().add("keys");
        for (Command item : group.items()) {
            if (item.keys() != null) {
                section.getChildren().add(row(item, group.keysOf(item)));
            }
        }
        return section;
    }

    private HBox row(Command item, List<Command> ways) {
        var label = new Label(item.label().replace("…", ""));
        label.setMinWidth(Region.USE_PREF_SIZE);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var row = new HBox(label, spring);
        row.setAlignment(Pos.CENTER_LEFT);
        boolean first = true;
        for (Command way : ways) {
            if (way.keys() != null) {
                if (!first) {
                    row.getChildren().add(new Label(texts.get("help.keys.or")));
                }
                first = false;
                names.of(way.keys()).forEach(cap -> row.getChildren().add(cap(cap)));
            }
        }
        return row;
    }

    private static Node cap(String name) {
        var cap = new Label(name);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        return cap;
    }
}
