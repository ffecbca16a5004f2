package org.lesionlens.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.PhotoFiles;
import org.lesionlens.ui.fx.Texts;

/** Asks which files to open. */
final class OpenDialogs {

    private final Texts texts = Texts.of(OpenDialogs.class);
    private final ShellViewModel model;
    private final Supplier<Window> owner;

    /**
     * @param model opens what is chosen
     * @param owner the window that dialogs belong to
     */
    OpenDialogs(ShellViewModel model, Supplier<Window> owner) {
        this.model = model;
        this.owner = owner;
    }

    void choosePhotos() {
        var endings = PhotoFiles.ENDINGS.stream().sorted().map(ending -> "*." + ending).toList();
        open(
                chooser(
                                "command.open-photos",
                                new ExtensionFilter(texts.get("open.photos"), endings))
                        .showOpenMultipleDialog(owner.get()));
    }

    void chooseModel() {
        List<String> endings = List.of("*.pt", "*.pth", "*.ts", "*.torchscript");
        File chosen =
                chooser(
                                "command.open-model",
                                new ExtensionFilter(texts.get("open.models"), endings))
                        .showOpenDialog(owner.get());
        open(chosen == null ? null : List.of(chosen));
    }

    private FileChooser chooser(String command, ExtensionFilter filter) {
        var chooser = new FileChooser();
        chooser.setTitle(title(command));
        chooser.getExtensionFilters()
                .setAll(filter, new ExtensionFilter(texts.get("open.all"), "*.*"));
        return chooser;
    }

    void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title("command.open-folder"));
        File chosen = chooser.showDialog(owner.get());
        open(chosen == null ? null : List.of(chosen));
    }

    /** That of the command without the dots, which promise this dialog. */
    private String title(String command) {
        return texts.get(command).replace("…", "");
    }

    private void open(@Nullable List<File> chosen) {
        if (chosen != null && !chosen.isEmpty()) {
            model.open(paths(chosen));
        }
    }

    static List<Path> paths(List<File> files) {
        return files.stream().map(File::toPath).toList();
    }
}
