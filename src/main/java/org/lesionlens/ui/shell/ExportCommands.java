package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.Patient;
import org.lesionlens.review.Patients;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.export.ExportPane;
import org.lesionlens.ui.export.ExportRequest;
import org.lesionlens.ui.export.ExportViewModel;
import org.lesionlens.ui.export.FigurePane;
import org.lesionlens.ui.export.FigureRequest;
import org.lesionlens.ui.export.FigureViewModel;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.ModelInUse;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.viewer.LesionView;

/** Takes what the page shows out of the program. */
final class ExportCommands {

    private static final int HASH_DIGITS = 8;

    private final Texts texts = Texts.of(ExportCommands.class);
    private final SessionViewModel model;
    private final LesionView view;
    private final ReportCommands reports;
    private final Pages pages;
    private final DialogLayer dialogs;
    private final ImageDecoder decoder;
    private final UiThreads threads;

    /**
     * @param view of the lesion that is exported
     * @param reports take the set as a whole, a patient's page and plots out
     * @param pages of which the one shown is exported
     * @param dialogs shows the choices
     * @param decoder reads the photos of figures
     * @param threads of which {@code render} draws and writes
     */
    ExportCommands(
            SessionViewModel model,
            LesionView view,
            ReportCommands reports,
            Pages pages,
            DialogLayer dialogs,
            ImageDecoder decoder,
            UiThreads threads) {
        this.model = model;
        this.view = view;
        this.reports = reports;
        this.pages = pages;
        this.dialogs = dialogs;
        this.decoder = decoder;
        this.threads = threads;
    }

    List<Command> all() {
        List<Command> all = new ArrayList<>();
        all.add(
                Command.of(
                                "export-picture",
                                texts.get("command.export-picture"),
                                "Shortcut+E",
                                this::exportShown)
                        .enabledBy(isSomethingShown()));
        all.add(new ManyPictures(model, dialogs, threads).command());
        all.addAll(reports.all());
        return all;
    }

    private BooleanBinding isSomethingShown() {
        return Bindings.createBooleanBinding(
                this::canExport,
                pages.shownProperty(),
                model.lesion().analysisProperty(),
                model.model().inUseProperty(),
                model.review().reviewProperty(),
                model.review().scores());
    }

    private boolean canExport() {
        boolean hasSet =
                model.model().inUseProperty().get() != null
                        && !model.review().reviewProperty().get().cases().isEmpty();
        return switch (pages.shownProperty().get()) {
            case LESION -> model.lesion().analysisProperty().get() != null;
            case PATIENT, GALLERY -> hasSet;
            case MEASURES -> hasSet && model.review().scores().getValue().size() > 0;
            case COMPARISON -> false;
        };
    }

    private void exportShown() {
        switch (pages.shownProperty().get()) {
            case LESION -> exportLesion();
            case PATIENT -> patient().ifPresent(this::exportPatient);
            case GALLERY -> exportGallery();
            case MEASURES -> reports.askPlots();
            case COMPARISON -> {} // has a table of its own
        }
    }

    private void exportLesion() {
        Analysis shown = model.lesion().analysisProperty().get();
        double decision = model.review().ownThresholdProperty().get(); // as the screen calls it
        var seen = view.figure().seen(decision);
        var whole = view.figure().whole(decision);
        if (shown != null && seen.isPresent() && whole.isPresent()) {
            var request =
                    new ExportRequest(
                            shown,
                            model.photos().shownName(),
                            neutralName(),
                            pictured(),
                            seen.get(),
                            whole.get());
            var export = new ExportViewModel(request, threads);
            dialogs.show(new ExportPane(export, dialogs::dismiss), true);
        }
    }

    private Optional<ReviewCase> shownCase() {
        LesionImage shown = model.photos().shownProperty().get();
        return shown == null
                ? Optional.empty()
                : review().cases().stream()
                        .filter(one -> one.image().file().equals(shown.file()))
                        .findFirst();
    }

    private String neutralName() {
        return shownCase().map(one -> "Lesion " + (one.index() + 1)).orElse("Lesion");
    }

    /** By the model's own class, of which the picture tells the call. */
    private PicturedLesion pictured() {
        LesionImage shown = model.photos().shownProperty().get();
        ModelInUse used = model.model().inUseProperty().get();
        var lesion =
                shown == null
                        ? new PicturedLesion("", Truth.UNKNOWN, LesionFacts.NONE, "")
                        : new PicturedLesion(
                                "",
                                shownCase().map(one -> one.image().truth()).orElse(shown.truth()),
                                shown.facts(),
                                "");
        return used == null ? lesion : lesion.by(used.key());
    }

    private Review review() {
        return model.review().reviewProperty().get();
    }

    private Optional<Patient> patient() {
        LesionImage selected = model.review().selectedProperty().get();
        return selected == null ? Optional.empty() : Patients.of(review()).of(selected);
    }

    private void exportPatient(Patient patient) {
        show(
                "patient",
                false,
                (contents, names) ->
                        Optional.of(contents.patient(patient, names.patient(patient.id()))));
    }

    /** The lesions that are selected, if they are several, else what the filter wants. */
    private void exportGallery() {
        List<ReviewCase> selected = selected();
        if (selected.size() > 1) {
            show(
                    "selection",
                    false,
                    (contents, _) ->
                            Optional.of(
                                    contents.selection(
                                            selected,
                                            "Selected lesions",
                                            selected.size() + " lesions")));
            return;
        }
        List<ReviewCase> shown =
                model.review().groups().getValue().entrySet().stream()
                        .filter(entry -> entry.getKey() != OutcomeGroup.UNSCORED)
                        .flatMap(entry -> entry.getValue().stream())
                        .toList();
        if (shown.isEmpty()) {
            return;
        }
        var wanted = new Review(shown, review().source());
        Set<Outcome> all = EnumSet.allOf(Outcome.class);
        show(
                "figure",
                true,
                (contents, _) ->
                        contents.confusion(wanted, all)
                                .or(() ->
                                        Optional.of(
                                                contents.picked(
                                                        shown, "Lesions of unknown truth"))));
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
                        figureModel(used),
                        model.review().thresholdProperty().get(),
                        review().cases().stream().map(ReviewCase::image).toList(),
                        model.lesion().settings().style().get(),
                        isLarge,
                        source);
        var figure = new FigureViewModel(request, decoder, threads);
        dialogs.show(new FigurePane(figure, dialogs::dismiss), true);
    }

    private FigureModel figureModel(ModelInUse used) {
        var card = used.classifier().card();
        var looked = model.review().classesProperty().get();
        boolean isOwn = looked.isOwn() || looked.chosen() < 0;
        return new FigureModel(
                card.name(),
                used.key().hex().substring(0, HASH_DIGITS),
                isOwn ? card.output().positive() : looked.name(),
                card.targetLayer(),
                card.input());
    }
}
