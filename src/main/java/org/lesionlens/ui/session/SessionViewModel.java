package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.faithfulness.FaithfulnessCheck;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.PhotoResult;
import org.lesionlens.ui.card.PreviewPhoto;
import org.lesionlens.ui.faithfulness.FaithfulnessViewModel;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.layers.LayersViewModel;
import org.lesionlens.ui.patients.PatientsViewModel;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringViewModel;
import org.lesionlens.ui.session.Message.Action;
import org.lesionlens.ui.session.SetViewModel.Opening;
import org.lesionlens.ui.session.SetViewModel.Preparation;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Where files come in, and where it is told what became of them. */
public final class SessionViewModel implements AutoCloseable {

    private final Texts texts = Texts.of(SessionViewModel.class);
    private final Messages messages = new Messages();
    private final Consumer<Path> remember;
    private final LatestJob<Found> finding;
    private final LesionViewModel lesion;
    private final FaithfulnessViewModel faithfulness;
    private final PhotosViewModel photos;
    private final ModelViewModel model;
    private final ReviewViewModel review = new ReviewViewModel();
    private final LazyResultStore store;
    private final ScoringViewModel scoring;
    private final SetViewModel set;
    private final PatientsViewModel patients;
    private final LayersViewModel layers;
    private final StringBinding activity;
    private Action again = new Action("", () -> {});

    /**
     * @param loader opens models
     * @param analyzer runs them over photos
     * @param trusted which models may run without asking
     * @param remember is told what a person opened
     * @param worker runs all of it
     * @param results file of the finished results; need not exist
     * @param scorer runs models over sets; a thread of its own
     * @param ui the UI thread
     * @param later the UI thread, a moment later
     */
    public SessionViewModel(
            NetworkLoader loader,
            Analyzer analyzer,
            TrustedModels trusted,
            Consumer<Path> remember,
            Executor worker,
            Path results,
            Executor scorer,
            Executor ui,
            Executor later) {
        this.remember = remember;
        this.finding = new LatestJob<>(worker, ui);
        this.lesion = new LesionViewModel(new LatestJob<>(worker, ui));
        this.faithfulness = new FaithfulnessViewModel(new LatestJob<>(worker, ui));
        this.photos =
                new PhotosViewModel(
                        analyzer,
                        lesion,
                        worker,
                        ui,
                        unopened -> messages.notOpened(unopened, again));
        this.model = new ModelViewModel(loader, trusted, worker, ui, messages::tell);
        this.activity =
                Bindings.createStringBinding(
                        this::currentActivity,
                        model.loadingProperty(),
                        finding.runningProperty(),
                        photos.busy(),
                        lesion.explainingProperty(),
                        photos.nameProperty());
        this.store =
                new LazyResultStore(results, told -> ui.execute(() -> messages.storeTrouble(told)));
        this.scoring =
                new ScoringViewModel(
                        analyzer, store, review, messages::scoringFailed, scorer, ui, later);
        this.set = new SetViewModel(review, scoring, photos, messages::tell);
        this.patients = new PatientsViewModel(review, this::features, new LatestJob<>(worker, ui));
        this.layers =
                new LayersViewModel(
                        new LatestJob<>(worker, ui),
                        layer -> model.chooseLayer(layer, this::showLayers));
        model.classifierProperty().subscribe(this::use);
        lesion.analysisProperty().subscribe(_ -> offerCheck());
        faithfulness.thresholdProperty().bind(lesion.settings().thresholdProperty());
        lesion.failureProperty()
                .subscribe(failure -> {
                    if (failure != null) {
                        messages.explainingFailed(failure);
                    }
                });
    }

    private void use(@Nullable Classifier newest) {
        faithfulness.detach();
        photos.use(newest);
        set.use(newest, model.key());
        showLayers();
    }

    private void showLayers() {
        OpenNetwork network = model.network();
        Classifier used = model.classifierProperty().get();
        if (network != null && used != null) {
            layers.show(network, used.card().input(), model.layer());
        }
    }

