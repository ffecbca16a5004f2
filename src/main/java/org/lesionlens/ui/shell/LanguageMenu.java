package org.lesionlens.ui.shell;

import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.lesionlens.ui.fx.LanguageChoice;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.Messages;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;

/** Which language the window speaks from the next start on. */
final class LanguageMenu extends Menu {

    private final Texts texts = Texts.of(LanguageMenu.class);
    private final CurrentSettings settings;
    private final Messages messages;
    private final LanguageChoice spoken; // until the program ends

    LanguageMenu(CurrentSettings settings, Messages messages) {
        this.settings = settings;
        this.messages = messages;
        this.spoken = settings.get().language();
        setId("language");
        setText(texts.get("language"));
        var group = new ToggleGroup();
        for (LanguageChoice choice : LanguageChoice.values()) {
            getItems().add(item(choice, group));
        }
    }

    private RadioMenuItem item(LanguageChoice choice, ToggleGroup group) {
        var item =
                new RadioMenuItem(choice.ownName().orElseGet(() -> texts.get("language.system")));
        item.setId("language-" + choice.key());
        item.setToggleGroup(group);
        item.setOnAction(_ -> choose(choice));
        settings.settingsProperty()
                .map(Settings::language)
                .subscribe(now -> item.setSelected(now == choice));
        return item;
    }

    private void choose(LanguageChoice choice) {
        settings.change(now -> now.withLanguage(choice));
        if (choice != spoken) {
            messages.languageChosen();
        } else {
            messages.languageKept();
        }
    }
}
