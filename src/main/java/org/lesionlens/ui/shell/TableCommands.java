package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.SaveChooser;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.ResultsExport;
import org.lesionlens.ui.session.SessionViewModel;

/** Takes what is known of the open set out of the window, as tables. */
final class TableCommands {

    private static final String CSV = ".csv";
    private static final String JSON = ".json";

    private final Texts texts = Texts.of(TableCommands.class);
    private final SessionViewModel model;
    private final Supplier<MeasuredUnit> unit;
    private final Supplier<Window> owner;

    /**
     * @param unit what the measures count
     * @param owner the window that dialogs belong to
     */
    TableCommands(SessionViewModel model, Supplier<MeasuredUnit> unit, Supplier<Window> owner) {
        this.model = model;
        this.unit = unit;
        this.owner = owner;
    }

    /** Their part of the menu of exports. */
    CommandGroup group() {
        ResultsExport tables = model.opinion().results();
        return CommandGroup.apart(
                texts.get("menu.export"),
                List.of(
                        Command.of(
                                        "export-results",
                                        texts.get("command.export-results"),
                                        "Shortcut+Shift+E",
                                        () -> choose("results", List.of(CSV), tables::writeResults))
                                .enabledBy(model.set().foundProperty().isNotNull()),
                        measures("measures", List.of(CSV, JSON), tables::writeMeasures),
                        measures("matrix", List.of(CSV), tables::writeMatrix),
                        measures("curves", List.of(CSV), tables::writeCurves)));
    }

    private Command measures(
            String what, List<String> endings, BiConsumer<MeasuredUnit, Path> write) {
        return new Command(
                        "export-" + what,
                        texts.get("command.export-" + what),
                        null,
                        () -> choose(what, endings, file -> write.accept(unit.get(), file)))
                .enabledBy(model.set().foundProperty().isNotNull());
    }

    private void choose(String what, List<String> endings, Consumer<Path> write) {
        new SaveChooser(owner.get())
                .file(texts.get("command.export-" + what), texts.get("table." + what), endings)
                .ifPresent(write);
    }
}