    /** Those that a run of the model in use has left in the store. */
    private Optional<float[]> features(ReviewCase one) throws IOException {
        ContentHash used = model.key();
        CasePrediction prediction = one.prediction().orElse(null);
        return used == null || prediction == null
                ? Optional.empty()
                : store.get().find(prediction.photo(), used).map(PhotoResult::features);
    }

    /** What is shown can be checked with the model that it is of. */
    private void offerCheck() {
        Analysis shown = lesion.analysisProperty().get();
        Classifier classifier = model.classifierProperty().get();
        if (shown != null && classifier != null && shown.card().equals(classifier.card())) {
            faithfulness.show(
                    shown,
                    (analysis, threshold, progress) ->
                            new FaithfulnessCheck(FaithfulnessCheck.STEPS)
                                    .check(analysis, classifier, threshold, progress));
        }
    }

    /** Opens whatever files are: models, photos, or folders of photos, in any mix. */
    public void open(List<Path> files) {
        messages.clear();
        files.stream().findFirst().ifPresent(first -> find(files, first, true));
    }

    /** Opens what comes with the program, which nobody needs to find again. */
    public void openSamples(Path where) {
        openSamples(where, where);
    }

    /**
     * The same, beginning with one of them.
     *
     * @param first is looked at first, if it is among the samples
     */
    public void openSamples(Path where, Path first) {
        messages.clear();
        find(List.of(where), first, false);
    }

    /**
     * Opens what was named when the program was started; the samples if that is no photo, so that
     * there is something to look at.
     *
     * @param samples folder of the sample photos, if they are installed
     * @param first is looked at first, if it is among them
     */
    public void openAtStart(List<Path> named, Optional<Path> samples, Optional<Path> first) {
        messages.clear();
        boolean shows = named.isEmpty() || named.stream().allMatch(FoundFiles::isModel);
        List<Path> all = new ArrayList<>(named);
        if (shows) {
            samples.ifPresent(all::add);
        }
        if (!all.isEmpty()) {
            Path start = shows ? first.orElse(all.getLast()) : all.getFirst();
            find(all, start, !named.isEmpty());
        }
    }

    private void find(List<Path> files, Path first, boolean remembers) {
        List<Path> wanted = List.copyOf(files);
        again = new Action(texts.get("message.tryAgain"), () -> find(wanted, first, remembers));
        Optional<Path> folder = set.folder();
        Preparation preparation = set.preparation();
        finding.submit(
                () -> Found.of(FoundFiles.among(wanted, folder), preparation),
                found -> {
                    if (remembers) {
                        found.files().memorable(wanted).ifPresent(remember);
                    }
                    openFound(found, first);
                },
                cause -> messages.notFound(cause, again));
    }

    /** Files that were found, and the set that they are, ready to be opened. */
    private record Found(FoundFiles files, Optional<Opening> opening) {

        static Found of(FoundFiles files, Preparation preparation) throws InterruptedException {
            return new Found(
                    files,
                    files.set().isPresent()
                            ? Optional.of(preparation.of(files.set().get()))
                            : Optional.empty());
        }
    }

    private void openFound(Found found, Path first) {
        FoundFiles files = found.files();
        files.models().stream().findFirst().ifPresent(model::open);
        if (!files.photos().isEmpty()) {
            found.opening().ifPresentOrElse(set::open, set::close);
        }
        photos.open(OpenPhotos.of(files.photos()).at(first), files.failures());
        if (!files.photos().isEmpty()) {
            tellModelMissing();
        }
    }

    /** Reads the open set's labels again, their columns as a person says. */
    public void useColumns(Map<LabelColumn, String> columns) {
        Path folder = set.folder().orElseThrow();
        Path labels = set.labels().orElseThrow().file();
        messages.clear();
        again = new Action(texts.get("message.tryAgain"), () -> useColumns(columns));
        Path first = photos.photosProperty().get().current().orElse(folder);
        Preparation preparation = set.preparation();
        finding.submit(
                () -> Found.of(FoundFiles.of(FoundSet.of(folder, labels, columns)), preparation),
                found -> openFound(found, first),
                cause -> messages.notFound(cause, again));
    }

    /** Loads a model that comes with the program, without asking. */
    public void openBundledModel(Path file) {
        model.openBundled(file);
    }

