package org.lesionlens.ui.shell;

import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.KeyNames;
import org.lesionlens.ui.fx.Texts;

/** The menu bar, made of the commands; on macOS it is the system's. */
final class ShellMenus extends MenuBar {

    private final ObservableBooleanValue covered;

    /**
     * @param groups one menu each
     * @param recent comes into the first menu, behind what opens files
     * @param looks come into the menu of the view
     * @param covered true while nothing in the window may be used
     */
    ShellMenus(
            List<CommandGroup> groups,
            Menu recent,
            List<Menu> looks,
            ObservableBooleanValue covered) {
        this.covered = covered;
        setId("menus");
        setUseSystemMenuBar(true);
        var texts = Texts.of(ShellMenus.class);
        setAccessibleText(texts.get("menu"));
        getMenus().setAll(groups.stream().map(this::menu).toList());
        var file = getMenus().getFirst().getItems();
        file.add(file.size() - 1, recent);
        file.add(file.size() - 1, new SeparatorMenuItem());
        getMenus().stream()
                .filter(menu -> menu.getText().equals(texts.get("menu.view")))
                .forEach(view -> {
                    view.getItems().add(new SeparatorMenuItem());
                    view.getItems().addAll(looks);
                });
    }

    private Menu menu(CommandGroup group) {
        var menu = new Menu(group.title());
        for (Command command : group.items()) {
            if (group.parts().contains(command.id()) && !menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().add(item(command));
        }
        menu.disableProperty().bind(covered);
        return menu;
    }

    private MenuItem item(Command command) {
        ObservableValue<Boolean> state = command.checked();
        MenuItem item = state == null ? plain(command) : check(command, state);
        item.setMnemonicParsing(false);
        item.setId("menu-" + command.id());
        var enabled = command.enabled();
        item.disableProperty()
                .bind(
                        enabled == null
                                ? covered
                                : BooleanExpression.booleanExpression(enabled.map(on -> !on))
                                        .or(covered));
        KeyCombination keys = command.keys();
        if (keys != null && isForMenus(keys)) {
            item.setAccelerator(keys);
        }
        return item;
    }

    private static MenuItem plain(Command command) {
        var item = new MenuItem(command.label());
        item.setOnAction(_ -> command.action().run());
        return item;
    }

    /** Shows whether what it switches is on, whoever switched it. */
    private static MenuItem check(Command command, ObservableValue<Boolean> state) {
        var item = new CheckMenuItem(command.label());
        item.setOnAction(_ -> {
            command.action().run();
            item.setSelected(state.getValue()); // a click has turned it, whatever became of it
        });
        state.subscribe(item::setSelected);
        return item;
    }

    /**
     * Menus cannot find a character on every keyboard, and the system's menu bar would take single
     * letters from whoever types.
     */
    private static boolean isForMenus(KeyCombination keys) {
        if (keys instanceof KeyCharacterCombination) {
            return false;
        }
        return !KeyNames.isMac()
                || keys.getShortcut() == ModifierValue.DOWN
                || keys.getMeta() == ModifierValue.DOWN;
    }
}
