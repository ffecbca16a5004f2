package org.lesionlens.ui.dialog;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.FileOpener;
import org.lesionlens.ui.session.FoundFiles;

/** Asks which files to open. */
public final class FileChoosers {

    private final Texts texts = Texts.of(FileChoosers.class);
    private final FileOpener opener;
    private final Supplier<Window> owner;

    /**
     * @param opener opens what is chosen
     * @param owner the window that dialogs belong to
     */
    public FileChoosers(FileOpener opener, Supplier<Window> owner) {
        this.opener = opener;
        this.owner = owner;
    }

    /** Asks for photos, any number of them, or a table of results. */
    public void choosePhotos() {
        var endings =
                Stream.concat(
                                PictureFormat.allEndings().sorted(),
                                FoundFiles.TABLE_ENDINGS.stream())
                        .map(ending -> "*." + ending)
                        .toList();
        open(
                chooser("choose.photos", new ExtensionFilter(texts.get("open.photos"), endings))
                        .showOpenMultipleDialog(owner.get()));
    }

    /** Asks for a model. */
    public void chooseModel() {
        open(modelChooser("choose.model").showOpenMultipleDialog(owner.get()));
    }

    /** Asks for a model that is to be compared with the one in use. */
    public Optional<Path> chooseSecondModel() {
        return Optional.ofNullable(modelChooser("choose.second").showOpenDialog(owner.get()))
                .map(File::toPath);
    }

    private FileChooser modelChooser(String title) {
        List<String> endings =
                FoundFiles.MODEL_ENDINGS.stream().map(ending -> "*." + ending).toList();
        return chooser(title, new ExtensionFilter(texts.get("open.models"), endings));
    }

    private FileChooser chooser(String title, ExtensionFilter filter) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get(title));
        chooser.getExtensionFilters()
                .setAll(filter, new ExtensionFilter(texts.get("open.all"), "*.*"));
        return chooser;
    }

    /** Asks for a folder of photos. */
    public void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("choose.folder"));
        File chosen = chooser.showDialog(owner.get());
        open(chosen == null ? null : List.of(chosen));
    }

    /** Asks for the folder that a training saves to. */
    public Optional<Path> chooseTraining() {
        return folder("choose.training");
    }

    /** Asks for the folder that the tables of compared methods come into. */
    public Optional<Path> chooseTables() {
        return folder("choose.tables");
    }

    /** Asks for the folder of another libtorch. */
    public Optional<Path> chooseLibtorch() {
        return folder("choose.libtorch");
    }

    private Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(texts.get(title));
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    private void open(@Nullable List<File> chosen) {
        if (chosen != null && !chosen.isEmpty()) {
            opener.open(paths(chosen));
        }
    }

    /** The paths of files as JavaFX has them. */
    public static List<Path> paths(List<File> files) {
        return files.stream().map(File::toPath).toList();
    }
}