    /** Has the card of the model in use edited. */
    public void editCard() {
        messages.clear();
        model.editCard();
    }

    /** Uses a model with the card that was asked for. */
    public void answer(CardRequest request, ModelCard card) {
        model.answer(request, card);
    }

    /** Leaves everything as it was before a card was asked for. */
    public void cancel(CardRequest request) {
        model.cancel(request);
    }

    /** The model that needs a card; null while none does. */
    public ReadOnlyObjectProperty<@Nullable CardRequest> cardAskedProperty() {
        return model.askedProperty();
    }

    /** The photo that is looked at, and what is known of it. */
    public Optional<PreviewPhoto> shownPhoto() {
        return photos.photosProperty()
                .get()
                .current()
                .map(file -> new PreviewPhoto(file, set.truth(file), false));
    }

    /**
     * Looks at another of the open photos.
     *
     * @param steps forwards, or backwards if negative; stops at the first and the last
     */
    public void move(int steps) {
        photos.move(steps);
    }

    private void tellModelMissing() {
        boolean none = model.classifierProperty().get() == null;
        if (none && !model.loadingProperty().get() && messages.messageProperty().get() == null) {
            messages.modelMissing();
        }
    }

    /** Says that there is no label table whose columns could be chosen. */
    public void tellNoLabels() {
        messages.noLabels();
    }

    /** Says that remembered settings were damaged and are the defaults now. */
    public void tellSettingsDamaged(Exception cause) {
        messages.settingsDamaged(cause);
    }

    private String currentActivity() {
        if (model.loadingProperty().get()) {
            return texts.get("activity.loading", model.loadingName());
        }
        if (finding.runningProperty().get()) {
            return texts.get("activity.finding");
        }
        if (photos.busy().get()) {
            return texts.get("activity.looking", photos.nameProperty().get());
        }
        return lesion.explainingProperty().get() ? texts.get("activity.explaining") : "";
    }

    /** Takes the message away. */
    public void dismiss() {
        messages.dismiss();
    }

    /** Takes the message away and does what its button says. */
    public void choose(Action action) {
        messages.dismiss();
        action.command().run();
    }

    /** The lesion that is looked at. */
    public LesionViewModel lesion() {
        return lesion;
    }

    /** Whether its map is to be believed. */
    public FaithfulnessViewModel faithfulness() {
        return faithfulness;
    }

    /** Which layer of the network is explained. */
    public LayersViewModel layers() {
        return layers;
    }

    /** The set that is judged. */
    public ReviewViewModel review() {
        return review;
    }

    /** What is known of the lesion that is looked at; null if it is of no set. */
    public ObservableValue<@Nullable LesionImage> shownLesion() {
        return set.shown();
    }

    /** The patients of the set. */
    public PatientsViewModel patients() {
        return patients;
    }

    /** The open set and its labels. */
    public SetViewModel set() {
        return set;
    }

    /** How far the set is. */
    public ScoringViewModel scoring() {
        return scoring;
    }

    /** The photos that are open. */
    public PhotosViewModel photos() {
        return photos;
    }

    /** The model in use; null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Classifier> classifierProperty() {
        return model.classifierProperty();
    }

    /** What a person is to be told; null if nothing. */
    public ReadOnlyObjectProperty<@Nullable Message> messageProperty() {
        return messages.messageProperty();
    }

    /** The open photo's file name, blank if none is open. */
    public ReadOnlyStringProperty photoNameProperty() {
        return photos.nameProperty();
    }

    /** The name of the photo that is on the screen, blank if none is. */
    public String shownPhotoName() {
        return photos.shownProperty()
                .get()
                .current()
                .map(file -> String.valueOf(file.getFileName()))
                .orElse("");
    }

    /** What the program is doing, blank if it waits. */
    public StringBinding activity() {
        return activity;
    }

    @Override
    public void close() {
        finding.cancel();
        scoring.close();
        photos.close();
        faithfulness.clear();
        lesion.detach();
        layers.clear();
        model.close();
    }

    /** Frees the finished results; nothing may be scoring any more. */
    public void closeStore() {
        store.close();
    }
}
