package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.Patient;
import org.lesionlens.review.Patients;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.export.ExportPane;
import org.lesionlens.ui.export.FigureRequest;
import org.lesionlens.ui.export.FigureViewModel;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.ModelInUse;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.viewer.LesionView;

/** Takes what the page shows out of the program. */
final class ExportCommands {

    /** The command that takes a map of another kind out. */
    static final String FURTHER = "export-further";

    private final Texts texts = Texts.of(ExportCommands.class);
    private final SessionViewModel model;
    private final LesionExport lesion;
    private final ReportCommands reports;
    private final ComparisonCommands comparing;
    private final Pages pages;
    private final DialogLayer dialogs;
    private final ImageDecoder decoder;
    private final UiThreads threads;

    /**
     * @param view of the lesion that is exported
     * @param reports take the set as a whole, a patient's page and plots out
     * @param comparing takes the table of two judges out
     * @param pages of which the one shown is exported
     * @param dialogs shows the choices
     * @param decoder reads the photos of figures
     * @param threads of which {@code render} draws and writes
     */
    ExportCommands(
            SessionViewModel model,
            LesionView view,
            ReportCommands reports,
            ComparisonCommands comparing,
            Pages pages,
            DialogLayer dialogs,
            ImageDecoder decoder,
            UiThreads threads) {
        this.model = model;
        this.lesion = new LesionExport(model, view, dialogs, threads);
        this.reports = reports;
        this.comparing = comparing;
        this.pages = pages;
        this.dialogs = dialogs;
        this.decoder = decoder;
        this.threads = threads;
    }

    /** The first parts of the menu: pictures, and what is read of the whole set. */
    List<CommandGroup> groups() {
        var page =
                Command.of(
                                "export-picture",
                                texts.get("command.export-picture"),
                                "Shortcut+E",
                                this::exportShown)
                        .enabledBy(isSomethingShown());
        Command further =
                new Command(FURTHER, texts.get("command.export-further"), null, lesion::askFurther)
                        .enabledBy(isFurtherShown());
        Command many = new ManyPictures(model, dialogs, threads).command();
        String title = texts.get("menu.export");
        return List.of(
                new CommandGroup(title, List.of(page, further, many, reports.plots())),
                CommandGroup.apart(title, reports.all()));
    }

    private BooleanBinding isFurtherShown() {
        return Bindings.createBooleanBinding(
                () -> lesion.further().isPresent(),
                model.questions().attribution().shownProperty(),
                model.lesion().analysisProperty(),
                model.lesion().explainedProperty(),
                model.model().inUseProperty());
    }

    private BooleanBinding isSomethingShown() {
        return Bindings.createBooleanBinding(
                this::canExport,
                pages.shownProperty(),
                model.lesion().analysisProperty(),
                model.lesion().explainedProperty(),
                model.model().inUseProperty(),
                model.review().reviewProperty(),
                model.review().groups(),
                model.review().selectedProperty(),
                model.review().selection().filesProperty(),
                model.review().scores(),
                model.opinion().comparison().secondProperty());
    }

    private boolean canExport() {
        boolean hasSet =
                model.model().inUseProperty().get() != null
                        && !model.review().reviewProperty().get().cases().isEmpty();
        return switch (pages.shownProperty().get()) {
            case LESION -> lesion.explained().isPresent();
            case PATIENT -> hasSet && model.review().selectedProperty().get() != null;
            case GALLERY -> hasSet && canExportGallery();
            case MEASURES -> hasSet && model.review().scores().getValue().size() > 0;
            case COMPARISON -> model.opinion().comparison().secondProperty().get() != null;
            case TRAINING, METHODS -> false; // they write what they find
        };
    }

    /** Keys come here also where nothing is offered. */
    private void exportShown() {
        if (!canExport()) {
            return;
        }
        switch (pages.shownProperty().get()) {
            case LESION -> lesion.ask();
            case PATIENT -> patient().ifPresent(this::exportPatient);
            case GALLERY -> exportGallery();
            case MEASURES -> reports.askPlots();
            case COMPARISON -> comparing.saveTable();
            case TRAINING, METHODS -> throw new IllegalStateException("nothing is offered there");
        }
    }

    private Review review() {
        return model.review().reviewProperty().get();
    }

    private Optional<Patient> patient() {
        LesionImage selected = model.review().selectedProperty().get();
        return selected == null ? Optional.empty() : Patients.of(review()).of(selected);
    }

    private void exportPatient(Patient patient) {
        var images = review().cases().stream().map(ReviewCase::image).toList();
        show(
                new FigureNames(images, false).patientStem(patient.id()),
                patient.cases().size() > FigureViewModel.USUAL_COUNT,
                (contents, names) -> Optional.of(contents.patient(patient, names)));
    }

    /** True if the filter shows a lesion with a probability, or several are selected. */
    private boolean canExportGallery() {
        return model.review().selection().filesProperty().get().size() > 1
                || model.review().groups().getValue().entrySet().stream()
                        .anyMatch(entry ->
                                entry.getKey() != OutcomeGroup.UNSCORED
                                        && !entry.getValue().isEmpty());
    }

    /** The lesions that are selected, if they are several, else what the filter wants. */
    private void exportGallery() {
        List<ReviewCase> selected = selected();
        if (selected.size() > 1) {
            show(
                    "selection",
                    selected.size() > FigureViewModel.USUAL_COUNT,
                    (contents, _) ->
                            Optional.of(
                                    contents.selection(
                                            selected,
                                            "Selected lesions",
                                            selected.size() + " lesions")));
            return;
        }
        Map<OutcomeGroup, List<ReviewCase>> groups = model.review().groups().getValue();
        List<ReviewCase> shown = groups.values().stream().flatMap(List::stream).toList();
        List<ReviewCase> unlabelled = groups.getOrDefault(OutcomeGroup.UNLABELLED, List.of());
        Review whole = review();
        Set<Outcome> all = EnumSet.allOf(Outcome.class);
        show(
                "figure",
                true,
                (contents, _) ->
                        contents.confusion(whole, shown, all)
                                .or(() ->
                                        Optional.of(
                                                contents.picked(
                                                        unlabelled, "Lesions of unknown truth"))));
    }

    private List<ReviewCase> selected() {
        Set<Path> files = model.review().selection().filesProperty().get();
        return review().cases().stream().filter(one -> files.contains(one.image().file())).toList();
    }

    private void show(String stem, boolean isLarge, FigureRequest.Source source) {
        ModelInUse used = model.model().inUseProperty().get();
        if (used == null) {
            return;
        }
        var request =
                new FigureRequest(
                        stem,
                        FigureModel.of(used.classifier().card(), used.key(), review().cases()),
                        model.review().thresholdProperty().get(),
                        review().cases().stream().map(ReviewCase::image).toList(),
                        model.lesion().settings().style().get(),
                        isLarge,
                        source);
        var figure = new FigureViewModel(request, decoder, threads);
        var pane = ExportPane.of(figure, dialogs::dismiss, model.messages()::ended);
        dialogs.ask(pane, pane::close);
    }
}
