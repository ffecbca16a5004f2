package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.stage.Window;
import org.lesionlens.reading.Reader;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.compare.ComparisonView.Surroundings;
import org.lesionlens.ui.compare.ComparisonViewModel;
import org.lesionlens.ui.compare.SecondJudge;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.dialog.FileChoosers;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.SaveChooser;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.reading.ReaderChoice;
import org.lesionlens.ui.reading.ReadingChoices;
import org.lesionlens.ui.reading.ReadingSetup;
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
    private final DialogLayer dialogs;
    private final ObservableValue<String> firstName;

    /**
     * @param dialogs shows what asks
     * @param window that dialogs belong to
     * @param pages of which that of the comparison is shown when one begins
     */
    ComparisonCommands(
            SessionViewModel model, DialogLayer dialogs, Supplier<Window> window, Pages pages) {
        this.model = model;
        this.dialogs = dialogs;
        this.comparison = model.opinion().comparison();
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
                        texts.get("menu.compare"),
                        List.of(readBlind(), compareModel(), compareReader(), swap(), end())));
    }

    /** Their part of the menu of exports. */
    CommandGroup exports() {
        return CommandGroup.apart(texts.get("menu.export"), List.of(export(), exportReadings()));
    }

    private Command compareModel() {
        return Command.of(
                        "compare-model",
                        texts.get("command.compare-model"),
                        "Shortcut+Shift+M",
                        () -> choosers.chooseSecondModel().ifPresent(model.opinion().model()::open))
                .enabledBy(model.set().foundProperty().isNotNull());
    }

    private Command readBlind() {
        return Command.of("read-blind", texts.get("command.read-blind"), "Shortcut+B", this::askHow)
                .enabledBy(model.set().foundProperty().isNotNull());
    }

    private void askHow() {
        ObservableValue<List<ReviewCase>> wanted =
                Bindings.createObjectBinding(
                        model.review()::wantedWithoutTelling,
                        model.review().reviewProperty(),
                        model.review().sequence());
        model.opinion()
                .readers()
                .ask(readers ->
                        dialogs.show(
                                new ReadingSetup(
                                        new ReadingSetup.Subject(
                                                model.opinion().readers().sought(),
                                                wanted.map(List::size),
                                                model.review().filterProperty().get(),
                                                readers),
                                        choices ->
                                                model.opinion()
                                                        .reading()
                                                        .start(choices, wanted.getValue()),
                                        dialogs::dismiss),
                                true));
    }

    private Command compareReader() {
        return new Command(
                        "compare-reader",
                        texts.get("command.compare-reader"),
                        null,
                        () -> model.opinion().readers().ask(this::choose))
                .enabledBy(model.set().foundProperty().isNotNull());
    }

    private void choose(List<Reader> readers) {
        if (readers.isEmpty()) {
            model.messages().noReaders();
        } else if (readers.size() == 1) {
            compare(readers.getFirst());
        } else {
            dialogs.show(new ReaderChoice(readers, this::compare, dialogs::dismiss), true);
        }
    }

    private void compare(Reader reader) {
        model.opinion().model().end();
        model.opinion().readers().compare(reader);
        pages.show(Page.COMPARISON);
    }

    /** Ends a reading and shows how it went. */
    void compareReading() {
        model.opinion()
                .reading()
                .choices()
                .map(ReadingChoices::reader)
                .ifPresent(reader -> {
                    model.opinion().reading().leave();
                    compare(reader);
                });
    }

    private Command exportReadings() {
        return new Command(
                        "export-readings",
                        texts.get("command.export-readings"),
                        null,
                        () ->
                                table("export-readings", "compare.readings")
                                        .ifPresent(model.opinion().readers()::export))
                .enabledBy(
                        model.set()
                                .foundProperty()
                                .isNotNull()
                                .and(model.opinion().readers().isReadProperty()));
    }

    private Command export() {
        return new Command(
                        "compare-export",
                        texts.get("command.compare-export"),
                        null,
                        this::saveTable)
                .enabledBy(comparison.secondProperty().isNotNull());
    }

    /** Asks where the table of both judges is to be saved, and saves it. */
    void saveTable() {
        table("compare-export", "compare.file")
                .ifPresent(file ->
                        model.opinion()
                                .tables()
                                .writeComparison(comparison, firstName.getValue(), file));
    }

    private Command swap() {
        return new Command(
                        "compare-swap",
                        texts.get("command.compare-swap"),
                        null,
                        model.opinion().model()::swap)
                .enabledBy(
                        Bindings.createBooleanBinding(this::isModel, comparison.secondProperty()));
    }

    private boolean isModel() {
        SecondJudge judge = comparison.secondProperty().get();
        return judge != null && !judge.isReader();
    }

    private Command end() {
        return new Command(
                        "compare-end",
                        texts.get("command.compare-end"),
                        null,
                        () -> {
                            model.opinion().model().end();
                            comparison.end();
                        })
                .enabledBy(comparison.secondProperty().isNotNull());
    }

    private Optional<Path> table(String what, String name) {
        return new SaveChooser(window.get())
                .file(texts.get("command." + what), texts.get(name), List.of(".csv"));
    }

    /** What the page stands in. */
    Surroundings around() {
        return new Surroundings(
                firstName,
                model.opinion().model().progress(),
                List.of(compareModel(), compareReader(), readBlind()),
                List.of(compareModel(), compareReader(), readBlind(), swap(), export(), end()),
                () -> pages.show(Page.GALLERY));
    }
}
