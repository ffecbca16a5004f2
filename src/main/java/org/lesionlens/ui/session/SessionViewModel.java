package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.StringBinding;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.analysis.TrustedModels;
import org.lesionlens.background.JobQueue;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.PhotoResult;
import org.lesionlens.ui.layers.LayersViewModel;
import org.lesionlens.ui.patients.PatientsViewModel;
import org.lesionlens.ui.review.LesionMaps;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringViewModel;
import org.lesionlens.ui.session.FoundFiles.Failure;
import org.lesionlens.ui.viewer.BesideLesion;
import org.lesionlens.ui.viewer.BesideViewModel;
import org.lesionlens.ui.viewer.LesionViewModel;

/** All that is open in a window, and how its parts hang together. Belongs to the UI thread. */
public final class SessionViewModel implements AutoCloseable {

    private final Messages messages = new Messages();
    private final ReviewViewModel review = new ReviewViewModel();
    private final LazyResultStore store;
    private final LesionViewModel lesion;
    private final FurtherQuestions questions;
    private final ModelViewModel model;
    private final LayersViewModel layers;
    private final PhotosViewModel photos;
    private final ScoringViewModel scoring;
    private final SetViewModel set;
    private final FactsOfSet facts;
    private final LesionMaps maps;
    private final BesideViewModel beside;
    private final PatientsViewModel patients;
    private final FileOpener files;
    private final ReducedPrecision precision;
    private final SecondOpinion opinion;
    private final SetMarks marks;
    private final SetReports reports;
    private final Studies studies;
    private final StringBinding activity;
    private final Analyzer analyzer;
    private volatile @Nullable ContentHash key; // of the model in use, for the worker
    private volatile @Nullable ModelInUse shownBy; // the same, for the worker

    /**
     * @param loader opens models
     * @param analyzer runs them over photos
     * @param trusted which models may run without asking
     * @param memory what a person has said of sets
     * @param results file of the finished results; need not exist
     * @param remember is told what a person opened
     */
    public SessionViewModel(
            NetworkLoader loader,
            Analyzer analyzer,
            TrustedModels trusted,
            SetMemory memory,
            Path results,
            Consumer<Path> remember,
            UiThreads threads) {
        this.analyzer = analyzer;
        this.store =
                new LazyResultStore(
                        results, told -> threads.ui().execute(() -> messages.storeTrouble(told)));
        this.lesion = new LesionViewModel(threads.latestJob());
        this.questions = new FurtherQuestions(lesion, store, threads);
        this.model = new ModelViewModel(loader, trusted, threads, messages);
        this.layers =
                new LayersViewModel(
                        threads.latestJob(), layer -> model.chooseLayer(layer, this::showLayers));
        lesion.analysisProperty().subscribe(layers::showGiven);
        this.photos = new PhotosViewModel(analyzer, lesion, review, threads, this::tellUnopened);
        this.scoring =
                new ScoringViewModel(analyzer, store, review, messages::scoringFailed, threads);
        this.set = new SetViewModel(review, scoring, photos, messages, threads.latestJob());
        this.facts = new FactsOfSet(set);
        this.maps = new LesionMaps(threads.latestJob());
        this.beside = new BesideViewModel(review, maps, this::besideOthers, threads.latestJob());
        this.patients = new PatientsViewModel(review, this::features, threads.latestJob(), maps);
        this.files = new FileOpener(photos, set, model, memory, messages, remember, threads);
        JobQueue<Path> writing = threads.jobQueue();
        this.opinion =
                new SecondOpinion(
                        model, set, review, photos, facts, analyzer, store, messages, writing,
                        threads);
        this.precision = new ReducedPrecision(model, photos, review, analyzer, messages, threads);
        this.marks = new SetMarks(store, set, photos, scoring, lesion, review, messages, threads);
        this.reports = new SetReports(review, set, model, store, messages, writing);
        this.studies = new Studies(loader, analyzer, store, review, lesion, threads);
        set.foundProperty().subscribe(found -> studies.use(found == null ? null : found.cases()));
        photos.busy().subscribe(studies::giveWay);
        this.activity =
                Activity.of(
                        model,
                        files,
                        photos,
                        lesion,
                        writing.runningProperty(),
                        marks.unkeptProperty());
        model.inUseProperty().subscribe(this::use);
        new PhotoSpacing(lesion, threads.latestJob()).follow(photos.shownProperty());
        lesion.analysisProperty()
                .subscribe(shown -> questions.offer(shown, model.inUseProperty().get()));
        lesion.failureProperty()
                .subscribe(failure -> {
                    if (failure != null) {
                        messages.explainingFailed(failure);
                    }
                });
    }

