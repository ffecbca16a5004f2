package org.lesionlens.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class KeyNamesTest {

    private final String control = Texts.of(KeyNames.class).get("key.control");
    private final String shift = Texts.of(KeyNames.class).get("key.shift");

    @Test
    void modifiersComeFirstAsTheyAreWritten() {
        var keys = KeyCombination.valueOf("Shortcut+Shift+O");

        assertThat(new KeyNames("Linux").of(keys)).containsExactly(control, shift, "O");
        assertThat(new KeyNames("Mac OS X").of(keys)).containsExactly("⇧", "⌘", "O");
    }

    @Test
    void signsAndArrowsStandForThemselves() {
        var names = new KeyNames("Linux");

        assertThat(names.of(KeyCombination.valueOf("Right"))).containsExactly("→");
        assertThat(names.of(KeyCombination.valueOf("Comma"))).containsExactly(",");
        assertThat(names.of(new KeyCharacterCombination("["))).containsExactly("[");
    }
}
