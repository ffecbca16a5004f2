package org.lesionlens.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.PacedJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.review.Agreement;
import org.lesionlens.review.CaseFilter.Picked;
import org.lesionlens.review.Comparison;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.review.Review;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.PickOffer;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * Compares the judge of the open set with a second one, as far as both have called it. Belongs to
 * the UI thread.
 */
public final class ComparisonViewModel {

    /** How often clusters are drawn for an interval. */
    static final int DRAWS = 1000;

    private static final long SEED = 1979; // any: the same set always gives the same interval
    private static final double HALF = 0.5;
    private static final Set<Truth> KNOWN = Set.of(Truth.POSITIVE, Truth.NEGATIVE);

    private final Texts texts = Texts.of(ComparisonViewModel.class);
    private final ReviewViewModel review;
    private final PacedJob<Prepared> preparing;
    private final LatestJob<ClusteredInterval> drawing;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final DoubleProperty secondThreshold =
            new SimpleDoubleProperty(this, "secondThreshold", HALF);
    private final ReadOnlyObjectWrapper<@Nullable SecondJudge> second =
            new ReadOnlyObjectWrapper<>(this, "second");
    private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison");
    private final ReadOnlyObjectWrapper<Optional<ClusteredInterval>> interval =
            new ReadOnlyObjectWrapper<>(this, "interval", Optional.empty());
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
    private @Nullable Comparison drawn;
    private @Nullable Review asked;
    private @Nullable SecondJudge askedFor;

    private record Prepared(SecondJudge judge, Comparison comparison) {}

    /**
     * @param review the set, judged by the first judge
     * @param threads of which the worker runs what takes longer than a frame
     */
    public ComparisonViewModel(ReviewViewModel review, UiThreads threads) {
        this.review = review;
        this.preparing =
                new PacedJob<>(
                        threads.worker(), threads.ui(), this::take, ComparisonViewModel::fail);
        this.drawing = threads.latestJob();
        review.measured().subscribe(_ -> follow());
        second.subscribe(_ -> follow());
        active.subscribe(_ -> draw());
        comparison.subscribe(_ -> followFilter());
        review.thresholdProperty().subscribe(_ -> followFilter());
        secondThreshold.subscribe(_ -> followFilter());
    }

    /** Compares with a judge, or shows what the same has called since. */
    public void show(SecondJudge newest) {
        SecondJudge before = second.get();
        refusal.set("");
        if (before == null || !before.id().equals(newest.id())) {
            forget();
            secondThreshold.set(newest.threshold());
        }
        second.set(newest);
        offer(newest);
    }

    /** Ends the comparison, and says why there is none; blank if nobody wants one. */
    public void refuse(String why) {
        forget();
        second.set(null);
        refusal.set(why);
    }

    /** Ends the comparison. */
    public void end() {
        refuse("");
    }

    private void forget() {
        drawing.cancel();
        asked = null;
        askedFor = null;
        drawn = null;
        interval.set(Optional.empty());
        comparison.set(null);
        List<PickOffer> offered = review.offersProperty().get();
        review.offersProperty().set(List.of());
        picked(offered).ifPresent(_ -> pick(Optional.empty()));
    }

    @SuppressWarnings("ReferenceEquality") // comparing 33,126 lesions would take longer
    private void follow() {
        SecondJudge judge = second.get();
        Review set = review.measured().getValue();
        if (judge == null || (set == asked && judge == askedFor)) {
            return;
        }
        asked = set;
        askedFor = judge;
        preparing.submit(() -> new Prepared(judge, Comparison.of(set, judge.probabilities())));
    }

    private void take(Prepared prepared) {
        SecondJudge now = second.get();
        if (now != null && now.id().equals(prepared.judge().id())) {
            comparison.set(prepared.comparison());
            interval.set(Optional.empty());
            draw();
        }
    }

    /** Only for whoever looks. */
    @SuppressWarnings("ReferenceEquality")
    private void draw() {
        Comparison now = comparison.get();
        SecondJudge judge = second.get();
        if (!active.get() || now == null || judge == null || !judge.isRanked() || now == drawn) {
            return;
        }
        drawn = now;
        drawing.submit(
                () -> now.areas().interval(DRAWS, SEED),
                done -> interval.set(Optional.of(done)),
                ComparisonViewModel::fail);
    }

    private static void fail(Throwable cause) {
        if (cause instanceof CancellationException) {
            return; // nobody waits for it any more
        }
        throw new IllegalStateException("the comparison could not be made", cause);
    }

    private void offer(SecondJudge judge) {
        List<PickOffer> offers = new ArrayList<>();
        for (Agreement wanted : Agreement.values()) {
            offers.add(
                    new PickOffer(
                            texts.get("pick." + wanted, judge.name()),
                            () -> photos(KNOWN, wanted)));
        }
        review.offersProperty().set(offers);
    }

    private Set<Path> photos(Set<Truth> truths, Agreement wanted) {
        Comparison now = comparison.get();
        return now == null ? Set.of() : now.photos(truths, Set.of(wanted), thresholds());
    }

    /** The photos of one cell, for the gallery. */
    Picked picked(Truth truth, Agreement wanted, String name) {
        return new Picked(name, photos(Set.of(truth), wanted));
    }

    /** A filter for who is right follows the thresholds. */
    private void followFilter() {
        picked(review.offersProperty().get())
                .ifPresent(offer -> {
                    var newest = new Picked(offer.name(), offer.files().get());
                    if (!review.filterProperty().get().picked().equals(Optional.of(newest))) {
                        pick(Optional.of(newest));
                    }
                });
    }

    private Optional<PickOffer> picked(List<PickOffer> offers) {
        return review.filterProperty()
                .get()
                .picked()
                .flatMap(now ->
                        offers.stream().filter(one -> one.name().equals(now.name())).findFirst());
    }

    private void pick(Optional<Picked> wanted) {
        review.filterProperty().set(review.filterProperty().get().withPicked(wanted));
    }

    /** From which probability on each judge calls a photo positive. */
    public Thresholds thresholds() {
        return new Thresholds(review.thresholdProperty().get(), secondThreshold.get());
    }

    /** True while somebody looks: what takes seconds is done only then. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** The second judge's own, in [0, 1]. */
    public DoubleProperty secondThresholdProperty() {
        return secondThreshold;
    }

    /** With whom is compared; null while with nobody. */
    public ReadOnlyObjectProperty<@Nullable SecondJudge> secondProperty() {
        return second.getReadOnlyProperty();
    }

    /** What both have called; null while that is not known. */
    public ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** Of the difference between the areas; empty until it is known. */
    ReadOnlyObjectProperty<Optional<ClusteredInterval>> intervalProperty() {
        return interval.getReadOnlyProperty();
    }

    /** Why nothing is compared, in a sentence; blank if there is nothing to say. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** The set, judged by the first judge. */
    ReviewViewModel review() {
        return review;
    }
}
