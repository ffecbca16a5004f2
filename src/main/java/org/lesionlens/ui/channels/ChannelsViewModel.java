package org.lesionlens.ui.channels;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.explain.ChannelContributions;
import org.lesionlens.explain.ChannelOrder;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.overlay.ColourMap;

/**
 * Which channels of the target layer are looked at, of the photo and the class that are shown.
 * Computes nothing until it is opened. Belongs to the UI thread.
 */
public final class ChannelsViewModel {

    /** The part of a network behind the target layer. */
    @FunctionalInterface
    public interface Head {

        /**
         * The gradients of the explained class's score where the layer has nothing but zeros; runs
         * off the UI thread.
         *
         * @return empty if this head has none there
         */
        Optional<FeatureMaps> slopeAtZero(Analysis analysis) throws Exception;
    }

    private static final int NONE = -1;

    private final LatestJob<ChannelContributions> computing;
    private final LatestJob<ChannelPage> drawing;
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ObjectProperty<ChannelOrder> order =
            new SimpleObjectProperty<>(this, "order", ChannelOrder.FOR);
    private final IntegerProperty page = new SimpleIntegerProperty(this, "page");
    private final ObjectProperty<ColourMap> colourMap =
            new SimpleObjectProperty<>(this, "colourMap", ColourMap.VIRIDIS);
    private final ReadOnlyObjectWrapper<@Nullable Analysis> analysis =
            new ReadOnlyObjectWrapper<>(this, "analysis");
    private final ReadOnlyObjectWrapper<@Nullable ChannelPage> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyObjectWrapper<@Nullable ShownChannel> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");

    private @Nullable Head head;
    private @Nullable ChannelContributions contributions; // of what is shown
    private int wanted = NONE; // over this photo and those after it

    /**
     * @param threads of which {@code worker} asks a {@link Head} and {@code render} draws
     */
    public ChannelsViewModel(UiThreads threads) {
        this.computing = threads.latestJob();
        this.drawing = new LatestJob<>(threads.render(), threads.ui());
        open.subscribe((_, isOpen) -> {
            putAway();
            if (isOpen) {
                compute();
            } else {
                drop();
            }
        });
        order.subscribe((_, _) -> {
            page.set(0);
            draw();
        });
        page.subscribe((_, _) -> draw());
        colourMap.subscribe((_, _) -> draw());
    }

    /**
     * Makes {@code newest} what is looked at. A channel that is shown stays, over the newest photo.
     *
     * @param ofItsModel is asked
     */
    public void show(Analysis newest, Head ofItsModel) {
        Analysis before = analysis.get();
        head = ofItsModel;
        analysis.set(newest);
        if (before == null || !isSame(before, newest)) {
            drop();
            page.set(0);
            choose();
            compute();
        }
    }

    private static boolean isSame(Analysis before, Analysis newest) {
        return before.pass().equals(newest.pass())
                && before.explanation().classIndex() == newest.explanation().classIndex();
    }

    private void drop() {
        computing.cancel();
        drawing.cancel();
        contributions = null;
        failure.set(null);
        shown.set(null);
    }

    /** Shows nothing until the next photo is explained. */
    public void clear() {
        head = null;
        drop();
        analysis.set(null);
        chosen.set(null);
    }

    /** Keeps what is there, but asks no more: the model is going away, and its layer with it. */
    public void detach() {
        head = null;
        computing.cancel();
        putAway();
    }

    private void compute() {
        Analysis of = analysis.get();
        Head asked = head;
        if (open.get() && of != null && asked != null) {
            computing.submit(
                    () ->
                            ChannelContributions.of(
                                    of.explanation().evidence(), asked.slopeAtZero(of)),
                    found -> {
                        contributions = found;
                        draw();
                    },
                    failure::set);
        }
    }

    private void draw() {
        Analysis of = analysis.get();
        ChannelContributions all = contributions;
        if (of != null && all != null) {
            ChannelOrder by = order.get();
            int number = page.get();
            ColourMap colours = colourMap.get();
            drawing.submit(
                    () -> ChannelPage.of(of, all, by, number, colours), shown::set, failure::set);
        }
    }

    /** Turns pages; stops at the first and the last. */
    public void turn(int by) {
        Analysis of = analysis.get();
        if (of != null) {
            int last = ChannelPage.count(of.pass().activations().channels()) - 1;
            page.set(Math.clamp((long) page.get() + by, 0, last));
        }
    }

    /** Shows a channel over the photo, or puts it away if it is the one that is shown. */
    void toggle(int channel) {
        wanted = channel == wanted ? NONE : channel;
        choose();
    }

    /** Puts the channel that is shown away. */
    public void putAway() {
        wanted = NONE;
        choose();
    }

    private void choose() {
        Analysis of = analysis.get();
        chosen.set(of == null || wanted == NONE ? null : new ShownChannel(of, wanted));
    }

    /** True while channels are to be seen; the first time they are computed. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** Which channels come first. */
    ObjectProperty<ChannelOrder> orderProperty() {
        return order;
    }

    /** Which page, from 0. */
    IntegerProperty pageProperty() {
        return page;
    }

    /** Of maps without a value below 0. */
    public ObjectProperty<ColourMap> colourMapProperty() {
        return colourMap;
    }

    /** What is looked at; null while nothing is. */
    ReadOnlyObjectProperty<@Nullable Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    /** The page; null while there is none of what is looked at. */
    ReadOnlyObjectProperty<@Nullable ChannelPage> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The channel over the photo; null if there is none. */
    public ReadOnlyObjectProperty<@Nullable ShownChannel> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Why there is no page, if something failed. */
    ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
