package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;

/** Which libtorch runs networks from the next start on: the one that comes along, or another. */
final class LibtorchMenu extends Menu {

    private final Texts texts = Texts.of(LibtorchMenu.class);
    private final CurrentSettings settings;
    private final SessionViewModel model;
    private final Optional<Path> loaded; // until the program ends
    private final RadioMenuItem own = new RadioMenuItem(texts.get("libtorch.own"));
    private final RadioMenuItem other = new RadioMenuItem();

    /**
     * @param chooser asks for a folder
     */
    LibtorchMenu(
            CurrentSettings settings, SessionViewModel model, Supplier<Optional<Path>> chooser) {
        this.settings = settings;
        this.model = model;
        this.loaded = settings.get().libtorch();
        setId("libtorch");
        setText(texts.get("libtorch"));
        own.setId("libtorch-own");
        other.setId("libtorch-other");
        own.setMnemonicParsing(false);
        other.setMnemonicParsing(false); // paths may have underscores
        var group = new ToggleGroup();
        own.setToggleGroup(group);
        other.setToggleGroup(group);
        own.setOnAction(_ -> choose(Optional.empty()));
        other.setOnAction(_ -> chooser.get().ifPresentOrElse(this::check, this::refresh));
        getItems().setAll(own, other);
        settings.settingsProperty().map(Settings::libtorch).subscribe(_ -> refresh());
    }

    private void refresh() {
        Optional<Path> now = settings.get().libtorch();
        own.setSelected(now.isEmpty());
        other.setSelected(now.isPresent());
        other.setText(
                now.map(folder -> texts.get("libtorch.other.is", folder))
                        .orElseGet(() -> texts.get("libtorch.other")));
    }

    private void check(Path folder) {
        try {
            model.model().checkLibtorch(folder);
            choose(Optional.of(folder));
        } catch (ModelLoadException e) {
            refresh();
            model.messages().libtorchRefused(e);
        }
    }

    private void choose(Optional<Path> folder) {
        settings.change(now -> now.withLibtorch(folder));
        refresh();
        if (folder.equals(loaded)) {
            model.messages().libtorchKept();
        } else {
            model.messages().libtorchChosen();
        }
    }
}
