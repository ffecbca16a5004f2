package org.lesionlens.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Patient;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.report.PlotsPane;
import org.lesionlens.ui.report.PlotsViewModel;
import org.lesionlens.ui.report.ReportPane;
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
        var isJudged = // plots name the model, whoever's the probabilities are
                Bindings.createBooleanBinding(
                        () ->
                                model.model().inUseProperty().get() != null
                                        && model.review().scores().getValue().size() > 0,
                        model.model().inUseProperty(),
                        model.review().scores());
        return List.of(
                new Command(
                                "export-report",
                                texts.get("command.export-report"),
                                null,
                                this::askReport)
                        .enabledBy(isScored),
                new Command(
                                "export-patient",
                                texts.get("command.export-patient"),
                                null,
                                this::askPatient)
                        .enabledBy(isPatients),
                new Command("export-plots", texts.get("command.export-plots"), null, this::askPlots)
                        .enabledBy(isJudged));
    }

    private boolean isOfPatient() {
        LesionImage selected = model.review().selectedProperty().get();
        return selected != null && !selected.patient().isEmpty();
    }

    private void askReport() {
        dialogs.show(
                new ReportPane(
                        "report",
                        List.of(),
                        (named, _) ->
                                choose(texts.get("report.file"), "HTML", "*.html")
                                        .ifPresent(file ->
                                                reports.writeReport(
                                                        file, unit.get(), named, program())),
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
                                        (named, paper) -> savePatient(patient, named, paper),
                                        dialogs::dismiss),
                                true));
    }

    private void savePatient(Patient patient, boolean named, String paper) {
        FigurePaper sheet = FigurePaper.named(paper).orElseThrow();
        choose(reports.suggestedName(patient, named), "PDF", "*.pdf")
                .ifPresent(file -> reports.writePatient(file, patient, sheet, named));
    }

    /** Offers the plots of the page Measures. */
    void askPlots() {
        reports.measured(unit.get())
                .ifPresent(set -> {
                    var pane = new PlotsPane(new PlotsViewModel(set, threads), dialogs::dismiss);
                    dialogs.ask(pane, pane::close);
                });
    }

    private Optional<Path> choose(String name, String kind, String pattern) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().setAll(new ExtensionFilter(kind, pattern));
        return Optional.ofNullable(chooser.showSaveDialog(window.get())).map(File::toPath);
    }

    /** As the jar's manifest says; run from classes there is no version. */
    private static String program() {
        String version = ReportCommands.class.getPackage().getImplementationVersion();
        return "lesionlens " + (version == null ? "development" : version);
    }
}
