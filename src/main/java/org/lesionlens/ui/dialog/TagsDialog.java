package org.lesionlens.ui.dialog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.marks.Tag;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.LiveScrollPane;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.MarksViewModel;
import org.lesionlens.ui.review.TagWords;

/** Puts tags on lesions and takes them off: those that there are, and new ones. */
public final class TagsDialog {

    private static final Texts TEXTS = Texts.of(TagsDialog.class);

    private final MarksViewModel marks;
    private final List<LesionImage> lesions;
    private final FlowPane boxes = new FlowPane(12, 8);
    private final TextField typed = new TextField();
    private final Label problem = DialogParts.text("");

    private TagsDialog(MarksViewModel marks, List<LesionImage> lesions) {
        this.marks = marks;
        this.lesions = lesions;
    }

    /**
     * The dialog; what is ticked in it is done at once.
     *
     * @param close takes it away
     */
    public static Region of(MarksViewModel marks, List<LesionImage> lesions, Runnable close) {
        return new TagsDialog(marks, lesions).build(close);
    }

    private Region build(Runnable close) {
        var dialog =
                DialogParts.dialog(
                        "tags-dialog",
                        lesions.size() == 1
                                ? TEXTS.get("tags.title", lesions.getFirst().name())
                                : TEXTS.get("tags.title.several", Formats.count(lesions.size())));
        typed.setId("tags-typed");
        typed.setPromptText(TEXTS.get("tags.new"));
        typed.setAccessibleText(TEXTS.get("tags.new"));
        HBox.setHgrow(typed, Priority.ALWAYS);
        typed.setOnAction(_ -> add());
        var add = new Button(TEXTS.get("tags.add"));
        add.setId("tags-add");
        add.setOnAction(_ -> add());
        var scroll = new LiveScrollPane();
        scroll.setContent(boxes);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setPrefViewportHeight(160);
        problem.setId("tags-problem");
        show();
        var done = new Button(TEXTS.get("close"));
        done.setId("tags-close");
        done.setOnAction(_ -> close.run());
        dialog.getChildren()
                .addAll(new HBox(8, typed, add), problem, scroll, DialogParts.buttons(done));
        return dialog;
    }

    private void show() {
        Map<Tag, Integer> counts = marks.counts(lesions);
        boxes.getChildren()
                .setAll(
                        marks.tags().stream()
                                .map(tag -> box(tag, counts.getOrDefault(tag, 0)))
                                .toList());
        problem.setText("");
        problem.setManaged(false);
    }

    private CheckBox box(Tag tag, int count) {
        var box = new CheckBox(TagWords.of(tag));
        box.setMaxWidth(440);
        box.setWrapText(true);
        box.setMnemonicParsing(false);
        box.setIndeterminate(count > 0 && count < lesions.size());
        box.setSelected(count == lesions.size());
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                marks.tag(lesions, tag);
            } else {
                marks.untag(lesions, tag);
            }
        });
        return box;
    }

    private void add() {
        Optional<Tag> tag = TagWords.typed(typed.getText());
        if (tag.isPresent()) {
            marks.tag(lesions, tag.get());
            typed.clear();
            show();
        } else if (!typed.getText().isBlank()) {
            problem.setText(TEXTS.get("tags.long", Formats.count(Tag.LONGEST)));
            problem.setManaged(true);
        }
    }
}
