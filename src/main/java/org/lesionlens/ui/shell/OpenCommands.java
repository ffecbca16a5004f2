package org.lesionlens.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.cases.PhotoFiles;

/** The ways by which a person opens something: menu, buttons, drag and drop. */
final class OpenCommands {

    private final ShellViewModel model;
    private final Optional<Path> samples;
    private final Supplier<Window> owner;

    /**
     * @param model opens what is chosen
     * @param samples folder of the sample photos, if they are installed
     * @param owner the window that dialogs belong to
     */
    OpenCommands(ShellViewModel model, Optional<Path> samples, Supplier<Window> owner) {
        this.model = model;
        this.samples = samples;
        this.owner = owner;
    }

    MenuButton menu() {
        var menu = new MenuButton("Open", new FontIcon(Feather.FOLDER_PLUS));
        menu.setId("open");
        menu.getItems()
                .addAll(
                        item("Photo…", Feather.IMAGE, "Shortcut+O", this::choosePhoto),
                        item("Folder…", Feather.FOLDER, "Shortcut+Shift+O", this::chooseFolder),
                        item("Model…", Feather.CPU, "Shortcut+M", this::chooseModel));
        samples.ifPresent(where ->
                menu.getItems()
                        .add(
                                item(
                                        "Samples (generated images)",
                                        Feather.GRID,
                                        "Shortcut+D",
                                        () -> model.open(List.of(where)))));
        return menu;
    }

    private static MenuItem item(String label, Feather icon, String keys, Runnable command) {
        var item = new MenuItem(label, new FontIcon(icon));
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(_ -> command.run());
        return item;
    }

    /** Buttons for whoever has opened nothing yet. */
    List<Node> buttons() {
        var photo = new Button("Open a photo…", new FontIcon(Feather.IMAGE));
        photo.getStyleClass().add("accent");
        photo.setOnAction(_ -> choosePhoto());
        var sample = new Button("Open the samples", new FontIcon(Feather.GRID));
        sample.setOnAction(_ -> samples.ifPresent(where -> model.open(List.of(where))));
        return samples.isPresent() ? List.of(photo, sample) : List.of(photo);
    }

    /** Opens what is dropped on {@code target}. */
    void acceptDropsOn(Node target) {
        target.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        target.setOnDragDropped(event -> {
            Dragboard dropped = event.getDragboard();
            model.open(dropped.getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        });
    }

    private void choosePhoto() {
        var endings = PhotoFiles.ENDINGS.stream().sorted().map(ending -> "*." + ending).toList();
        chooseFile(new ExtensionFilter("Photos", endings));
    }

    private void chooseModel() {
        chooseFile(
                new ExtensionFilter(
                        "TorchScript models", "*.pt", "*.pth", "*.ts", "*.torchscript"));
    }

    private void chooseFile(ExtensionFilter filter) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters().setAll(filter, new ExtensionFilter("All files", "*.*"));
        open(chooser.showOpenDialog(owner.get()));
    }

    private void chooseFolder() {
        open(new DirectoryChooser().showDialog(owner.get()));
    }

    private void open(@Nullable File chosen) {
        if (chosen != null) {
            model.open(List.of(chosen.toPath()));
        }
    }
}
