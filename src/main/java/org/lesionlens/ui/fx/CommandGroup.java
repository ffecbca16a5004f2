package org.lesionlens.ui.fx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Commands that belong together: a menu, and a paragraph of the sheet of keys.
 *
 * @param title of the menu
 * @param commands in their order; of several with one id the first is the menu's item, the others
 *     are further keys for it
 * @param parts ids of the commands that another part of the menu begins with
 */
public record CommandGroup(String title, List<Command> commands, Set<String> parts) {

    /** Copies collections in. */
    public CommandGroup {
        commands = List.copyOf(commands);
        parts = Set.copyOf(parts);
    }

    /** Commands that go on where those before them in the menu end. */
    public CommandGroup(String title, List<Command> commands) {
        this(title, commands, Set.of());
    }

    /**
     * Commands that a line sets apart from those before them in the menu.
     *
     * @param commands at least one
     */
    public static CommandGroup apart(String title, List<Command> commands) {
        return new CommandGroup(title, commands, Set.of(commands.getFirst().id()));
    }

    /** The commands without those that are only further keys. */
    public List<Command> items() {
        Map<String, Command> firsts = new LinkedHashMap<>();
        commands.forEach(command -> firsts.putIfAbsent(command.id(), command));
        return List.copyOf(firsts.values());
    }

    /** All commands that do the same as {@code item}, itself among them. */
    public List<Command> keysOf(Command item) {
        return commands.stream().filter(command -> command.id().equals(item.id())).toList();
    }

    /** Makes groups of one title one group, where the first of them stands. */
    public static List<CommandGroup> merged(List<CommandGroup> groups) {
        Map<String, CommandGroup> byTitle = new LinkedHashMap<>();
        groups.forEach(group -> byTitle.merge(group.title(), group, CommandGroup::with));
        return new ArrayList<>(byTitle.values());
    }

    private CommandGroup with(CommandGroup more) {
        Set<String> begins = new HashSet<>(parts);
        begins.addAll(more.parts);
        return new CommandGroup(
                title, Stream.concat(commands.stream(), more.commands.stream()).toList(), begins);
    }
}
