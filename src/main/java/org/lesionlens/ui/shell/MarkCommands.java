package org.lesionlens.ui.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.marks.TagsCsv;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.dialog.NoteDialog;
import org.lesionlens.ui.dialog.TagsDialog;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.SaveChooser;
import org.lesionlens.ui.fx.ShownFile;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.LesionMenu;
import org.lesionlens.ui.session.SessionViewModel;

/** What a person can say of photos, and the menu that stands at each. */
final class MarkCommands implements LesionMenu.Actions {

    private final Texts texts = Texts.of(MarkCommands.class);
    private final SessionViewModel model;
    private final Pages pages;
    private final DialogLayer dialogs;
    private final Supplier<Window> owner;

    /**
     * @param owner the window that dialogs belong to
     */
    MarkCommands(SessionViewModel model, Pages pages, DialogLayer dialogs, Supplier<Window> owner) {
        this.model = model;
        this.pages = pages;
        this.dialogs = dialogs;
        this.owner = owner;
    }

    /** The commands of the selection. */
    List<Command> ofSelection() {
        ObservableValue<Boolean> isAny = model.review().selectedProperty().isNotNull();
        return List.of(
                Command.of("tags", texts.get("command.tags"), "Shortcut+T", this::askTags)
                        .enabledBy(isAny),
                Command.of("note", texts.get("command.note"), "Shortcut+N", this::askNote)
                        .enabledBy(isAny));
    }

    /** Writes them to a table. */
    Command exporting() {
        var isSaid =
                Bindings.createBooleanBinding(
                        () -> isAnythingSaid(),
                        model.review().reviewProperty(),
                        model.marks().model().changesProperty());
        return new Command(
                        "export-tags", texts.get("command.export-tags"), null, this::chooseExport)
                .enabledBy(isSaid);
    }

    /** Reads them from a table. */
    Command importing() {
        var isOpen = model.review().reviewProperty().map(set -> !set.cases().isEmpty());
        return new Command(
                        "import-tags", texts.get("command.import-tags"), null, this::chooseImport)
                .enabledBy(isOpen);
    }

    private boolean isAnythingSaid() {
        return model.review().reviewProperty().get().cases().stream()
                .anyMatch(one -> !one.marks().isEmpty());
    }

    private void chooseExport() {
        new SaveChooser(owner.get())
                .file(texts.get("command.export-tags"), TagsCsv.FILE, List.of(".csv"))
                .ifPresent(model.marks().tables()::exportTo);
    }

    private void chooseImport() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("command.import-tags"));
        chooser.setInitialFileName(TagsCsv.FILE);
        chooser.getExtensionFilters().setAll(new ExtensionFilter("CSV", "*.csv"));
        File chosen = chooser.showOpenDialog(owner.get());
        if (chosen != null) {
            model.marks().tables().importFrom(chosen.toPath());
        }
    }

    @Override
    public void open() {
        pages.show(Page.LESION);
    }

    @Override
    public void openPatient() {
        pages.show(Page.PATIENT);
    }

    @Override
    public void askTags() {
        List<LesionImage> selected = model.review().selection().lesions();
        if (!selected.isEmpty()) {
            dialogs.show(TagsDialog.of(model.marks().model(), selected, dialogs::dismiss), true);
        }
    }

    @Override
    public void askNote() {
        List<LesionImage> selected = model.review().selection().lesions();
        if (!selected.isEmpty()) {
            dialogs.ask(
                    NoteDialog.of(model.marks().model(), selected, dialogs::dismiss),
                    dialogs::dismiss);
        }
    }

    @Override
    public void showFile(Path file) {
        try {
            ShownFile.show(file);
        } catch (IOException e) {
            model.messages().cannotShowFile(file);
        }
    }
}