    private void tellUnopened(List<Failure> unopened) {
        files.tellUnopened(unopened);
    }

    private void use(@Nullable ModelInUse newest) {
        Classifier classifier = newest == null ? null : newest.classifier();
        key = newest == null ? null : newest.key();
        shownBy = newest;
        if (newest != null) {
            messages.modelFound();
            messages.overruled(newest.classifier().adjustments());
            messages.doubted(newest.classifier().adjustments());
        }
        questions.detach();
        photos.use(classifier);
        set.use(classifier);
        studies.use(classifier);
        maps.use(classifier == null ? null : source(classifier));
        showLayers();
    }

    private LesionMaps.Source source(Classifier classifier) {
        var output = classifier.card().output();
        return new LesionMaps.Source(
                output.classes(),
                output.positiveIndex(),
                new NetworkMaps(analyzer, classifier, facts));
    }

    /** On the worker. */
    private BesideLesion besideOthers(ReviewCase one) throws ImageDecodeException {
        ModelInUse used = shownBy;
        if (used == null) {
            return new BesideLesion(one, analyzer.photo(one.image().file()), null);
        }
        PreparedPhoto photo =
                analyzer.prepare(one.image().file(), used.classifier().card().input());
        return new BesideLesion(one, photo.photo(), photo.geometry());
    }

    private void showLayers() {
        ModelInUse used = model.inUseProperty().get();
        if (used != null) {
            layers.show(used.network(), used.classifier().card().input(), used.layer());
        }
    }

    /** Those that a run of the model in use has left in the store; on the worker. */
    private Optional<float[]> features(ReviewCase one) throws IOException {
        ContentHash used = key;
        CasePrediction prediction = one.prediction().orElse(null);
        return used == null || prediction == null
                ? Optional.empty()
                : store.get().find(prediction.key(), used).map(PhotoResult::features);
    }

    /** Explains lesions one by one, for pictures of many. */
    public LesionExplainer explainer() {
        return new LesionExplainer(analyzer, facts);
    }

    /** Where files come in. */
    public FileOpener files() {
        return files;
    }

    /** What a person is to be told. */
    public Messages messages() {
        return messages;
    }

    /** The model in use. */
    public ModelViewModel model() {
        return model;
    }

    /** The photos that are open. */
    public PhotosViewModel photos() {
        return photos;
    }

    /** The lesion that is looked at. */
    public LesionViewModel lesion() {
        return lesion;
    }

    /** What can be asked about the shown photo besides its map. */
    public FurtherQuestions questions() {
        return questions;
    }

    /** Which layer of the network is explained. */
    public LayersViewModel layers() {
        return layers;
    }

    /** The open set and its labels. */
    public SetViewModel set() {
        return set;
    }

    /** The set that is judged. */
    public ReviewViewModel review() {
        return review;
    }

    /** The patients of the set. */
    public PatientsViewModel patients() {
        return patients;
    }

    /** Which maps of several lesions are shown. */
    public LesionMaps maps() {
        return maps;
    }

    /** Several lesions side by side. */
    public BesideViewModel beside() {
        return beside;
    }

    /** How far the set is. */
    public ScoringViewModel scoring() {
        return scoring;
    }

    /** The choice of bfloat16. */
    public ReducedPrecision precision() {
        return precision;
    }

    /** What another model, or a reader, says of the set. */
    public SecondOpinion opinion() {
        return opinion;
    }

    /** What a person says of photos. */
    public SetMarks marks() {
        return marks;
    }

    /** Reports of the set, and pages of its patients. */
    public SetReports reports() {
        return reports;
    }

    /** What is found out over the open set in minutes to hours. */
    public Studies studies() {
        return studies;
    }

    /** What the program is doing, blank if it waits. */
    public StringBinding activity() {
        return activity;
    }

    @Override
    public void close() {
        files.cancel();
        studies.close();
        scoring.close();
        opinion.close();
        photos.close();
        questions.clear();
        beside.openProperty().set(false);
        maps.use(null);
        lesion.detach();
        layers.clear();
        model.close();
    }

    /** Frees the finished results; nothing may be scoring any more. */
    public void closeStore() {
        store.close();
    }
}
