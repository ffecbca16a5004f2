package org.lesionlens.ui.shell;

import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.fx.ThemeChoice;

/** Light, dark, or as the system has it. */
final class ThemeMenu extends Menu {

    private final Texts texts = Texts.of(ThemeMenu.class);

    ThemeMenu(Theme theme) {
        setId("theme-menu");
        setText(texts.get("theme"));
        var group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            getItems().add(item(choice, theme, group));
        }
    }

    private RadioMenuItem item(ThemeChoice choice, Theme theme, ToggleGroup group) {
        var item =
                new RadioMenuItem(
                        switch (choice) {
                            case SYSTEM -> texts.get("theme.system");
                            case LIGHT -> texts.get("theme.light");
                            case DARK -> texts.get("theme.dark");
                        });
        item.setId("theme-" + choice.name().toLowerCase(Locale.ROOT));
        item.setToggleGroup(group);
        item.setOnAction(_ -> theme.choiceProperty().set(choice));
        theme.choiceProperty().subscribe(now -> item.setSelected(now == choice));
        return item;
    }
}
