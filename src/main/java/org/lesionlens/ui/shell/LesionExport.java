package org.lesionlens.ui.shell;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.export.AttributedPhoto;
import org.lesionlens.export.AttributionFigure;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.attribution.ShownAttribution;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.export.AttributionExport;
import org.lesionlens.ui.export.AttributionRequest;
import org.lesionlens.ui.export.ExportPane;
import org.lesionlens.ui.export.ExportRequest;
import org.lesionlens.ui.export.ExportViewModel;
import org.lesionlens.ui.session.ModelInUse;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.viewer.LesionView;

/** Takes the lesion that is shown out of the program, with the one that it is compared with. */
final class LesionExport {

    private final SessionViewModel model;
    private final LesionView view;
    private final DialogLayer dialogs;
    private final UiThreads threads;
    private ExportRequest.@Nullable Pinned pinned;

    /**
     * @param view of the lesion
     * @param dialogs shows the choices
     * @param threads of which {@code render} draws and writes
     */
    LesionExport(SessionViewModel model, LesionView view, DialogLayer dialogs, UiThreads threads) {
        this.model = model;
        this.view = view;
        this.dialogs = dialogs;
        this.threads = threads;
        model.lesion()
                .pinnedProperty()
                .subscribe(
                        newest -> // now it is the one that is shown
                        pinned =
                                        newest == null
                                                ? null
                                                : new ExportRequest.Pinned(
                                                        model.photos().shownName(),
                                                        neutralName(),
                                                        pictured()));
    }

    /**
     * What is shown, if the model in use has said it: while another one is loaded, the former's
     * stays on the screen, and the hash in the picture would not be its own.
     */
    Optional<Analysis> explained() {
        ModelInUse used = model.model().inUseProperty().get();
        return Optional.ofNullable(model.lesion().analysisProperty().get())
                .filter(_ -> used != null && model.lesion().explainedProperty().get())
                .filter(shown -> used != null && shown.card().equals(used.classifier().card()));
    }

    /** Asks how it is wanted. */
    void ask() {
        Analysis shown = explained().orElse(null);
        double decision = model.review().ownThresholdProperty().get(); // as the screen calls it
        var seen = view.figure().seen(decision);
        var whole = view.figure().whole(decision);
        if (shown != null && seen.isPresent() && whole.isPresent()) {
            boolean isCompared = whole.get().layout().pinned() != null;
            var request =
                    new ExportRequest(
                            shown,
                            model.photos().shownName(),
                            neutralName(),
                            neutralStem(),
                            pictured(),
                            isCompared ? pinned : null,
                            seen.get(),
                            whole.get());
            var export = new ExportViewModel(request, threads);
            var pane = ExportPane.of(export, dialogs::dismiss, model.messages()::ended);
            dialogs.ask(pane, pane::close);
        }
    }

    /** The map of another kind that is shown and finished, if the model in use has made it. */
    Optional<ShownAttribution> further() {
        return Optional.ofNullable(model.questions().attribution().shownProperty().get())
                .filter(ShownAttribution::finished)
                .filter(_ -> explained().isPresent());
    }

    /** Asks where that map is wanted. */
    void askFurther() {
        further()
                .ifPresent(shown -> {
                    var analysis = shown.analysis();
                    var attributed =
                            new AttributedPhoto(
                                    analysis.card(),
                                    analysis.explanation().classIndex(),
                                    analysis.prepared(),
                                    analysis.pass(),
                                    shown.attribution(),
                                    Optional.ofNullable(
                                            model.lesion().otherPixelsProperty().get()));
                    var figure =
                            new AttributionFigure(
                                    model.lesion().settings().style().get(),
                                    shown.look(),
                                    model.review().ownThresholdProperty().get());
                    var request =
                            new AttributionRequest(
                                    attributed,
                                    model.photos().shownName(),
                                    neutralName(),
                                    neutralStem(),
                                    pictured(),
                                    figure);
                    var export = new AttributionExport(request, threads);
                    var pane = ExportPane.of(export, dialogs::dismiss, model.messages()::ended);
                    dialogs.ask(pane, pane::close);
                });
    }

    private Optional<ReviewCase> shownCase() {
        LesionImage shown = model.photos().shownProperty().get();
        return shown == null
                ? Optional.empty()
                : model.review().reviewProperty().get().cases().stream()
                        .filter(one -> one.image().file().equals(shown.file()))
                        .findFirst();
    }

    private String neutralName() {
        return shownCase().map(one -> names().lesion(one)).orElse("Lesion");
    }

    private String neutralStem() {
        return shownCase().map(one -> names().fileStem(one)).orElse("lesion");
    }

    /** Numbers, as in the figures of the set. */
    private FigureNames names() {
        List<ReviewCase> all = model.review().reviewProperty().get().cases();
        return new FigureNames(all.stream().map(ReviewCase::image).toList(), false);
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
}
