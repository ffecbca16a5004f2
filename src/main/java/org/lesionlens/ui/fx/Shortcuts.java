package org.lesionlens.ui.fx;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.WeakListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands by their keys wherever the focus is, but for keys that the focused control needs.
 *
 * <p>Keys that are named by a character ({@code '?'} in quotes) follow what is typed, so that they
 * are found on every keyboard; all others follow the key that is pressed.
 */
public final class Shortcuts {

    private final List<Command> commands;
    private final BooleanSupplier paused;
    private final ListChangeListener<Window> menus = this::noticeClosed;
    private boolean closing; // a menu, in the very event that comes by

    /**
     * @param groups of commands
     * @param paused true while no key does anything, because something covers the window
     */
    public Shortcuts(List<CommandGroup> groups, BooleanSupplier paused) {
        this.commands = groups.stream().flatMap(group -> group.commands().stream()).toList();
        this.paused = paused;
    }

    /** Listens to the keys of {@code scene}. */
    public void install(Scene scene) {
        EventHandler<KeyEvent> pressing =
                event -> {
                    run(scene, event, isPressed(event));
                    keepInMenu(event);
                };
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressing);
        // From Alt on the menu bar has the arrows; it must be asked first which it takes.
        scene.addEventFilter(
                KeyEvent.KEY_RELEASED,
                event -> {
                    if (event.getCode() == KeyCode.ALT) {
                        scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressing);
                        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressing);
                    }
                });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> run(scene, event, isTyped(event)));
        Window.getWindows().addListener(new WeakListChangeListener<>(menus));
        // Menus run their accelerators after the control had the key, also in the midst of a word.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::keepFromMenus);
    }

    private void run(Scene scene, KeyEvent event, Predicate<Command> wanted) {
        Optional<Command> found = commands.stream().filter(wanted).findFirst();
        if (found.isEmpty()
                || event.isConsumed() // by the menu bar
                || paused.getAsBoolean()
                || isMenuOpen()
                || closing
                || KeyOwner.keeps(scene.getFocusOwner(), event)) {
            return;
        }
        event.consume();
        found.get().action().run();
    }

    /** Keys go through an open menu although the window's own focus stays where it was. */
    private static boolean isMenuOpen() {
        return Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance);
    }

    /** What an open menu does not need moves nothing behind it. */
    private static void keepInMenu(KeyEvent event) {
        if (event.getCode().isNavigationKey() && isMenuOpen()) {
            event.consume();
        }
    }

    /** An open menu goes by Escape before the window hears of it, which must not go on then. */
    private void noticeClosed(Change<? extends Window> change) {
        while (change.next()) {
            if (change.getRemoved().stream().anyMatch(ContextMenu.class::isInstance)) {
                closing = true;
                Platform.runLater(() -> closing = false);
            }
        }
    }

    private void keepFromMenus(KeyEvent event) {
        if (commands.stream().anyMatch(isPressed(event))) {
            event.consume();
        }
    }

    private static Predicate<Command> isPressed(KeyEvent event) {
        return command ->
                command.keys() != null && character(command) == null && command.keys().match(event);
    }

    private static Predicate<Command> isTyped(KeyEvent event) {
        boolean plain = event.isAltDown() || !event.isShortcutDown();
        return command -> plain && event.getCharacter().equals(character(command));
    }

    private static @Nullable String character(Command command) {
        return command.keys() instanceof KeyCharacterCombination keys ? keys.getCharacter() : null;
    }
}
