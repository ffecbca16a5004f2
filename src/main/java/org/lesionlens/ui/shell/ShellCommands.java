package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.lesionlens.ui.dialog.AboutDialog;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.dialog.FileChoosers;
import org.lesionlens.ui.dialog.KeysDialog;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.KeyNames;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.LesionSelection;
import org.lesionlens.ui.session.PhotoPosition;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;

/** What a person can have done in the window, whatever is shown in it. */
final class ShellCommands {

    private static final int ALL = Integer.MAX_VALUE;

    private final Texts texts = Texts.of(ShellCommands.class);
    private final SessionViewModel model;
    private final FileChoosers choosers;
    private final Optional<Path> samples;
    private final CurrentSettings settings;
    private final InspectorFold fold;
    private final ShellWindow window;
    private final Pages pages;
    private final DialogLayer dialogs;
    private final MarkCommands marks;
    private final Runnable check;
    private final LabelCommands labels;
    private final List<CommandGroup> groups;

    /**
     * @param samples folder of the sample photos, if they are installed
     * @param fold whether the inspector is folded away
     * @param marks say something of photos
     * @param check has this installation checked
     * @param viewing commands of the views; a group with the title of one of these is joined to it
     */
    ShellCommands(
            SessionViewModel model,
            Optional<Path> samples,
            CurrentSettings settings,
            InspectorFold fold,
            ShellWindow window,
            Pages pages,
            DialogLayer dialogs,
            MarkCommands marks,
            Runnable check,
            List<CommandGroup> viewing) {
        this.model = model;
        this.choosers = new FileChoosers(model.files(), window::get);
        this.samples = samples;
        this.settings = settings;
        this.fold = fold;
        this.window = window;
        this.pages = pages;
        this.dialogs = dialogs;
        this.marks = marks;
        this.check = check;
        this.labels = new LabelCommands(model, dialogs);
        var edit = new CommandGroup(texts.get("menu.edit"), List.of()); // filled by the views
        List<CommandGroup> all = new ArrayList<>(List.of(file(), edit, view(), go()));
        all.addAll(viewing);
        all.add(new CommandGroup(texts.get("menu.edit"), selecting()));
        all.add(new CommandGroup(texts.get("menu.edit"), marks.ofSelection()));
        all.add(new CommandGroup(texts.get("menu.export"), List.of(marks.exporting())));
        all.add(help());
        this.groups = List.copyOf(CommandGroup.merged(all));
    }

    /** All groups, in the order of the menus. */
    List<CommandGroup> groups() {
        return groups;
    }

    /** The command of this id. */
    Command command(String id) {
        return groups.stream()
                .flatMap(group -> group.commands().stream())
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command " + id));
    }

    /** What opens something. */
    List<Command> opening() {
        return file().items().stream().filter(item -> item.id().startsWith("open-")).toList();
    }

    private CommandGroup file() {
        List<Command> commands = new ArrayList<>();
        commands.add(command("open-photos", "Shortcut+O", choosers::choosePhotos));
        commands.add(command("open-folder", "Shortcut+Shift+O", choosers::chooseFolder));
        commands.add(command("open-model", "Shortcut+M", choosers::chooseModel));
        samples.ifPresent(where ->
                commands.add(
                        command(
                                "open-samples",
                                "Shortcut+D",
                                () -> model.files().openSamples(where))));
        commands.add(
                new Command("edit-card", label("edit-card"), null, model.model().cards()::edit)
                        .enabledBy(model.model().inUseProperty().isNotNull()));
        commands.add(
                new Command("bfloat16", label("bfloat16"), null, () -> model.precision().toggle())
                        .enabledBy(model.model().inUseProperty().isNotNull())
                        .checkedBy(model.precision().isUsed()));
        commands.add(
                new Command("watch-training", label("watch-training"), null, this::watchTraining)
                        .enabledBy(
                                model.studies().training().setProperty().map(Optional::isPresent)));
        commands.add(
                new Command(
                                "compare-methods",
                                label("compare-methods"),
                                null,
                                () -> pages.show(Page.METHODS))
                        .enabledBy(model.set().foundProperty().isNotNull()));
        commands.addAll(labels.all());
        commands.add(marks.importing());
        commands.add(command("quit", "Shortcut+Q", window::close));
        return new CommandGroup(texts.get("menu.file"), commands);
    }

