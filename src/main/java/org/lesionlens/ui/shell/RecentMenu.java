package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;

/** What was opened last, to be opened again; or not to be remembered. */
final class RecentMenu extends Menu {

    private final Texts texts = Texts.of(RecentMenu.class);
    private final SessionViewModel model;
    private final CurrentSettings settings;

    RecentMenu(SessionViewModel model, CurrentSettings settings) {
        this.model = model;
        this.settings = settings;
        setText(texts.get("recent"));
        setId("recent");
        settings.settingsProperty().subscribe(this::list);
    }

    private void list(Settings now) {
        List<Path> recent = now.recent();
        getItems().setAll(recent.stream().map(this::item).toList());
        if (recent.isEmpty()) {
            var nothing = new MenuItem(texts.get("recent.none"));
            nothing.setDisable(true);
            getItems().add(nothing);
        }
        getItems().addAll(new SeparatorMenuItem(), clear(recent), remember(now));
    }

    private MenuItem item(Path path) {
        Path folder = path.getParent();
        Path inside = folder == null ? null : folder.getFileName();
        String place = inside == null ? "" : "  —  " + inside;
        var item = new MenuItem(path.getFileName() + place);
        item.setMnemonicParsing(false); // names have underscores
        item.setOnAction(_ -> model.files().open(List.of(path)));
        return item;
    }

    private MenuItem clear(List<Path> recent) {
        var clear = new MenuItem(texts.get("recent.clear"));
        clear.setId("recent-clear");
        clear.setDisable(recent.isEmpty());
        clear.setOnAction(_ -> settings.change(Settings::withoutRecent));
        return clear;
    }

    private CheckMenuItem remember(Settings now) {
        var remember = new CheckMenuItem(texts.get("recent.remember"));
        remember.setId("recent-remember");
        remember.setSelected(now.remembersRecent());
        remember.setOnAction(
                _ -> settings.change(was -> was.withRemembersRecent(!was.remembersRecent())));
        return remember;
    }
}
