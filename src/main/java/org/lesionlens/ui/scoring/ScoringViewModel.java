package org.lesionlens.ui.scoring;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.scoring.Gate;
import org.lesionlens.scoring.ScoreRun;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.PhotoPrediction;
import org.lesionlens.store.ResultLookup;
import org.lesionlens.store.ResultStore;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringState.Phase;

/**
 * Scores the open set in the background and lets the views have the results as they come: at once
 * those that are known of files that have not changed. Belongs to the UI thread.
 */
public final class ScoringViewModel implements AutoCloseable {

    private final Analyzer analyzer;
    private final LazyResultStore store;
    private final ReviewViewModel review;
    private final Consumer<? super Throwable> failures;
    private final Executor ui;
    private final Executor later;
    private final LatestJob<Boolean> scoring;
    private final ReadOnlyObjectWrapper<ScoringState> state =
            new ReadOnlyObjectWrapper<>(this, "state", ScoringState.NONE);
    private final ReadOnlyBooleanWrapper lookingUp = new ReadOnlyBooleanWrapper(this, "lookingUp");
    private Gate gate = new Gate();
    private boolean othersFirst;
    private @Nullable ResultCoalescer batch;

    /**
     * @param review has the set, and gets the results
     * @param failures hears why scoring ended, if not by itself
     * @param threads of which {@code scoring} is busy for long, and {@code later} gathers what is
     *     shown together
     */
    public ScoringViewModel(
            Analyzer analyzer,
            LazyResultStore store,
            ReviewViewModel review,
            Consumer<? super Throwable> failures,
            UiThreads threads) {
        this.analyzer = analyzer;
        this.store = store;
        this.review = review;
        this.failures = failures;
        this.ui = threads.ui();
        this.later = threads.later();
        this.scoring = new LatestJob<>(threads.scoring(), threads.ui());
    }

    /**
     * A set with what is known and said of its photos, as far as their files have not changed; asks
     * the disk for each file's state, so it is for a worker.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Review withKnownResults(Review set, Classifier classifier) throws InterruptedException {
        try {
            ResultStore open = store.get();
            var lookup = new ResultLookup(classifier.key(), open);
            Map<ContentHash, PhotoMarks> marks = open.marks(); // else all would be dealt out twice
            return set.with(known(waiting(set), lookup, classifier.card().output()))
                    .marked(one ->
                            one.prediction()
                                    .map(CasePrediction::photo)
                                    .map(marks::get)
                                    .orElse(one.marks()));
        } catch (IOException e) {
            return set; // whoever scores it tells what is wrong with the store
        }
    }

    private static List<ReviewCase> waiting(Review set) {
        return set.cases().stream()
                .filter(one -> one.prediction().isEmpty() && one.image().isHere())
                .toList();
    }

    private static Map<Integer, Progress> known(
            List<ReviewCase> waiting, ResultLookup lookup, ModelOutput output)
            throws InterruptedException {
        List<Optional<PhotoPrediction>> predictions =
                lookup.byStamps(waiting.stream().map(one -> one.image().file()).toList());
        Map<Integer, Progress> known = HashMap.newHashMap(waiting.size());
        for (int i = 0; i < waiting.size(); i++) {
            int index = waiting.get(i).index();
            predictions
                    .get(i)
                    .filter(prediction ->
                            output.fits(
                                    prediction.prediction().logits().size())) // else a damaged row
                    .map(prediction -> new Progress.Scored(CasePrediction.of(prediction, output)))
                    .ifPresent(scored -> known.put(index, scored));
        }
        return known;
    }

    private static List<LesionImage> lesions(List<ReviewCase> cases) {
        return cases.stream().map(ReviewCase::image).toList();
    }

    /**
     * Scores the lesions of the open set that have no result yet; what another run is doing is
     * dropped.
     */
    public void start(Classifier classifier) {
        stop();
        Review set = review.reviewProperty().get();
        int total = (int) set.cases().stream().filter(one -> one.image().isHere()).count();
        List<ReviewCase> waiting = waiting(set);
        if (total == 0) {
            return;
        }
        ModelOutput output = classifier.card().output();
        var gathered = new ResultCoalescer[1];
        var newest =
                new ResultCoalescer(
                        waiting,
                        output,
                        later,
                        System::nanoTime,
                        (news, speed) -> {
                            if (gathered[0] == batch) { // and not of a set or model before
                                take(news, speed);
                            }
                        });
        gathered[0] = newest;
        batch = newest;
        var barrier = new Gate();
        gate = barrier;
        state.set(
                new ScoringState(
                        Phase.RUNNING, total, total - waiting.size(), 0, OptionalDouble.empty()));
        setGate();
        lookingUp.set(true);
        scoring.submit(
                () -> {
                    ResultStore open = store.get();
                    Map<Integer, Progress> known =
                            known(waiting, new ResultLookup(classifier.key(), open), output);
                    ui.execute(() -> endLookup(newest, known));
                    List<ReviewCase> rest =
                            waiting.stream()
                                    .filter(one -> !known.containsKey(one.index()))
                                    .toList();
                    new ScoreRun(analyzer, classifier, open, barrier, newest)
                            .run(lesions(rest), lesions(set.cases()));
                    return true;
                },
                _ -> end(newest),
                cause -> {
                    end(newest);
                    failures.accept(cause);
                });
    }

