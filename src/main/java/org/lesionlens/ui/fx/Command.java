package org.lesionlens.ui.fx;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can have done: an item of a menu, a key, and a line of the sheet of keys.
 *
 * @param id names it for programs, for example {@code zoom-fit}
 * @param label names it for people
 * @param keys that do it, or null if there are none
 * @param action does it, on the UI thread
 */
public record Command(String id, String label, @Nullable KeyCombination keys, Runnable action) {

    /**
     * A command with its keys as {@link KeyCombination#valueOf} reads them.
     *
     * @param keys for example {@code Shortcut+O}
     * @throws IllegalArgumentException if that are no keys
     */
    public static Command of(String id, String label, String keys, Runnable action) {
        return new Command(id, label, KeyCombination.valueOf(keys), action);
    }
}
