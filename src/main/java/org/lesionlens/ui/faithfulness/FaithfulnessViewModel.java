package org.lesionlens.ui.faithfulness;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.LatestJob;
import org.lesionlens.faithfulness.Faithfulness;
import org.lesionlens.faithfulness.FaithfulnessProgress;
import org.lesionlens.faithfulness.FaithfulnessProgress.Step;

/** Whether the shown map was checked, and what came of it. Belongs to the UI thread. */
public final class FaithfulnessViewModel {

    /** Checks a map with the network that it is of. */
    @FunctionalInterface
    public interface Checker {

        /**
         * Runs off the UI thread, for a minute or so; is interrupted when nobody wants it any more.
         *
         * @param threshold from which share of its maximum on the map counts as hot, in [0, 1]
         */
        Faithfulness check(Analysis analysis, double threshold, FaithfulnessProgress progress)
                throws Exception;
    }

    private final LatestJob<Faithfulness> checking;
    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold", 0.2);
    private final ReadOnlyObjectWrapper<FaithfulnessState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new FaithfulnessState.Nothing());
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper(this, "startable");

    private @Nullable Analysis shown;
    private @Nullable Checker checker;

    /**
     * @param checking runs a {@link Checker}; its worker must not be the network's own thread
     */
    public FaithfulnessViewModel(LatestJob<Faithfulness> checking) {
        this.checking = checking;
        state.subscribe(this::updateStartable);
    }

    /**
     * Makes {@code newest} the map that can be checked; what was found out about another one goes,
     * and a running check ends.
     *
     * @param ofItsModel checks it
     */
    public void show(Analysis newest, Checker ofItsModel) {
        checker = ofItsModel;
        if (newest.equals(shown)) {
            updateStartable();
            return;
        }
        checking.cancel();
        shown = newest;
        state.set(
                newest.explanation().map().isEmpty()
                        ? new FaithfulnessState.EmptyMap(newest.className())
                        : new FaithfulnessState.Ready());
    }

    /** Shows nothing any more. */
    public void clear() {
        checking.cancel();
        shown = null;
        checker = null;
        state.set(new FaithfulnessState.Nothing());
    }

    /** Keeps a finished check, but begins no other: the model is going away. */
    public void detach() {
        checking.cancel();
        checker = null;
        switch (state.get()) {
            case FaithfulnessState.Done _, FaithfulnessState.EmptyMap _ -> updateStartable();
            default -> {
                shown = null;
                state.set(new FaithfulnessState.Nothing());
            }
        }
    }

    /** Checks the shown map, if that is possible now. */
    public void start() {
        Analysis analysis = shown;
        Checker with = checker;
        if (analysis == null || with == null || !startable.get()) {
            return;
        }
        double hotFrom = Math.clamp(threshold.get(), 0, 1);
        state.set(new FaithfulnessState.Running(Step.CHANGED_INPUTS, 0));
        checking.submit(
                progress ->
                        with.check(
                                analysis,
                                hotFrom,
                                (step, share) ->
                                        progress.accept(
                                                new FaithfulnessState.Running(step, share))),
                state::set,
                result -> state.set(new FaithfulnessState.Done(result)),
                problem -> state.set(new FaithfulnessState.Failed(problem)));
    }

    /** Ends a running check; the map can be checked again. */
    public void cancel() {
        if (state.get() instanceof FaithfulnessState.Running) {
            checking.cancel();
            state.set(new FaithfulnessState.Ready());
        }
    }

    private void updateStartable() {
        boolean waiting =
                switch (state.get()) {
                    case FaithfulnessState.Ready _,
                            FaithfulnessState.Done _,
                            FaithfulnessState.Failed _ ->
                            true;
                    case FaithfulnessState.Nothing _,
                            FaithfulnessState.EmptyMap _,
                            FaithfulnessState.Running _ ->
                            false;
                };
        startable.set(waiting && checker != null);
    }

    /** What there is to say. */
    public ReadOnlyObjectProperty<FaithfulnessState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** True if {@link #start} would do something. */
    public ReadOnlyBooleanProperty startableProperty() {
        return startable.getReadOnlyProperty();
    }

    /** The shown threshold, in [0, 1] of the map's maximum; the next check takes it as "hot". */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }
}
