package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.ToldResults;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Review;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringState;
import org.lesionlens.ui.scoring.ScoringViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open set and its labels; has it scored by the model in use. */
public final class SetViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(SetViewModel.class);

    /** What a person wants to see of the labels. */
    public enum Asked {
        NOTHING,
        /** What the set was taken to be. */
        UNDERSTOOD,
        /** That folders are not patients. */
        NO_FOLDER_PATIENTS,
        /** Which column tells what. */
        COLUMNS,
        /** What does not fit. */
        ISSUES
    }

    private final SetMessages words = new SetMessages(this::ask);
    private final ReviewViewModel review;
    private final ScoringViewModel scoring;
    private final PhotosViewModel photos;
    private final Messages messages;
    private final LatestJob<Opening> judging;
    private final ObservableValue<@Nullable LesionImage> shown;
    private final ObjectProperty<Asked> asked =
            new SimpleObjectProperty<>(this, "asked", Asked.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable FoundSet> found =
            new ReadOnlyObjectWrapper<>(this, "found");
    private final ObservableValue<@Nullable Map<Path, List<Path>>> masks =
            found.map(SetViewModel::masksOf);
    private final ObservableValue<@Nullable Understanding> understanding =
            found.map(this::understood);
    private OpenPhotos images = OpenPhotos.NONE; // of the set
    private @Nullable Classifier classifier;

    SetViewModel(
            ReviewViewModel review,
            ScoringViewModel scoring,
            PhotosViewModel photos,
            Messages messages,
            LatestJob<Opening> judging) {
        this.review = review;
        this.scoring = scoring;
        this.photos = photos;
        this.messages = messages;
        this.judging = judging;
        this.shown =
                Bindings.createObjectBinding(
                        () -> ofThisSet(photos.shownProperty().get()),
                        photos.shownProperty(),
                        review.reviewProperty());
        photos.busy().subscribe(scoring::giveWay);
        scoring.stateProperty()
                .map(ScoringState::phase)
                .subscribe((_, phase) -> doubt(phase == ScoringState.Phase.FINISHED));
        review.reviewProperty()
                .map(Review::source)
                .subscribe((_, source) -> {
                    doubt(source == ProbabilitySource.TABLE);
                    boolean isResults = found().flatMap(FoundSet::results).isPresent();
                    if (source == ProbabilitySource.NETWORK && isResults && !images.isEmpty()) {
                        score(); // the table's were enough so far
                    }
                });
        scoring.lookingUpProperty().subscribe(photos::giveWay);
    }

    /** What was open before may be on the screen still. */
    private @Nullable LesionImage ofThisSet(@Nullable LesionImage shown) {
        return shown == null ? null : images.of(shown.file()).orElse(null);
    }

    /** What is known of the photo on the screen; null if it is of no set. */
    public ObservableValue<@Nullable LesionImage> shown() {
        return shown;
    }

    /** The open set; null if none is. */
    public ReadOnlyObjectProperty<@Nullable FoundSet> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** The open set, if one is. */
    Optional<FoundSet> found() {
        return Optional.ofNullable(found.get());
    }

    /** The folder that is open as a set. */
    public Optional<Path> folder() {
        return found().map(FoundSet::folder);
    }

    /** The open set's label table, used or not. */
    public Optional<FoundSet.Labels> labels() {
        return found().flatMap(FoundSet::labels);
    }

    /** The masks of lesions that lie beside the open set's photos; null if no set is open. */
    public ObservableValue<@Nullable Map<Path, List<Path>>> masks() {
        return masks;
    }

    /** What does not fit between the open set's labels and its photos. */
    public List<DatasetIssue> issues() {
        return found().map(set -> set.cases().issues()).orElse(List.of());
    }

    private @Nullable Understanding understood(@Nullable FoundSet set) {
        return set == null ? null : new Understanding(set.cases(), sought());
    }

    /** What the open set was taken to be; null if none is open. */
    public ObservableValue<@Nullable Understanding> understanding() {
        return understanding;
    }

    private static @Nullable Map<Path, List<Path>> masksOf(@Nullable FoundSet set) {
        return set == null ? null : set.cases().provenance().masks();
    }

    /** What truths are about, by the model in use. */
    private PositiveClass sought() {
        return soughtBy(classifier);
    }

    /** What a person wants to see of the labels; whoever shows it sets it back to nothing. */
    public ReadOnlyObjectProperty<Asked> askedProperty() {
        return asked;
    }

    /** Wants to see something of the labels. */
    public void ask(Asked wanted) {
        asked.set(wanted);
    }

    /**
     * A set to be opened.
     *
     * @param images its photos
     * @param review its lesions, with what is known of them
     * @param model hash of the model by which that is known; null if there was none
     */
    record Opening(FoundSet found, OpenPhotos images, Review review, @Nullable ContentHash model) {}

    /** Prepares a set on a worker. */
    @FunctionalInterface
    interface Preparation {
        Opening of(FoundSet found) throws InterruptedException;
    }

    /**
     * Prepares sets for {@link #open} with what the model in use knows of them, so that one that is
     * known is shown whole at once.
     */
    Preparation preparation() {
        Classifier ready = classifier;
        return read -> {
            FoundSet newest = read.judgedBy(soughtBy(ready));
            OpenPhotos opened = OpenPhotos.of(newest.cases().images());
            Review set = Review.of(newest.cases().images());
            return ready == null
                    ? new Opening(newest, opened, set, null)
                    : new Opening(
                            newest, opened, scoring.withKnownResults(set, ready), ready.key());
        };
    }

    /** What truths are about: what a model looks for. */
    private static PositiveClass soughtBy(@Nullable Classifier classifier) {
        return classifier == null
                ? PositiveClass.MELANOMA
                : PositiveClass.named(classifier.card().output().positive());
    }

    /**
     * Judges another set; the photos are opened by whoever opens it.
     *
     * @param isOwn whether a person hears what it was taken to be
     */
    void open(Opening opening, boolean isOwn) {
        judging.cancel();
        FoundSet newest = opening.found();
        boolean isAnswer = found().filter(newest::answers).isPresent();
        ContentHash model = classifier == null ? null : classifier.key();
        if (Objects.equals(opening.model(), model)) {
            take(opening);
            tell(newest, isOwn && !isAnswer);
            score();
        } else { // the model has changed since it was prepared
            if (!isOpen(newest)) {
                await(newest);
            }
            judge(newest, judged -> tell(judged, isOwn && !isAnswer));
        }
    }

    private boolean isOpen(FoundSet newest) {
        return folder().filter(newest.folder()::equals).isPresent();
    }

    /** Its photos are shown before it is judged, and the set before says nothing of them. */
    private void await(FoundSet newest) {
        scoring.forget();
        found.set(newest);
        images = OpenPhotos.NONE;
        review.show(Review.NONE);
    }

    private void take(Opening opening) {
        Optional<ToldResults> results = opening.found().results();
        boolean isSame =
                isOpen(opening.found())
                        && results.map(ToldResults::table)
                                .equals(found().flatMap(FoundSet::results).map(ToldResults::table));
        found.set(opening.found());
        images = opening.images();
        if (isSame) {
            review.showAgain(opening.review());
        } else {
            results.flatMap(this::threshold).ifPresent(review.thresholdProperty()::set);
            review.show(
                    opening.review(),
                    results.isPresent() ? ProbabilitySource.TABLE : ProbabilitySource.NETWORK);
        }
    }

    /** That a table calls by, if it is about what the model looks for. */
    private Optional<Double> threshold(ToldResults told) {
        return told.isAbout(sought()) && told.threshold().isPresent()
                ? Optional.of(told.threshold().getAsDouble())
                : Optional.empty();
    }

    private void tell(FoundSet newest, boolean isTold) {
        CaseSet judged = newest.cases();
        if (newest.results().isPresent()) {
            ResultsWords told = new ResultsWords(newest.results().get(), sought(), classifier);
            if (isTold || told.isDoubtful()) {
                messages.tell(words.results(judged, sought(), told));
            }
        } else if (newest.hasUnknownColumns()) {
            messages.tell(words.unknownColumns(newest.labels().orElseThrow()));
        } else if (isTold && new UnderstandingWords(judged, sought()).isWorthTelling()) {
            messages.tell(words.understood(judged, sought()));
        }
    }

    /**
     * Has a set judged with the truths that the model asks for; of hundreds of thousands of photos
     * the window would wait for it.
     */
    private void judge(FoundSet set, Consumer<FoundSet> then) {
        Preparation preparation = preparation();
        judging.submit(
                () -> preparation.of(set),
                opening -> {
                    take(opening);
                    photos.know(images);
                    then.accept(opening.found());
                    score();
                },
                cause -> {
                    LOG.warn("the set was not judged", cause);
                    messages.tell(words.notJudged());
                });
    }

    private static ModelClasses classesOf(@Nullable Classifier classifier) {
        if (classifier == null) {
            return ModelClasses.NONE;
        }
        ModelOutput output = classifier.card().output();
        return new ModelClasses(output.classes(), output.positive());
    }

    /** The open set's photos; none if no set is open. */
    OpenPhotos images() {
        return images;
    }

    /** Whoever is wrong more often than a coin may have the class turned round. */
    private void doubt(boolean isReady) {
        if (isReady) {
            ClassChoice choice = review.classesProperty().get();
            String looked = choice.isOwn() ? sought().name() : choice.name();
            review.turnedRound()
                    .ifPresent(found -> messages.tell(words.turnedRound(found, looked)));
        }
    }

    /** Single photos are no set. */
    void close() {
        judging.cancel();
        found.set(null);
        images = OpenPhotos.NONE;
        scoring.forget();
        review.reviewProperty().set(Review.NONE);
    }

    /** Has the open set scored by another model, whose threshold holds from now on. */
    void use(@Nullable Classifier newest) {
        scoring.forget();
        classifier = newest;
        images = OpenPhotos.NONE; // until it is known what they are for this model
        review.offer(classesOf(newest));
        review.reviewProperty().set(review.reviewProperty().get().unscored());
        if (newest != null) {
            double own = newest.card().decisionThreshold();
            Optional<ToldResults> results = found().flatMap(FoundSet::results);
            review.thresholdProperty().set(results.flatMap(this::threshold).orElse(own));
        }
        found().ifPresent(set -> judge(set, judged -> tell(judged, false)));
    }

    private void score() {
        Classifier ready = classifier;
        boolean isTold =
                found().flatMap(FoundSet::results).isPresent()
                        && review.reviewProperty().get().source() == ProbabilitySource.TABLE;
        if (ready != null && !isTold) {
            scoring.start(ready);
        }
    }
}
