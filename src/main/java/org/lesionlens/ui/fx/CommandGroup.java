package org.lesionlens.ui.fx;

import java.util.List;

/**
 * Commands that belong together: a menu, and a paragraph of the sheet of keys.
 *
 * @param title of the menu
 * @param commands in their order
 */
public record CommandGroup(String title, List<Command> commands) {

    /** Copies {@code commands} in. */
    public CommandGroup {
        commands = List.copyOf(commands);
    }
}
