package org.lesionlens.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.NetworkLoader;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.figure.PairLoader;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.training.Checkpoint;
import org.lesionlens.training.CheckpointLoader;
import org.lesionlens.training.CheckpointResult;
import org.lesionlens.training.TrainingHistory;
import org.lesionlens.training.TrainingWatch;
import org.lesionlens.training.WatchListener;
import org.lesionlens.training.WatchedPhotos;
import org.lesionlens.ui.fx.FxImages;

/**
 * Watches the folder of a training for the open set, on a thread of its own. Belongs to the UI
 * thread.
 */
public final class TrainingViewModel implements AutoCloseable {

    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);
    private static final int PHOTOS = 8;
    private static final int MEASURED = 200;
    private static final long SEED = 1;
    private static final int SIDE = 240; // pixels: enough for screens of two pixels a point

    /** How far it is. */
    public sealed interface State {

        /** Nobody has named a folder. */
        record Idle() implements State {}

        /** A folder is named, and nobody has agreed yet that what is saved there may run. */
        record Asked(Path folder) implements State {}

        /** All that is there is explained; more may come. */
        record Waiting(Path folder) implements State {}

        /** A checkpoint is asked about photos. */
        record Asking(Path folder, String checkpoint, int photos, int of) implements State {}
    }

    private final NetworkLoader loader;
    private final Analyzer analyzer;
    private final LazyResultStore store;
    private final ImageDecoder decoder;
    private final Executor watcher;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Idle());
    private final ReadOnlyObjectWrapper<ShownTraining> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", ShownTraining.NONE);
    private final ReadOnlyObjectWrapper<List<String>> problems =
            new ReadOnlyObjectWrapper<>(this, "problems", List.of());
    private final ReadOnlyObjectWrapper<Optional<CaseSet>> set =
            new ReadOnlyObjectWrapper<>(this, "set", Optional.empty());
    private @Nullable FutureTask<Void> watch;

    /**
     * @param loader opens checkpoints
     * @param store keeps what they say
     * @param decoder reads photos for their pictures
     * @param watcher runs each watch to its end, which is that of the window
     * @param ui the UI thread
     */
    public TrainingViewModel(
            NetworkLoader loader,
            Analyzer analyzer,
            LazyResultStore store,
            ImageDecoder decoder,
            Executor watcher,
            Executor ui) {
        this.loader = loader;
        this.analyzer = analyzer;
        this.store = store;
        this.decoder = decoder;
        this.watcher = watcher;
        this.ui = ui;
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What was seen. */
    public ReadOnlyObjectProperty<ShownTraining> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What could not be explained and why, the newest first. */
    public ReadOnlyObjectProperty<List<String>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** The set whose photos are explained; none while none is open. */
    public ReadOnlyObjectProperty<Optional<CaseSet>> setProperty() {
        return set.getReadOnlyProperty();
    }

    /** Explains photos of another set from now on: what was watched ends, unless it is the same. */
    public void use(@Nullable CaseSet newest) {
        boolean isSame =
                newest != null
                        && set.get().map(CaseSet::folder).equals(Optional.of(newest.folder()));
        if (!isSame) {
            stop();
        }
        set.set(Optional.ofNullable(newest));
    }

    /** Names the folder of a training, whose archives run only once a person has agreed. */
    public void choose(Path folder) {
        stop();
        state.set(new State.Asked(folder));
    }

    /** Begins to watch the folder that was named. */
    public void agree() {
        if (state.get() instanceof State.Asked(Path folder) && set.get().isPresent()) {
            var newest = new Watch(folder, set.get().get());
            var task =
                    new FutureTask<Void>(() -> {
                        newest.run();
                        return null;
                    });
            newest.task = task;
            watch = task;
            state.set(new State.Waiting(folder));
            watcher.execute(task);
        }
    }

    /** Ends what is watched, and forgets it. */
    public void stop() {
        FutureTask<Void> running = watch;
        watch = null;
        if (running != null) {
            running.cancel(true);
        }
        state.set(new State.Idle());
        shown.set(ShownTraining.NONE);
        problems.set(List.of());
    }

    @Override
    public void close() {
        stop();
    }

    private CheckpointLoader.Opened open(Checkpoint checkpoint)
            throws ModelLoadException, InterruptedException {
        OpenNetwork network = loader.open(checkpoint.file());
        try {
            ModelCard card =
                    network.card()
                            .orElseThrow(() ->
                                    new ModelLoadException(
                                            checkpoint.name()
                                                    + " has no card, neither inside nor as a .json beside it"));
            return new CheckpointLoader.Opened(
                    network.classifier(card, network.layer()), network::close);
        } catch (ModelLoadException | InterruptedException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** One folder, watched; on its own thread, and of no matter once another is watched. */
    private final class Watch implements WatchListener {

        private final Path folder;
        private final CaseSet cases;
        private final Map<Checkpoint, List<ShownTraining.Pair>> pictures = new HashMap<>();
        private volatile @Nullable FutureTask<Void> task;

        Watch(Path folder, CaseSet cases) {
            this.folder = folder;
            this.cases = cases;
        }

        void run() throws InterruptedException {
            try {
                new TrainingWatch(
                                TrainingViewModel.this::open,
                                ModelChoice.DEFAULT,
                                analyzer,
                                store.get(),
                                new WatchedPhotos(cases, PHOTOS, MEASURED, SEED),
                                folder,
                                Optional.empty(),
                                this)
                        .run(false);
            } catch (IOException e) {
                told(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void asking(Checkpoint checkpoint, int photos, int of) {
            tell(() -> state.set(new State.Asking(folder, checkpoint.name(), photos, of)));
        }

        @Override
        public void seen(TrainingHistory history) {
            try {
                pictures.keySet()
                        .retainAll(
                                Set.copyOf(
                                        history.results().stream()
                                                .map(CheckpointResult::checkpoint)
                                                .toList()));
                for (CheckpointResult one : history.results()) {
                    if (!pictures.containsKey(one.checkpoint())) {
                        pictures.put(one.checkpoint(), load(one));
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the watch ends at its next step
                return;
            }
            var newest = new ShownTraining(history, pictures);
            tell(() -> {
                shown.set(newest);
                state.set(new State.Waiting(folder));
            });
        }

        private List<ShownTraining.Pair> load(CheckpointResult one) throws InterruptedException {
            return new PairLoader(decoder, one.card().input(), STYLE, OptionalDouble.empty())
                    .load(one.photos(), SIDE, SIDE).stream()
                            .map(pair ->
                                    new ShownTraining.Pair(
                                            pair.photo().<Image>map(FxImages::of),
                                            pair.overlay().<Image>map(FxImages::of)))
                            .toList();
        }

        @Override
        public void failed(Checkpoint checkpoint, String reason) {
            told(reason.startsWith(checkpoint.name()) ? reason : checkpoint.name() + " " + reason);
        }

        @Override
        public void doubted(Checkpoint checkpoint, String sentence) {
            told(checkpoint.name() + ": " + sentence);
        }

        @Override
        public void told(String sentence) {
            tell(() -> {
                List<String> all = new ArrayList<>(List.of(sentence));
                problems.get().stream().filter(old -> !old.equals(sentence)).forEach(all::add);
                problems.set(List.copyOf(all));
                state.set(new State.Waiting(folder));
            });
        }

        private void tell(Runnable news) {
            FutureTask<Void> mine = task;
            ui.execute(() -> {
                if (mine != null && mine.equals(watch)) {
                    news.run();
                }
            });
        }
    }
}
