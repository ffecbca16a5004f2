package org.lesionlens.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can have done: an item of a menu, a key, and a line of the sheet of keys.
 *
 * @param id names it for programs, for example {@code zoom-fit}
 * @param label names it for people
 * @param keys that do it, or null if there are none
 * @param action does it, on the UI thread
 * @param checked true while what it switches on is on; null if it is no switch
 * @param enabled true while it does anything; null if it always does
 */
public record Command(
        String id,
        String label,
        @Nullable KeyCombination keys,
        Runnable action,
        @Nullable ObservableValue<Boolean> checked,
        @Nullable ObservableValue<Boolean> enabled) {

    /** A command that switches nothing on or off. */
    public Command(String id, String label, @Nullable KeyCombination keys, Runnable action) {
        this(id, label, keys, action, null, null);
    }

    /**
     * A command with its keys as {@link KeyCombination#valueOf} reads them.
     *
     * @param keys for example {@code Shortcut+O}
     * @throws IllegalArgumentException if that are no keys
     */
    public static Command of(String id, String label, String keys, Runnable action) {
        return new Command(id, label, KeyCombination.valueOf(keys), action);
    }

    /** The same, as a switch that is on while {@code state} is true. */
    public Command checkedBy(ObservableValue<Boolean> state) {
        return new Command(id, label, keys, action, state, enabled);
    }

    /** The same, offered only while {@code state} is true. */
    public Command enabledBy(ObservableValue<Boolean> state) {
        return new Command(id, label, keys, action, checked, state);
    }
}
