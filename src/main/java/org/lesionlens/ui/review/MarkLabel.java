package org.lesionlens.ui.review;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;

/**
 * What a person says of a photo, as far as there is room: all tags, the first of them and how many
 * more there are, or only how many. No word is cut; the tooltip has all.
 */
public final class MarkLabel extends Region {

    private static final Texts TEXTS = Texts.of(MarkLabel.class);
    private static final String NOTED = "✎";

    private final Label label = new Label();
    private final Text ruler = new Text(); // never shown
    private PhotoMarks shown = PhotoMarks.NONE;
    private @Nullable Tooltip told;

    public MarkLabel() {
        getStyleClass().add("mark-label");
        label.setManaged(false);
        getChildren().add(label);
        setMinWidth(0);
        setVisible(false);
    }

    /** Shows what is said; costs nothing if that is shown already. */
    public void show(PhotoMarks marks) {
        if (marks.equals(shown)) {
            return;
        }
        shown = marks;
        setVisible(!marks.isEmpty());
        if (told == null) {
            told = new Hint();
            told.setWrapText(true);
            told.setMaxWidth(420);
            Tooltip.install(this, told);
        }
        told.setText(TagWords.of(marks));
        requestLayout();
    }

    /** From the longest to the shortest. */
    private List<String> wordings() {
        List<Tag> tags = shown.tags();
        String note = shown.note().isEmpty() ? "" : NOTED;
        List<String> wordings = new ArrayList<>();
        for (int i = tags.size(); i > 0; i--) {
            int more = tags.size() - i;
            String words = TagWords.of(tags.subList(0, i));
            wordings.add(
                    (more == 0 ? words : words + " +" + more) + (note.isEmpty() ? "" : " " + note));
        }
        wordings.add((tags.isEmpty() ? "" : TEXTS.get("tags.count", tags.size()) + " ") + note);
        wordings.add(tags.isEmpty() ? note : Integer.toString(tags.size()) + note);
        return wordings;
    }

    private double width(String words) {
        ruler.setFont(label.getFont());
        ruler.setText(words);
        return Math.ceil(ruler.getLayoutBounds().getWidth()) + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        if (shown.isEmpty()) {
            return;
        }
        double room = getWidth() - label.snappedLeftInset() - label.snappedRightInset();
        List<String> wordings = wordings();
        String fitting =
                wordings.stream()
                        .filter(words -> width(words) <= room)
                        .findFirst()
                        .orElse(wordings.getLast());
        label.setText(fitting);
        double width =
                Math.min(
                        width(fitting) + label.snappedLeftInset() + label.snappedRightInset(),
                        Math.max(getWidth(), 0));
        label.resizeRelocate(getWidth() - width, 0, width, getHeight());
    }
}
