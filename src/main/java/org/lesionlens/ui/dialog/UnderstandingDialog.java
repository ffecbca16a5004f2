package org.lesionlens.ui.dialog;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.Understanding;
import org.lesionlens.ui.session.Understanding.Line;
import org.lesionlens.ui.session.Understanding.Option;

/** Shows what a set was taken to be; what is changed is read again, and shown here at once. */
public final class UnderstandingDialog {

    private static final Texts TEXTS = Texts.of(UnderstandingDialog.class);

    private static final double NAME = 184; // width of the names, in pixels
    private static final double CHOICE = 200;

    private final Consumer<SetChoices> use;
    private final GridPane grid = new GridPane();
    private final Button reset = new Button(TEXTS.get("understanding.reset"));
    private String changed = ""; // name of the line
    private Option found = new Option("", SetChoices.NONE);

    private UnderstandingDialog(Consumer<SetChoices> use) {
        this.use = use;
    }

    /**
     * The dialog.
     *
     * @param understanding of the open set; nothing changes while it is null
     * @param use has the set read again, understood so
     * @param issues shows what does not fit
     * @param close takes the dialog away
     */
    public static Region of(
            ObservableValue<@Nullable Understanding> understanding,
            Consumer<SetChoices> use,
            Runnable issues,
            Runnable close) {
        return new UnderstandingDialog(use).dialog(understanding, issues, close);
    }

    private Region dialog(
            ObservableValue<@Nullable Understanding> understanding,
            Runnable issues,
            Runnable close) {
        VBox dialog = DialogParts.dialog("understanding-dialog", TEXTS.get("understanding.title"));
        grid.getStyleClass().add("understanding-grid");
        var words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints()
                .addAll(new ColumnConstraints(NAME), words, new ColumnConstraints(CHOICE));
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        reset.setId("understanding-reset");
        reset.setOnAction(_ -> use.accept(found.choices()));
        var odd = new Button(TEXTS.get("understanding.issues"));
        odd.setId("understanding-issues");
        odd.setOnAction(_ -> issues.run());
        var done = new Button(TEXTS.get("close"));
        done.setId("understanding-close");
        done.setDefaultButton(true);
        done.setOnAction(_ -> close.run());
        dialog.getChildren()
                .addAll(
                        DialogParts.text(TEXTS.get("understanding.advice")),
                        scroll,
                        DialogParts.buttons(reset, odd, done));
        // Read for as long as the dialog is on the screen.
        ObservableValue<@Nullable Understanding> whileShown =
                understanding.when(dialog.sceneProperty().map(_ -> true).orElse(false));
        whileShown.subscribe(this::show);
        return dialog;
    }

    private void show(@Nullable Understanding read) {
        if (read == null) {
            return;
        }
        grid.getChildren().clear();
        found = read.withoutChoices();
        reset.setDisable(found.choices().equals(read.cases().provenance().choices()));
        int row = 0;
        for (Line line : read.lines()) {
            var name = new Label(line.name());
            name.getStyleClass().add("section-title");
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            Label words = DialogParts.text(line.words());
            grid.add(name, 0, row);
            grid.add(words, 1, row, line.options().isEmpty() ? 2 : 1, 1);
            if (!line.options().isEmpty()) {
                grid.add(choice(read, line), 2, row);
            }
            row++;
        }
    }

    private Node choice(Understanding read, Line line) {
        var choice = new ComboBox<Option>();
        choice.setAccessibleText(line.name());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setConverter(new Labels());
        choice.getItems().setAll(line.options());
        read.chosen(line).ifPresent(choice::setValue);
        Runnable take =
                () -> {
                    if (!choice.getValue().choices().equals(read.cases().provenance().choices())) {
                        changed = line.name();
                        use.accept(choice.getValue().choices());
                    }
                };
        choice.setOnHidden(_ -> take.run());
        choice.setOnAction(_ -> {
            if (!choice.isShowing()) { // else the list is only walked through
                take.run();
            }
        });
        if (line.name().equals(changed)) {
            Platform.runLater(choice::requestFocus); // as the one before it had
        }
        return choice;
    }

    private static final class Labels extends StringConverter<Option> {

        @Override
        public String toString(@Nullable Option option) {
            return option == null ? "" : option.label();
        }

        @Override
        public Option fromString(String label) {
            throw new UnsupportedOperationException("the list is not editable");
        }
    }
}
