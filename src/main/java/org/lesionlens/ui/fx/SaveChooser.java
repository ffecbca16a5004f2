package org.lesionlens.ui.fx;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Asks where something is to be saved; begins where the last was. Belongs to the UI thread.
 *
 * @param owner the window that the question belongs to
 */
public record SaveChooser(Window owner) {

    private static @Nullable File last; // of all windows, until the program ends

    /**
     * Asks for a file.
     *
     * @param title says what is saved
     * @param name that is suggested
     * @param endings with their dots, of which the first is the usual one
     * @return none if the person has thought better of it
     */
    public Optional<Path> file(String title, String name, List<String> endings) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.setInitialDirectory(begin());
        chooser.getExtensionFilters().setAll(endings.stream().map(SaveChooser::filter).toList());
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            last = chosen.getParentFile();
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    private static ExtensionFilter filter(String ending) {
        return new ExtensionFilter(ending.substring(1).toUpperCase(Locale.ROOT), "*" + ending);
    }

    /** Asks for a folder, as above. */
    public Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(begin());
        File chosen = chooser.showDialog(owner);
        if (chosen != null) {
            last = chosen;
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    /** A folder that is gone would be refused by the toolkit. */
    private static @Nullable File begin() {
        File folder = last;
        return folder != null && Files.isDirectory(folder.toPath()) ? folder : null;
    }
}
