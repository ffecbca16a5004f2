package org.lesionlens.ui.review;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;
import org.lesionlens.ui.fx.Texts;

/** What a person says of the photo that is looked at, to be changed there. */
public final class MarksSection extends VBox {

    private static final Texts TEXTS = Texts.of(MarksSection.class);

    private final MarksViewModel marks;
    private final ObservableValue<@Nullable LesionImage> shown;
    private final FlowPane tags = new FlowPane();
    private final Label note = new Label();

    /**
     * @param shown the photo that is looked at
     * @param askTags asks for tags
     * @param askNote asks for a note
     */
    public MarksSection(
            MarksViewModel marks,
            ObservableValue<@Nullable LesionImage> shown,
            Runnable askTags,
            Runnable askNote) {
        this.marks = marks;
        this.shown = shown;
        setId("marks");
        getStyleClass().add("marks-section");
        ReviewStyle.dress(this);
        var title =
                new Label(
                        TEXTS.get("marks").toUpperCase(Locale.getDefault(Locale.Category.DISPLAY)));
        title.getStyleClass().add("section-title");
        tags.setId("marks-tags");
        tags.getStyleClass().add("tags");
        note.setId("marks-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        title,
                        tags,
                        note,
                        new FlowPane(8, 8, button("tags", askTags), button("note", askNote)));
        shown.subscribe(_ -> show());
        marks.changesProperty().subscribe(_ -> show());
    }

    private static Button button(String id, Runnable action) {
        var button = new Button(TEXTS.get("marks." + id));
        button.setId("marks-ask-" + id);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show() {
        LesionImage lesion = shown.getValue();
        setDisable(lesion == null);
        PhotoMarks said = lesion == null ? PhotoMarks.NONE : marks.of(lesion);
        tags.getChildren().setAll(said.tags().stream().map(this::chip).toList());
        tags.setVisible(!said.tags().isEmpty());
        tags.setManaged(!said.tags().isEmpty());
        note.setText(said.note());
        note.setVisible(!said.note().isEmpty());
        note.setManaged(!said.note().isEmpty());
    }

    private Label chip(Tag tag) {
        var chip = new Label(TagWords.of(tag));
        chip.getStyleClass().add("tag-chip");
        chip.setWrapText(true);
        return chip;
    }
}
