package org.lesionlens.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** What stands on the caps of keys. */
public final class KeyNames {

    private final Texts texts = Texts.of(KeyNames.class);
    private final boolean mac;

    /** For the keyboards of the system that this runs on. */
    public KeyNames() {
        this(System.getProperty("os.name"));
    }

    KeyNames(String system) {
        this.mac = isMac(system);
    }

    /** True if this runs on macOS, which has its own keys and its own menu bar. */
    public static boolean isMac() {
        return isMac(System.getProperty("os.name"));
    }

    private static boolean isMac(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /** The caps to hold down together, modifiers first. */
    public List<String> of(KeyCombination keys) {
        List<String> caps = new ArrayList<>();
        add(caps, keys.getControl(), mac ? "⌃" : texts.get("key.control"));
        if (!mac) {
            add(caps, keys.getShortcut(), texts.get("key.control"));
        }
        add(caps, keys.getAlt(), mac ? "⌥" : texts.get("key.alt"));
        add(caps, keys.getShift(), mac ? "⇧" : texts.get("key.shift"));
        add(caps, keys.getMeta(), mac ? "⌘" : texts.get("key.meta"));
        if (mac) {
            add(caps, keys.getShortcut(), "⌘");
        }
        switch (keys) {
            case KeyCharacterCombination typed -> caps.add(typed.getCharacter());
            case KeyCodeCombination pressed -> caps.add(cap(pressed.getCode()));
            default -> caps.add(keys.getDisplayText());
        }
        return List.copyOf(caps);
    }

    private static void add(List<String> caps, ModifierValue value, String cap) {
        if (value == ModifierValue.DOWN) {
            caps.add(cap);
        }
    }

    private String cap(KeyCode code) {
        return switch (code) {
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case COMMA -> ",";
            case PERIOD -> ".";
            case OPEN_BRACKET -> "[";
            case CLOSE_BRACKET -> "]";
            case PLUS -> "+";
            case MINUS -> "−";
            case HOME -> texts.get("key.home");
            case END -> texts.get("key.end");
            case PAGE_UP -> texts.get("key.pageUp");
            case PAGE_DOWN -> texts.get("key.pageDown");
            case ENTER -> texts.get("key.enter");
            case ESCAPE -> texts.get("key.escape");
            case SPACE -> texts.get("key.space");
            default -> code.getName();
        };
    }
}
