package org.lesionlens.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.ui.compare.ComparisonView.Surroundings;
import org.lesionlens.ui.compare.ComparisonViewModel;
import org.lesionlens.ui.dialog.FileChoosers;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ProbabilityWords;
import org.lesionlens.ui.session.ModelInUse;
import org.lesionlens.ui.session.SessionViewModel;

/** What a person can have done with two judges of one set. */
final class ComparisonCommands {

    private final Texts texts = Texts.of(ComparisonCommands.class);
    private final SessionViewModel model;
    private final ComparisonViewModel comparison;
    private final Supplier<Window> window;
    private final Pages pages;
    private final FileChoosers choosers;
    private final ObservableValue<String> firstName;

    /**
     * @param window that dialogs belong to
     * @param pages of which that of the comparison is shown when one begins
     */
    ComparisonCommands(SessionViewModel model, Supplier<Window> window, Pages pages) {
        this.model = model;
        this.comparison = model.comparison();
        this.window = window;
        this.pages = pages;
        this.choosers = new FileChoosers(model.files(), window);
        this.firstName =
                Bindings.createStringBinding(
                        this::firstName,
                        model.model().inUseProperty(),
                        model.review().reviewProperty());
        comparison
                .secondProperty()
                .subscribe((before, now) -> {
                    if (before == null && now != null) {
                        pages.show(Page.COMPARISON);
                    }
                });
        comparison
                .refusalProperty()
                .subscribe(why -> {
                    if (!why.isEmpty()) {
                        pages.show(Page.COMPARISON);
                    }
                });
    }

    private String firstName() {
        if (model.review().reviewProperty().get().source() == ProbabilitySource.TABLE) {
            return ProbabilityWords.name(ProbabilitySource.TABLE);
        }
        ModelInUse used = model.model().inUseProperty().get();
        return used == null ? texts.get("compare.noModel") : used.fileName();
    }

    /** The menu. */
    List<CommandGroup> groups() {
        return List.of(
                new CommandGroup(
                        texts.get("menu.compare"), List.of(compareModel(), export(), end())));
    }

    private Command compareModel() {
        return Command.of(
                        "compare-model",
                        texts.get("command.compare-model"),
                        "Shortcut+Shift+M",
                        () -> choosers.chooseSecondModel().ifPresent(model.second()::open))
                .enabledBy(model.set().foundProperty().isNotNull());
    }

    private Command export() {
        return new Command(
                        "compare-export",
                        texts.get("command.compare-export"),
                        null,
                        () ->
                                table(texts.get("compare.file"))
                                        .ifPresent(file ->
                                                model.tables()
                                                        .writeComparison(
                                                                comparison,
                                                                firstName.getValue(),
                                                                file)))
                .enabledBy(comparison.secondProperty().isNotNull());
    }

    private Command end() {
        return new Command(
                        "compare-end",
                        texts.get("command.compare-end"),
                        null,
                        () -> {
                            model.second().end();
                            comparison.end();
                        })
                .enabledBy(comparison.secondProperty().isNotNull());
    }

    private Optional<Path> table(String name) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().setAll(new ExtensionFilter("CSV", "*.csv"));
        return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
    }

    /** What the page stands in. */
    Surroundings around() {
        return new Surroundings(
                firstName,
                model.second().progress(),
                List.of(compareModel()),
                List.of(compareModel(), export(), end()),
                () -> pages.show(Page.GALLERY));
    }
}
