package org.lesionlens.ui.attribution;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.AttributionMap;
import org.lesionlens.attribution.AttributionProgress;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.PerturbationMap;
import org.lesionlens.background.LatestJob;
import org.lesionlens.explain.ChannelReduction;

/** Whether the shown photo is attributed, and what came of it. Belongs to the UI thread. */
public final class AttributionViewModel {

    /** Attributes the score of the class that an analysis explains. */
    @FunctionalInterface
    public interface Attributor {

        /** Runs off the UI thread; is interrupted when nobody wants it any more. */
        Attribution attribute(
                Analysis analysis, AttributionSettings settings, AttributionProgress progress)
                throws Exception;

        /** How long a run of the network takes, in milliseconds; 0 if it is not known. */
        default double runMillis() {
            return 0;
        }
    }

    /** What is heard before it is done. */
    private sealed interface News {

        record Share(double share) implements News {}

        record Unfinished(PerturbationMap map) implements News {}
    }

    private static final double EARLY = 0.03; // share up to which no time is told
    private static final double NANOS = 1e9;

    /** A map before it is known how it is to be shown. */
    private record Found(Analysis of, Attribution attribution, boolean finished) {

        ShownAttribution shown(AttributionLook look) {
            AttributionMap map =
                    AttributionMap.of(
                            attribution,
                            of.geometry(),
                            of.card().input(),
                            look.channels(),
                            look.withSign(),
                            look.clip());
            return new ShownAttribution(of, attribution, map, look, finished);
        }
    }

    private final LatestJob<Attribution> computing;
    private final LatestJob<ShownAttribution> drawing;
    private final AttributionChoice choice = new AttributionChoice();
    private final BooleanProperty signed = new SimpleBooleanProperty(this, "signed");
    private final ObjectProperty<Double> percentile =
            new SimpleObjectProperty<>(this, "percentile", 99.0);
    private final ReadOnlyObjectWrapper<AttributionState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new AttributionState.Nothing());
    private final ReadOnlyObjectWrapper<@Nullable ShownAttribution> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyObjectWrapper<@Nullable Analysis> analysis =
            new ReadOnlyObjectWrapper<>(this, "analysis");

    private @Nullable Attributor attributor;
    private @Nullable Found found;

    /**
     * @param computing runs an {@link Attributor}; its worker must not be the network's own thread
     * @param drawing sorts what was found by strength, which takes tens of milliseconds
     */
    public AttributionViewModel(
            LatestJob<Attribution> computing, LatestJob<ShownAttribution> drawing) {
        this.computing = computing;
        this.drawing = drawing;
        signed.subscribe(this::drawAgain);
        percentile.subscribe(this::drawAgain);
    }

    /**
     * Makes {@code newest} what is asked about. What was found of the same photo and class stays:
     * another map of a layer says nothing against it.
     *
     * @param ofItsModel is asked
     */
    public void show(Analysis newest, Attributor ofItsModel) {
        Analysis before = analysis.get();
        boolean same = before != null && isSame(before, newest);
        attributor = ofItsModel;
        if (!same) {
            computing.cancel();
            drop();
            state.set(new AttributionState.Ready());
        }
        analysis.set(newest);
    }

    private static boolean isSame(Analysis before, Analysis newest) {
        return before.pass().equals(newest.pass())
                && before.explanation().classIndex() == newest.explanation().classIndex();
    }

    /** Shows nothing any more. */
    public void clear() {
        computing.cancel();
        attributor = null;
        drop();
        analysis.set(null);
        state.set(new AttributionState.Nothing());
    }

    /** Keeps what is finished, but asks no more: the model is going away. */
    public void detach() {
        if (state.get() instanceof AttributionState.Done) {
            attributor = null;
        } else {
            clear();
        }
    }

    /** Computes what is chosen, if there is a photo to ask about. */
    public void start() {
        Analysis of = analysis.get();
        Attributor asked = attributor;
        if (of == null || asked == null || state.get() instanceof AttributionState.Running) {
            return;
        }
        AttributionSettings settings =
                choice.settings(of.card().input(), of.explanation().method());
        long start = System.nanoTime();
        drop();
        state.set(new AttributionState.Running(0, OptionalDouble.empty()));
        computing.submit(
                told -> asked.attribute(of, settings, telling(told)),
                (News news) -> hear(news, of, start),
                result -> {
                    draw(new Found(of, result, true));
                    state.set(new AttributionState.Done());
                },
                problem -> {
                    drop();
                    state.set(new AttributionState.Failed(problem));
                });
    }

    private static AttributionProgress telling(Consumer<? super News> told) {
        return new AttributionProgress() {
            @Override
            public void at(double share) {
                told.accept(new News.Share(share));
            }

            @Override
            public void partial(PerturbationMap map) {
                told.accept(new News.Unfinished(map));
            }
        };
    }

    private void hear(News news, Analysis of, long start) {
        switch (news) {
            case News.Unfinished(PerturbationMap map) -> draw(new Found(of, map, false));
            case News.Share(double share) -> {
                double seconds = (System.nanoTime() - start) / NANOS;
                state.set(
                        new AttributionState.Running(
                                share,
                                share < EARLY
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(seconds / share * (1 - share))));
            }
        }
    }

    /** Ends a running computation; what is coarse goes. */
    public void cancel() {
        if (state.get() instanceof AttributionState.Running) {
            computing.cancel();
            close();
        }
    }

    /** Puts what is shown away. */
    public void close() {
        drop();
        state.set(
                attributor == null ? new AttributionState.Nothing() : new AttributionState.Ready());
    }

    private void drop() {
        drawing.cancel();
        found = null;
        shown.set(null);
    }

    private void drawAgain() {
        Found before = found;
        if (before != null) {
            draw(before);
        }
    }

    private void draw(Found newest) {
        found = newest;
        var look =
                new AttributionLook(
                        ChannelReduction.LARGEST, signed.get(), percentile.get(), false);
        drawing.submit(
                () -> newest.shown(look),
                shown::set,
                problem -> state.set(new AttributionState.Failed(problem)));
    }

    /** About how many forward passes what is chosen takes; 0 while nothing is shown. */
    long forwardPasses() {
        Analysis of = analysis.get();
        if (of == null) {
            return 0;
        }
        var spec = of.card().input();
        return choice.settings(spec, of.explanation().method())
                .forwardPasses(spec.width(), spec.height());
    }

    /** How long one of them takes, in milliseconds; 0 if it is not known. */
    double runMillis() {
        return attributor == null ? 0 : attributor.runMillis();
    }

    /** What is wanted. */
    AttributionChoice choice() {
        return choice;
    }

    /** What there is to say. */
    public ReadOnlyObjectProperty<AttributionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What is shown beside the photo; null if nothing is. */
    public ReadOnlyObjectProperty<@Nullable ShownAttribution> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What is asked about; null while nothing is shown. */
    ReadOnlyObjectProperty<@Nullable Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    /** Whether values of pixels keep their sign. */
    BooleanProperty signedProperty() {
        return signed;
    }

    /** Of pixels' absolute values: what the strongest colour stands for, above 0 to 100. */
    ObjectProperty<Double> percentileProperty() {
        return percentile;
    }
}
