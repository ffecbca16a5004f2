package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.Review;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringViewModel;
import org.lesionlens.ui.session.Message.Action;

/** The open set: has it scored, and keeps its selected lesion and the viewer's photo the same. */
public final class SetViewModel {

    /** What a person wants to see of the labels. */
    public enum Asked {
        NOTHING,
        /** Which column tells what. */
        COLUMNS,
        /** What does not fit. */
        ISSUES
    }

    private final Texts texts = Texts.of(SetViewModel.class);
    private final ReviewViewModel review;
    private final ScoringViewModel scoring;
    private final PhotosViewModel photos;
    private final Consumer<Message> teller;
    private final Map<Path, LesionImage> lesions = new HashMap<>();
    private final ObservableValue<@Nullable LesionImage> shown;
    private final ObjectProperty<Asked> asked =
            new SimpleObjectProperty<>(this, "asked", Asked.NOTHING);
    private Optional<FoundSet> found = Optional.empty();
    private @Nullable Classifier classifier;
    private @Nullable ContentHash model;

    SetViewModel(
            ReviewViewModel review,
            ScoringViewModel scoring,
            PhotosViewModel photos,
            Consumer<Message> teller) {
        this.review = review;
        this.scoring = scoring;
        this.photos = photos;
        this.teller = teller;
        this.shown =
                Bindings.createObjectBinding(
                        () -> photos.shownProperty().get().current().map(lesions::get).orElse(null),
                        photos.shownProperty(),
                        review.reviewProperty());
        photos.photosProperty().subscribe(this::select);
        photos.busy().subscribe(scoring::giveWay);
        scoring.lookingUpProperty().subscribe(photos::giveWay);
        review.selectedProperty().subscribe(this::look);
    }

    /** What is known of the photo on the screen; null if it is of no set. */
    ObservableValue<@Nullable LesionImage> shown() {
        return shown;
    }

    /** What the lesion on a photo is; unknown if the photo is of no set. */
    Truth truth(Path photo) {
        LesionImage known = lesions.get(photo);
        return known == null ? Truth.UNKNOWN : known.truth();
    }

    /** The folder that is open as a set. */
    public Optional<Path> folder() {
        return found.map(FoundSet::folder);
    }

    /** The open set's label table, used or not. */
    public Optional<FoundSet.Labels> labels() {
        return found.flatMap(FoundSet::labels);
    }

    /** What does not fit between the open set's labels and its photos. */
    public List<DatasetIssue> issues() {
        return found.map(set -> set.cases().issues()).orElse(List.of());
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
     * @param review its lesions, with what is known of them
     * @param model hash of the model by which that is known; null if there was none
     */
    record Opening(FoundSet found, Review review, @Nullable ContentHash model) {}

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
        ContentHash hash = model;
        return newest -> {
            Review set = Review.of(newest.cases().images());
            return new Opening(
                    newest,
                    ready == null || hash == null
                            ? set
                            : scoring.withKnownResults(set, ready, hash),
                    hash);
        };
    }

    /** Judges another set; the photos are opened by whoever opens it. */
    void open(Opening opening) {
        FoundSet newest = opening.found();
        found = Optional.of(newest);
        lesions.clear();
        newest.cases().images().forEach(lesion -> lesions.put(lesion.file(), lesion));
        review.selectedProperty().set(null);
        boolean isCurrent = Objects.equals(opening.model(), model);
        review.reviewProperty().set(isCurrent ? opening.review() : opening.review().unscored());
        if (newest.hasUnknownColumns()) {
            teller.accept(unknownColumns(newest.labels().orElseThrow()));
        } else if (!newest.cases().issues().isEmpty()) {
            teller.accept(issues(newest.cases()));
        }
        score();
    }

    /** Single photos are no set. */
    void close() {
        found = Optional.empty();
        lesions.clear();
        scoring.forget();
        review.selectedProperty().set(null);
        review.reviewProperty().set(Review.NONE);
    }

    /** Has the open set scored by another model, whose threshold holds from now on. */
    void use(@Nullable Classifier newest, @Nullable ContentHash hash) {
        scoring.forget();
        classifier = newest;
        model = hash;
        review.reviewProperty().set(review.reviewProperty().get().unscored());
        if (newest != null) {
            review.thresholdProperty().set(newest.card().decisionThreshold());
        }
        score();
    }

    private void score() {
        Classifier ready = classifier;
        ContentHash hash = model;
        if (ready != null && hash != null) {
            scoring.start(ready, hash);
        }
    }

    private void select(OpenPhotos now) {
        now.current().map(lesions::get).ifPresent(lesion -> review.selectedProperty().set(lesion));
    }

    private void look(@Nullable LesionImage lesion) {
        if (lesion != null) {
            photos.lookAt(lesion.file());
        }
    }

    private Message unknownColumns(FoundSet.Labels labels) {
        return new Message(
                Message.Kind.QUESTION,
                texts.get("labels.unknown", labels.file().getFileName()),
                texts.get("labels.unknown.advice"),
                "",
                List.of(new Action(texts.get("labels.choose"), () -> ask(Asked.COLUMNS))));
    }

    private Message issues(CaseSet cases) {
        var words = new DatasetIssueWords();
        List<String> counts =
                cases.issueCounts().entrySet().stream()
                        .map(count -> words.counted(count.getKey(), count.getValue()))
                        .toList();
        return new Message(
                Message.Kind.NOTE,
                texts.get("labels.odd", cases.issues().size()),
                String.join("; ", counts),
                "",
                List.of(new Action(texts.get("labels.show"), () -> ask(Asked.ISSUES))));
    }
}
