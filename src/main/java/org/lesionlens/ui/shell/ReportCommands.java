package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.stage.Window;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Patient;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.export.ExportPane;
import org.lesionlens.ui.export.PlotsViewModel;
import org.lesionlens.ui.export.ReportPane;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.SaveChooser;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.methods.MethodsResult;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.session.SetReports;

/** Takes a report of the set, a patient's page and plots out of the program. */
final class ReportCommands {

    private static final List<String> PAPERS = List.of("a4", "letter");

    private final Texts texts = Texts.of(ReportCommands.class);
    private final SessionViewModel model;
    private final SetReports reports;
    private final Supplier<MeasuredUnit> unit;
    private final DialogLayer dialogs;
    private final Supplier<Window> window;
    private final UiThreads threads;

    /**
     * @param unit what measures count
     * @param dialogs shows what asks
     * @param window that dialogs belong to
     * @param threads of which {@code render} draws and writes plots
     */
    ReportCommands(
            SessionViewModel model,
            Supplier<MeasuredUnit> unit,
            DialogLayer dialogs,
            Supplier<Window> window,
            UiThreads threads) {
        this.model = model;
        this.reports = model.reports();
        this.unit = unit;
        this.dialogs = dialogs;
        this.window = window;
        this.threads = threads;
    }

    /** A report of the set, and a patient's page. */
    List<Command> all() {
        var isScored =
                model.review()
                        .reviewProperty()
                        .map(set ->
                                set.cases().stream().anyMatch(one -> one.prediction().isPresent()));
        var isPatients =
                Bindings.createBooleanBinding(
                        () -> model.model().inUseProperty().get() != null && isOfPatient(),
                        model.model().inUseProperty(),
                        model.review().selectedProperty());
        return List.of(
                command("report", this::askReport).enabledBy(isScored),
                command("patient", this::askPatient).enabledBy(isPatients));
    }

    /** The plots of the page Measures. */
    Command plots() {
        var isJudged = // plots name the model, whoever's the probabilities are
                Bindings.createBooleanBinding(
                        () ->
                                model.model().inUseProperty().get() != null
                                        && model.review().scores().getValue().size() > 0,
                        model.model().inUseProperty(),
                        model.review().scores());
        return command("plots", this::askPlots).enabledBy(isJudged);
    }

    private Command command(String what, Runnable action) {
        return new Command("export-" + what, texts.get("command.export-" + what), null, action);
    }

    private boolean isOfPatient() {
        LesionImage selected = model.review().selectedProperty().get();
        return selected != null && !selected.patient().isEmpty();
    }

    private void askReport() {
        Optional<MethodsSummary> methods =
                model.studies()
                        .methods()
                        .resultProperty()
                        .get()
                        .map(MethodsResult::summary)
                        .filter(found -> !found.photos().isEmpty());
        dialogs.show(
                new ReportPane(
                        "report",
                        List.of(),
                        methods.map(found -> found.photos().size()).orElse(0),
                        chosen ->
                                choose("report", texts.get("report.file"), ".html")
                                        .ifPresent(file ->
                                                reports.writeReport(
                                                        file,
                                                        unit.get(),
                                                        chosen.named(),
                                                        methods.filter(_ -> chosen.methods()),
                                                        program())),
                        dialogs::dismiss),
                true);
    }

    private void askPatient() {
        reports.patient()
                .ifPresent(patient ->
                        dialogs.show(
                                new ReportPane(
                                        "patient",
                                        PAPERS,
                                        0,
                                        chosen ->
                                                savePatient(
                                                        patient, chosen.named(), chosen.paper()),
                                        dialogs::dismiss),
                                true));
    }

    private void savePatient(Patient patient, boolean named, String paper) {
        FigurePaper sheet = FigurePaper.named(paper).orElseThrow();
        choose("patient", reports.suggestedName(patient, named), ".pdf")
                .ifPresent(file -> reports.writePatient(file, patient, sheet, named));
    }

    /** Offers the plots of the page Measures. */
    void askPlots() {
        reports.measured(unit.get())
                .ifPresent(set -> {
                    var pane =
                            ExportPane.of(
                                    new PlotsViewModel(set, threads),
                                    dialogs::dismiss,
                                    model.messages()::ended);
                    dialogs.ask(pane, pane::close);
                });
    }

    private Optional<Path> choose(String what, String name, String ending) {
        return new SaveChooser(window.get())
                .file(texts.get("command.export-" + what), name, List.of(ending));
    }

    /** As the jar's manifest says; run from classes there is no version. */
    private static String program() {
        String version = ReportCommands.class.getPackage().getImplementationVersion();
        return "lesionlens " + (version == null ? "development" : version);
    }
}
