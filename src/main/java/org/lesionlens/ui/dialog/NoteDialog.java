package org.lesionlens.ui.dialog;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.KeyNames;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.MarksViewModel;

/** Asks for a note on photos. */
public final class NoteDialog {

    private static final Texts TEXTS = Texts.of(NoteDialog.class);

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+Enter");

    private NoteDialog() {}

    /**
     * The dialog.
     *
     * @param close takes it away
     */
    public static Region of(MarksViewModel marks, List<LesionImage> lesions, Runnable close) {
        List<String> notes = marks.of(lesions).stream().map(PhotoMarks::note).distinct().toList();
        var dialog =
                DialogParts.dialog(
                        "note-dialog",
                        lesions.size() == 1
                                ? TEXTS.get("note.title", lesions.getFirst().name())
                                : TEXTS.get("note.title.several", Formats.count(lesions.size())));
        var text = new TextArea(notes.size() == 1 ? notes.getFirst() : "");
        text.setId("note-text");
        text.setWrapText(true);
        text.setPrefRowCount(6);
        text.setPrefColumnCount(36);
        text.setAccessibleText(TEXTS.get("note"));
        var cancel = new Button(TEXTS.get("cancel"));
        cancel.setId("note-cancel");
        cancel.setOnAction(_ -> close.run());
        var save = new Button(TEXTS.get("note.save"));
        save.setId("note-save");
        save.getStyleClass().add("accent");
        save.setTooltip(new Hint(String.join("+", new KeyNames().of(SAVE))));
        Label isLong =
                DialogParts.text(TEXTS.get("note.long", Formats.count(PhotoMarks.LONGEST_NOTE)));
        isLong.setId("note-long");
        isLong.managedProperty().bind(isLong.visibleProperty());
        isLong.visibleProperty()
                .bind(
                        text.textProperty()
                                .map(now -> now.strip().length() > PhotoMarks.LONGEST_NOTE));
        save.disableProperty().bind(isLong.visibleProperty());
        save.setOnAction(_ -> {
            marks.note(lesions, text.getText(), notes);
            close.run();
        });
        text.setOnKeyPressed(key -> {
            if (SAVE.match(key)) { // Enter alone begins a line
                save.fire();
                key.consume();
            }
        });
        dialog.getChildren().addAll(text, isLong);
        if (notes.size() > 1) {
            dialog.getChildren().add(DialogParts.text(TEXTS.get("note.differ")));
        }
        dialog.getChildren().add(DialogParts.buttons(cancel, save));
        return dialog;
    }
}
