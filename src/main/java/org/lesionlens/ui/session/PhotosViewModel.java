package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.Prefetch;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.ui.session.FoundFiles.Failure;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Which of the open photos is shown; has its neighbours ready before they are wanted. */
public final class PhotosViewModel implements AutoCloseable {

    private static final int AT_HAND = 3; // the shown one and its neighbours

    private record Look(Path file, Classifier classifier) {}

    private final Analyzer analyzer;
    private final LesionViewModel lesion;
    private final Consumer<List<Failure>> teller;
    private final Prefetch<Look, Analysis> looks;
    private final LatestJob<Analysis> explaining;
    private final BooleanBinding busy;
    private final ReadOnlyObjectWrapper<OpenPhotos> photos =
            new ReadOnlyObjectWrapper<>(this, "photos", OpenPhotos.NONE);
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
    private final ReadOnlyObjectWrapper<OpenPhotos> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", OpenPhotos.NONE);
    private final List<Failure> failures = new ArrayList<>();
    private boolean forwards = true;
    private @Nullable Classifier classifier;

    /**
     * @param analyzer runs models over photos
     * @param lesion shows them
     * @param worker runs the analyzer
     * @param ui the UI thread
     * @param teller tells which files were not opened
     */
    PhotosViewModel(
            Analyzer analyzer,
            LesionViewModel lesion,
            Executor worker,
            Executor ui,
            Consumer<List<Failure>> teller) {
        this.analyzer = analyzer;
        this.lesion = lesion;
        this.teller = teller;
        this.looks =
                new Prefetch<>(
                        AT_HAND,
                        worker,
                        ui,
                        look -> {
                            int wanted = preferredClass(look.classifier());
                            CamMethod method = method();
                            List<RgbImage> known = lesion.photos();
                            return () -> {
                                Analysis analysis =
                                        analyzer.analyze(
                                                        look.file(),
                                                        look.classifier(),
                                                        wanted,
                                                        method)
                                                .sharing(known); // by another model, or again
                                lesion.prepare(analysis);
                                return analysis;
                            };
                        });
        this.explaining = new LatestJob<>(worker, ui);
        this.busy = looks.waitingProperty().or(explaining.runningProperty());
        name.bind(
                Bindings.createStringBinding(
                        () ->
                                photos.get()
                                        .current()
                                        .map(file -> String.valueOf(file.getFileName()))
                                        .orElse(""),
                        photos));
    }

    /**
     * Opens photos in place of those that are open.
     *
     * @param wanted may be empty: the former ones stay then
     * @param unopened what could not be opened at all; told together with what fails now
     */
    void open(OpenPhotos wanted, List<Failure> unopened) {
        failures.clear();
        failures.addAll(unopened);
        forwards = true;
        if (wanted.isEmpty()) {
            tellFailures();
        } else {
            photos.set(wanted);
            look();
        }
    }

    /**
     * Looks at another of the open photos.
     *
     * @param steps forwards, or backwards if negative; stops at the first and the last
     */
    void move(int steps) {
        OpenPhotos wanted = photos.get().moved(steps);
        if (wanted.index() != photos.get().index()) {
            failures.clear();
            forwards = steps > 0;
            photos.set(wanted);
            look();
        }
    }

    /** Looks at one of the open photos, if it is one. */
    void lookAt(Path file) {
        int index = photos.get().files().indexOf(file);
        if (index >= 0) {
            move(index - photos.get().index());
        }
    }

    /** Lets go of the model before, and looks with {@code newest} at what is open. */
    void use(@Nullable Classifier newest) {
        lesion.detach();
        looks.clear();
        explaining.cancel();
        classifier = newest;
        look();
    }

    private void look() {
        Classifier ready = classifier;
        Path file = photos.get().current().orElse(null);
        if (ready == null || file == null) {
            return; // it is looked at as soon as a model is there
        }
        explaining.cancel();
        looks.ask(
                new Look(file, ready),
                analysis -> arrive(analysis, ready),
                cause -> skip(file, cause));
    }

    private CamMethod method() {
        return lesion.settings().methodProperty().get();
    }

    /** What was made ahead explains the class, and by the method, that was wanted then. */
    private void arrive(Analysis analysis, Classifier ready) {
        int wanted = preferredClass(ready);
        CamMethod method = method();
        var explanation = analysis.explanation();
        if (explanation.classIndex() == wanted && explanation.method() == method) {
            show(analysis, ready);
        } else {
            explaining.submit(
                    () -> analyzer.explain(analysis, ready, wanted, method),
                    explained -> show(explained, ready),
                    _ -> show(analysis, ready));
        }
    }

    private void show(Analysis analysis, Classifier ready) {
        OpenPhotos open = photos.get();
        shown.set(open);
        lesion.show(analysis, (from, chosen, by) -> analyzer.explain(from, ready, chosen, by));
        tellFailures();
        looks.expect(
                Stream.of(
                                open.current(),
                                forwards ? open.next() : open.previous(),
                                forwards ? open.previous() : open.next())
                        .flatMap(neighbour -> neighbour.stream())
                        .map(file -> new Look(file, ready))
                        .toList());
    }

    /** A file that is no photo does not hinder the others; a failing network would fail for all. */
    private void skip(Path file, Throwable cause) {
        failures.add(new Failure(file, cause));
        OpenPhotos rest =
                cause instanceof ImageDecodeException
                        ? photos.get().withoutCurrent(forwards)
                        : OpenPhotos.NONE;
        if (rest.isEmpty()) {
            photos.set(shown.get()); // they stay, and a new model looks at them
            tellFailures();
        } else {
            photos.set(rest);
            look();
        }
    }

    private void tellFailures() {
        if (!failures.isEmpty()) {
            teller.accept(List.copyOf(failures));
            failures.clear();
        }
    }

    /** The class chosen last if the model has one of that name, else the one it looks for. */
    private int preferredClass(Classifier ready) {
        Analysis before = lesion.analysisProperty().get();
        var output = ready.card().output();
        int same = before == null ? -1 : output.classes().indexOf(before.className());
        return same >= 0 ? same : output.positiveIndex();
    }

    /** Lets something else come before what nobody has asked for yet, or no more. */
    void giveWay(boolean wanted) {
        looks.setHeld(wanted);
    }

    /** True if {@code file} would be shown at once. */
    boolean isAtHand(Path file) {
        Classifier ready = classifier;
        return ready != null && looks.isAtHand(new Look(file, ready));
    }

    /** What is open, and which of it is looked at or will be. */
    public ReadOnlyObjectProperty<OpenPhotos> photosProperty() {
        return photos.getReadOnlyProperty();
    }

    /** What is open, and which of it is on the screen: the one looked at, or the one before. */
    ReadOnlyObjectProperty<OpenPhotos> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The name of the photo that is looked at, blank if none is open. */
    ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** True while a photo is wanted that is not yet shown. */
    BooleanBinding busy() {
        return busy;
    }

    @Override
    public void close() {
        looks.clear();
        explaining.cancel();
        classifier = null;
    }
}
