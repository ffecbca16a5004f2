package org.lesionlens.ui.export;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import org.lesionlens.ui.fx.Texts;

/** The parts that all dialogs of exports ask by. */
final class Choices {

    private static final Texts TEXTS = Texts.of(Choices.class);

    private Choices() {}

    /** A box, whose id is the key of its text with a dash. */
    static CheckBox check(String key) {
        var box = new CheckBox(TEXTS.get(key));
        box.setId(key.replace('.', '-'));
        return onLines(box);
    }

    /** One of several. */
    static RadioButton radio(String id, String text, ToggleGroup group) {
        var button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        return onLines(button);
    }

    /** What a person should know, on as many lines as it takes. */
    static Label note(String key, Object... words) {
        var note = new Label(TEXTS.get(key, words));
        note.getStyleClass().add("note");
        return onLines(note);
    }

    private static <T extends Labeled> T onLines(T words) {
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }
}
