package org.lesionlens.ui.shell;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ClassifierLoader;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.PhotoFiles;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.ui.shell.Message.Action;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Which photo is open; where files come in and failures are told. */
public final class ShellViewModel implements AutoCloseable {

    private static final Set<String> MODEL_ENDINGS = Set.of("pt", "pth", "ts", "torchscript");

    private final Analyzer analyzer;
    private final LatestJob<OpenedPhoto> analysing;
    private final LesionViewModel lesion;
    private final ModelViewModel model;
    private final ReadOnlyObjectWrapper<@Nullable Message> message =
            new ReadOnlyObjectWrapper<>(this, "message");
    private final ReadOnlyStringWrapper photoName =
            new ReadOnlyStringWrapper(this, "photoName", "");
    private final StringBinding activity;
    private @Nullable Path photo;
    private @Nullable Path shown;

    /**
     * @param loader opens models
     * @param analyzer runs them over photos
     * @param trusted which models may run without asking
     * @param worker runs both
     * @param ui the UI thread
     */
    public ShellViewModel(
            ClassifierLoader loader,
            Analyzer analyzer,
            TrustedModels trusted,
            Executor worker,
            Executor ui) {
        this.analyzer = analyzer;
        this.analysing = new LatestJob<>(worker, ui);
        this.lesion = new LesionViewModel(new LatestJob<>(worker, ui));
        this.model = new ModelViewModel(loader, trusted, worker, ui, message::set);
        this.activity =
                Bindings.createStringBinding(
                        this::currentActivity,
                        model.loadingProperty(),
                        analysing.runningProperty(),
                        lesion.explainingProperty(),
                        photoName);
        model.classifierProperty().subscribe(this::lookAgain);
        lesion.failureProperty().subscribe(this::tellExplainingFailed);
    }

    /** A photo, and the file that was taken for it: in a folder, the first one. */
    private record OpenedPhoto(Path file, Analysis analysis) {}

    /** Opens whatever a file is: a model, a photo, or a folder's first photo. */
    public void open(List<Path> files) {
        message.set(null);
        files.stream().filter(ShellViewModel::isModel).findFirst().ifPresent(model::open);
        files.stream().filter(file -> !isModel(file)).findFirst().ifPresent(this::openPhoto);
    }

    private static boolean isModel(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return MODEL_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Loads a model that comes with the program, without asking. */
    public void openBundledModel(Path file) {
        model.openBundled(file);
    }

    private void lookAgain(@Nullable Classifier newest) {
        lesion.detach();
        if (newest != null && photo != null) {
            openPhoto(photo);
        }
    }

    private void openPhoto(Path file) {
        photo = file;
        photoName.set(String.valueOf(file.getFileName()));
        Classifier ready = model.classifierProperty().get();
        if (ready == null) {
            tellModelMissing();
            return; // it is opened as soon as a model is there
        }
        int classIndex = preferredClass(ready);
        analysing.submit(
                () -> {
                    Path taken = photoOf(file);
                    return new OpenedPhoto(
                            taken, analyzer.analyze(taken, ready, classIndex, CamMethod.GRAD_CAM));
                },
                opened -> show(opened, ready),
                failure -> tellPhotoFailed(file, failure));
    }

    private void show(OpenedPhoto opened, Classifier ready) {
        shown = opened.file();
        photoName.set(String.valueOf(shown.getFileName()));
        lesion.show(
                opened.analysis(), (from, chosen, by) -> analyzer.explain(from, ready, chosen, by));
    }

    /** The class chosen last if the model has one of that name, else the one it looks for. */
    private int preferredClass(Classifier ready) {
        Analysis before = lesion.analysisProperty().get();
        var output = ready.card().output();
        int same = before == null ? -1 : output.classes().indexOf(before.className());
        return same >= 0 ? same : output.positiveIndex();
    }

    private static Path photoOf(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return file;
        }
        return PhotoFiles.in(file).stream()
                .findFirst()
                .orElseThrow(() ->
                        new FileNotFoundException(
                                "There is no photo in %s (JPEG, PNG, TIFF, WebP)."
                                        .formatted(file.getFileName())));
    }

    private void tellModelMissing() {
        if (!model.loadingProperty().get()) {
            message.set(
                    new Message(
                            Message.Kind.ERROR,
                            "No model is loaded",
                            "Open a model file (.pt) first; the photo is shown as soon as it is"
                                    + " ready.",
                            List.of()));
        }
    }

    private void tellPhotoFailed(Path file, Throwable failure) {
        photo = shown; // it stays, and a new model looks at it
        photoName.set(shown == null ? "" : String.valueOf(shown.getFileName()));
        var again = new Action("Try again", () -> openPhoto(file));
        message.set(Message.error("The photo was not opened", failure, again));
    }

    private void tellExplainingFailed(@Nullable Throwable failure) {
        if (failure != null) {
            message.set(Message.error("The class was not explained", failure));
        }
    }

    private String currentActivity() {
        if (model.loadingProperty().get()) {
            return "Loading " + model.loadingName() + " …";
        }
        if (analysing.runningProperty().get()) {
            return "Looking at " + photoName.get() + " …";
        }
        return lesion.explainingProperty().get() ? "Explaining …" : "";
    }

    /** Takes the message away. */
    void dismiss() {
        message.set(null);
    }

    /** Takes the message away and does what its button says. */
    void choose(Action action) {
        message.set(null);
        action.command().run();
    }

    /** The lesion that is looked at. */
    public LesionViewModel lesion() {
        return lesion;
    }

    /** The model in use; null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Classifier> classifierProperty() {
        return model.classifierProperty();
    }

    /** What a person is to be told; null if nothing. */
    public ReadOnlyObjectProperty<@Nullable Message> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** The open photo's file name, blank if none is open. */
    ReadOnlyStringProperty photoNameProperty() {
        return photoName.getReadOnlyProperty();
    }

    /** What the program is doing, blank if it waits. */
    StringBinding activity() {
        return activity;
    }

    @Override
    public void close() {
        analysing.cancel();
        lesion.detach();
        model.close();
    }
}
