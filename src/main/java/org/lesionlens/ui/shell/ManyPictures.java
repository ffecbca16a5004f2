package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.export.PictureFolder;
import org.lesionlens.review.Patients;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.export.ManyPane;
import org.lesionlens.ui.export.ManyRequest;
import org.lesionlens.ui.export.ManyRequest.Choice;
import org.lesionlens.ui.export.ManyRequest.Which;
import org.lesionlens.ui.export.ManyViewModel;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.ModelInUse;
import org.lesionlens.ui.session.SessionViewModel;

/** Takes pictures of many lesions out of the program, one file each. */
final class ManyPictures {

    private static final int HASH_DIGITS = 8;

    private final Texts texts = Texts.of(ManyPictures.class);
    private final SessionViewModel model;
    private final DialogLayer dialogs;
    private final UiThreads threads;

    /**
     * @param dialogs shows the choices
     * @param threads of which a worker explains, draws and writes
     */
    ManyPictures(SessionViewModel model, DialogLayer dialogs, UiThreads threads) {
        this.model = model;
        this.dialogs = dialogs;
        this.threads = threads;
    }

    Command command() {
        var canBegin =
                Bindings.createBooleanBinding(
                        () ->
                                model.model().inUseProperty().get() != null
                                        && !review().cases().isEmpty(),
                        model.model().inUseProperty(),
                        model.review().reviewProperty());
        return new Command("export-pictures", texts.get("command.export-pictures"), null, this::ask)
                .enabledBy(canBegin);
    }

    private Review review() {
        return model.review().reviewProperty().get();
    }

    private void ask() {
        ModelInUse used = model.model().inUseProperty().get();
        if (used == null) {
            return;
        }
        Classifier classifier = used.classifier();
        Analysis shown = model.lesion().analysisProperty().get();
        boolean isOfModel = shown != null && shown.card().equals(classifier.card());
        int classIndex =
                isOfModel
                        ? shown.explanation().classIndex()
                        : classifier.card().output().positiveIndex();
        CamMethod method = isOfModel ? shown.explanation().method() : CamMethod.GRAD_CAM;
        var request =
                new ManyRequest(
                        choices(),
                        review().cases().stream().map(ReviewCase::image).toList(),
                        model.lesion().settings().style().get(),
                        model.review().ownThresholdProperty().get(),
                        new PictureFolder.Asked(
                                classifier.card().output().classes().get(classIndex),
                                method,
                                used.key().hex().substring(0, HASH_DIGITS)),
                        one ->
                                model.explainer()
                                        .explain(one.image(), classifier, classIndex, method));
        var many = new ManyViewModel(request, threads);
        var pane = new ManyPane(many, dialogs::dismiss, model.messages()::ended);
        dialogs.ask(pane, pane::close);
    }

    /** The narrowest first. */
    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        Set<Path> files = model.review().selection().filesProperty().get();
        add(choices, Which.SELECTION, selected(files));
        LesionImage one = model.review().selectedProperty().get();
        if (one != null && !one.patient().isEmpty()) {
            Patients.of(review())
                    .of(one)
                    .ifPresent(patient -> add(choices, Which.PATIENT, patient.cases()));
        }
        if (model.review().narrowed().getValue()) {
            add(
                    choices,
                    Which.FILTER,
                    model.review().groups().getValue().values().stream()
                            .flatMap(List::stream)
                            .toList());
        }
        add(choices, Which.SET, review().cases());
        return choices;
    }

    private List<ReviewCase> selected(Set<Path> files) {
        return review().cases().stream().filter(one -> files.contains(one.image().file())).toList();
    }

    private static void add(List<Choice> choices, Which which, List<ReviewCase> cases) {
        if (!cases.isEmpty()) {
            choices.add(new Choice(which, cases));
        }
    }
}
