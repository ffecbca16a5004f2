package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.Lesion;
import org.lesionlens.cases.Oddity;
import org.lesionlens.review.Review;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringViewModel;

/** The open set: has it scored, and keeps its selected lesion and the viewer's photo the same. */
final class SetViewModel {

    private static final int MOST_LISTED = 1000;

    private final Texts texts = Texts.of(SetViewModel.class);
    private final ReviewViewModel review;
    private final ScoringViewModel scoring;
    private final PhotosViewModel photos;
    private final Consumer<Message> teller;
    private final Map<Path, Lesion> lesions = new HashMap<>();
    private final ObservableValue<@Nullable Lesion> shown;
    private Optional<Path> folder = Optional.empty();
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
        review.selectedProperty().subscribe(this::look);
    }

    /** What is known of the photo on the screen; null if it is of no set. */
    ObservableValue<@Nullable Lesion> shown() {
        return shown;
    }

    /** The folder that is open as a set. */
    Optional<Path> folder() {
        return folder;
    }

    /** Judges another set; the photos are opened by whoever opens it. */
    void open(FoundSet found) {
        folder = Optional.of(found.folder());
        lesions.clear();
        found.cases().lesions().forEach(lesion -> lesions.put(lesion.file(), lesion));
        review.selectedProperty().set(null);
        review.reviewProperty().set(Review.of(found.cases().lesions()));
        if (!found.cases().oddities().isEmpty()) {
            teller.accept(oddities(found.cases()));
        }
        score();
    }

    /** Single photos are no set. */
    void close() {
        folder = Optional.empty();
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
        Review set = review.reviewProperty().get();
        review.reviewProperty()
                .set(
                        Review.of(set.cases().stream().map(one -> one.lesion()).toList())
                                .by(set.source()));
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

    private void look(@Nullable Lesion lesion) {
        if (lesion != null) {
            photos.lookAt(lesion.file());
        }
    }

    private Message oddities(CaseSet cases) {
        List<String> counts =
                cases.oddityCounts().entrySet().stream()
                        .map(count ->
                                texts.get("oddity." + count.getKey().name(), count.getValue()))
                        .toList();
        String all =
                cases.oddities().stream()
                        .limit(MOST_LISTED)
                        .map(this::line)
                        .collect(Collectors.joining("\n"));
        return new Message(
                Message.Kind.NOTE,
                texts.get("labels.odd", cases.oddities().size()),
                String.join("; ", counts),
                cases.oddities().size() > MOST_LISTED
                        ? all + "\n" + texts.get("labels.more", MOST_LISTED)
                        : all,
                List.of());
    }

    private String line(Oddity oddity) {
        return texts.get(
                oddity.row() > 0 ? "labels.place" : "labels.file",
                oddity.row(),
                oddity.column(),
                oddity.value(),
                texts.get("oddity." + oddity.kind().name(), 1));
    }
}
