package org.lesionlens.ui.methods;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.lesionlens.methods.MethodsRun;
import org.lesionlens.methods.MethodsRun.Wish;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.methods.PickedPhoto;
import org.lesionlens.methods.TestedPhoto;
import org.lesionlens.scoring.Gate;
import org.lesionlens.ui.fx.Reason;

/** Gathers what a run finds and tells of it; on the run's thread. */
final class MethodsListener implements MethodsRun.Listener {

    private static final double NANOS = 1e9;
    private static final double EARLY = 0.2; // of a photo, before which no time is told

    private final int of;
    private final Wish wish;
    private final Path folder;
    private final Gate gate;
    private final Consumer<? super MethodsNews> told;
    private final List<TestedPhoto> tested = new ArrayList<>();
    private final List<MethodsResult.Failure> failures = new ArrayList<>();
    private final long start = System.nanoTime();
    private int known;

    /**
     * @param of how many photos
     * @param gate is shut while others have the network first
     * @param told hears how far it is, and of each photo what is known then
     */
    MethodsListener(int of, Wish wish, Path folder, Gate gate, Consumer<? super MethodsNews> told) {
        this.of = of;
        this.wish = wish;
        this.folder = folder;
        this.gate = gate;
        this.told = told;
    }

    MethodsResult result() {
        var lot = new MethodsSummary.Lot(wish.seed(), wish.threshold());
        return new MethodsResult(MethodsSummary.of(tested, lot), failures, folder);
    }

    @Override
    public void within(double share) {
        tell(share);
        try {
            gate.pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run ends before it asks the network again
        }
    }

    @Override
    public void done(TestedPhoto photo) {
        tested.add(photo);
        tell(0);
        told.accept(new MethodsNews.Found(result()));
    }

    @Override
    public void known(TestedPhoto photo) {
        tested.add(photo);
        known++;
        tell(0);
    }

    @Override
    public void failed(PickedPhoto photo, Exception cause) {
        failures.add(new MethodsResult.Failure(photo.photo().image().name(), Reason.of(cause)));
        tell(0);
    }

    private void tell(double within) {
        int done = tested.size() + failures.size();
        double worked = done - known + within;
        double seconds = (System.nanoTime() - start) / NANOS;
        told.accept(
                new MethodsNews.Far(
                        new MethodsState.Running(
                                done,
                                of,
                                within,
                                worked < EARLY
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(
                                                seconds / worked * (of - done - within)))));
    }
}