    private CommandGroup view() {
        String fullScreen = KeyNames.isMac() ? "Shortcut+Ctrl+F" : "F11";
        return new CommandGroup(
                texts.get("menu.view"),
                List.of(
                        command("fold-patients", "F9", this::foldPatients)
                                .checkedBy(
                                        settings.settingsProperty()
                                                .map(now -> !now.patientsFolded())),
                        command("fold-inspector", "F10", fold::toggle)
                                .checkedBy(fold.folded().map(away -> !away)),
                        command("full-screen", fullScreen, window::toggleFullScreen)));
    }

    private CommandGroup go() {
        var place = model.photos().position();
        var forwards = place.map(PhotoPosition::hasNext);
        var backwards = place.map(PhotoPosition::hasPrevious);
        return new CommandGroup(
                texts.get("menu.go"),
                List.of(
                        page("lesion", 1, Page.LESION),
                        page("patient", 2, Page.PATIENT),
                        page("gallery", 3, Page.GALLERY),
                        page("measures", 4, Page.MEASURES),
                        page("comparison", 5, Page.COMPARISON),
                        page("training", 6, Page.TRAINING),
                        page("methods", 7, Page.METHODS),
                        command("page-back", KeyCode.ESCAPE, this::endOrGoBack),
                        step("next", KeyCode.RIGHT, 1).enabledBy(forwards),
                        step("next", KeyCode.PAGE_DOWN, 1).enabledBy(forwards),
                        step("previous", KeyCode.LEFT, -1).enabledBy(backwards),
                        step("previous", KeyCode.PAGE_UP, -1).enabledBy(backwards),
                        step("first", KeyCode.HOME, -ALL).enabledBy(backwards),
                        step("last", KeyCode.END, ALL).enabledBy(forwards),
                        command("all-photos", "Shortcut+L", model.review()::widen)
                                .enabledBy(model.review().narrowed())));
    }

    private List<Command> selecting() {
        var isOpen = model.review().reviewProperty().map(set -> !set.cases().isEmpty());
        var several = model.review().selection().filesProperty().map(files -> !files.isEmpty());
        return List.of(
                command("select-all", "Shortcut+A", this::selectAll).enabledBy(isOpen),
                command("select-none", "Shortcut+Shift+A", model.review().selection()::end)
                        .enabledBy(several));
    }

    /** What is seen: on a patient's page the patient's, elsewhere what the filter wants. */
    private void selectAll() {
        boolean isPatient = pages.shownProperty().get() == Page.PATIENT;
        model.review()
                .selection()
                .all(isPatient ? model.patients().pageLesions() : model.review().shown());
    }

    /** Escape ends what was begun last. */
    private void endOrGoBack() {
        LesionSelection selection = model.review().selection();
        var adjusting = model.lesion().adjustingProperty();
        if (window.fullScreenProperty().get()) {
            window.toggleFullScreen();
        } else if (pages.shownProperty().get() == Page.LESION && adjusting.get()) {
            adjusting.set(false);
        } else if (selection.filesProperty().get().isEmpty()) {
            pages.back();
        } else {
            selection.end();
        }
    }

    private CommandGroup help() {
        return new CommandGroup(
                texts.get("menu.help"),
                List.of(
                        command("keys", KeyCode.F1, this::showKeys),
                        command("keys", new KeyCharacterCombination("?"), this::showKeys),
                        new Command("check", label("check"), null, check),
                        new Command("about", label("about"), null, this::showAbout)));
    }

    private Command page(String name, int digit, Page page) {
        return command("page-" + name, "Shortcut+" + digit, () -> pages.show(page))
                .checkedBy(pages.shownProperty().map(now -> now == page));
    }

    private Command command(String id, String keys, Runnable action) {
        return Command.of(id, label(id), keys, action);
    }

    private Command step(String id, KeyCode key, int steps) {
        return command(id, key, () -> model.photos().move(steps));
    }

    private Command command(String id, KeyCode key, Runnable action) {
        return command(id, new KeyCodeCombination(key), action);
    }

    private Command command(String id, KeyCombination keys, Runnable action) {
        return new Command(id, label(id), keys, action);
    }

    private String label(String id) {
        return texts.get("command." + id);
    }

    private void watchTraining() {
        pages.show(Page.TRAINING);
        choosers.chooseTraining().ifPresent(model.studies().training()::choose);
    }

    private void foldPatients() {
        settings.change(now -> now.withPatientsFolded(!now.patientsFolded()));
    }

    private void showKeys() {
        dialogs.show(new KeysDialog().of(groups, dialogs::dismiss), true);
    }

    private void showAbout() {
        dialogs.show(AboutDialog.of(model.model().classifier().getValue(), dialogs::dismiss), true);
    }
}