    private void take(Map<Integer, Progress> news, OptionalDouble speed) {
        Review now = review.reviewProperty().get();
        int scored = (int) news.values().stream().filter(Progress.Scored.class::isInstance).count();
        ScoringState before = state.get();
        state.set(
                new ScoringState(
                        before.phase(),
                        before.total(),
                        before.done() + scored,
                        before.failed() + news.size() - scored,
                        speed));
        review.reviewProperty().set(now.with(news));
    }

    private void endLookup(ResultCoalescer running, Map<Integer, Progress> known) {
        if (running.equals(batch)) {
            if (!known.isEmpty()) {
                take(known, OptionalDouble.empty());
            }
            later.execute(() -> letOthersGoOn(running)); // the screen's pictures come first
        }
    }

    private void letOthersGoOn(ResultCoalescer running) {
        if (running.equals(batch)) {
            lookingUp.set(false);
        }
    }

    private void end(ResultCoalescer finished) {
        finished.tell();
        later.execute(() -> letOthersGoOn(finished));
        state.set(state.get().in(Phase.FINISHED));
    }

    /** Ends scoring, if it is going on; what is done stays. */
    public void cancel() {
        if (state.get().isActive()) {
            ResultCoalescer last = batch;
            if (last != null) {
                last.tell();
            }
            stop();
            state.set(state.get().in(Phase.CANCELLED));
        }
    }

    /** Ends scoring and forgets how far it was. */
    public void forget() {
        stop();
        state.set(ScoringState.NONE);
    }

    private void stop() {
        batch = null;
        lookingUp.set(false);
        scoring.cancel();
    }

    /** Holds scoring back after the photo that is under way, or lets it go on. */
    public void setPaused(boolean paused) {
        if (state.get().isActive()) {
            ResultCoalescer now = batch;
            if (now != null) {
                now.restartPace();
            }
            state.set(state.get().in(paused ? Phase.PAUSED : Phase.RUNNING));
            setGate();
        }
    }

    /** Lets something else have the network first, or no more. */
    public void giveWay(boolean wanted) {
        othersFirst = wanted;
        setGate();
    }

    private void setGate() {
        gate.setOpen(!othersFirst && state.get().phase() != Phase.PAUSED);
    }

    /** True while what is known is looked up, which takes seconds at most. */
    public ReadOnlyBooleanProperty lookingUpProperty() {
        return lookingUp.getReadOnlyProperty();
    }

    /** How far the set is. */
    public ReadOnlyObjectProperty<ScoringState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    @Override
    public void close() {
        stop();
    }
}
