package org.lesionlens.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ModelCardException;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.FileProblem;
import org.lesionlens.store.ResultStore;

/**
 * Watches a folder that a training saves to: each checkpoint, those that are there and those that
 * come, is asked about the same photos. One that was known before is neither opened nor asked.
 */
public final class TrainingWatch {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CheckpointLoader loader;
    private final ModelChoice choice;
    private final Path place;
    private final CheckpointFolder folder;
    private final CheckpointScores scores;
    private final Journal journal;
    private final WatchListener listener;
    private final Duration pause;
    private TrainingHistory history = TrainingHistory.NONE;
    private boolean isThere = true;

    /**
     * @param loader opens checkpoints
     * @param choice how it does that
     * @param analyzer of photos
     * @param store keeps what they say
     * @param watched the photos
     * @param folder that the training saves to
     * @param journal where it is kept which checkpoints are known; need not exist; none to open all
     *     anew that are there
     */
    public TrainingWatch(
            CheckpointLoader loader,
            ModelChoice choice,
            Analyzer analyzer,
            ResultStore store,
            WatchedPhotos watched,
            Path folder,
            Optional<Path> journal,
            WatchListener listener) {
        this(
                loader,
                choice,
                new CheckpointScores(analyzer, store, watched),
                folder,
                new CheckpointFolder(folder, InstantSource.system()),
                new Journal(journal),
                listener,
                PAUSE);
    }

    TrainingWatch(
            CheckpointLoader loader,
            ModelChoice choice,
            CheckpointScores scores,
            Path place,
            CheckpointFolder folder,
            Journal journal,
            WatchListener listener,
            Duration pause) {
        this.loader = loader;
        this.choice = choice;
        this.scores = scores;
        this.place = place;
        this.folder = folder;
        this.journal = journal;
        this.listener = listener;
        this.pause = pause;
    }

    /**
     * Tells of all checkpoints that come.
     *
     * @param once true to return when there is nothing left to explain
     * @throws InterruptedException if the calling thread is interrupted, which is how a watch ends;
     *     what is done is kept
     */
    public void run(boolean once) throws InterruptedException {
        restore();
        while (true) {
            boolean isWaiting = look();
            if (once && !isWaiting) {
                return;
            }
            Thread.sleep(pause.toMillis());
        }
    }

    /** True if there may be more in a moment. */
    private boolean look() throws InterruptedException {
        CheckpointFolder.Look look;
        try {
            look = folder.look();
        } catch (IOException e) {
            if (isThere) {
                listener.told(
                        "%s %s; it is looked for again".formatted(place, FileProblem.inWords(e)));
            }
            isThere = false;
            return false;
        }
        if (!isThere) {
            isThere = true;
            listener.told(place + " is there again");
        }
        for (Checkpoint broken : look.broken()) {
            listener.failed(
                    broken,
                    "has no end, and nothing was written to it for a minute: it is broken, or its writing was stopped");
        }
        for (Checkpoint next : look.ready()) {
            explain(next);
        }
        return look.isWaiting() || !look.ready().isEmpty();
    }

    private void explain(Checkpoint checkpoint) throws InterruptedException {
        try (CheckpointLoader.Opened opened = loader.open(checkpoint)) {
            opened.classifier()
                    .adjustments()
                    .forEach(one -> listener.doubted(checkpoint, one.sentence()));
            add(
                    scores.ask(
                            checkpoint,
                            opened.classifier(),
                            (done, of) -> listener.asking(checkpoint, done, of)));
        } catch (ModelLoadException e) {
            listener.failed(checkpoint, String.valueOf(e.getMessage()));
        }
    }

    private void add(CheckpointResult result) {
        history = history.with(result);
        listener.seen(history);
        try {
            List<KnownCheckpoint> known = new ArrayList<>();
            for (CheckpointResult one : history.results()) {
                known.add(KnownCheckpoint.of(one, choice));
            }
            journal.write(known);
        } catch (IOException e) {
            listener.told("which checkpoints are known cannot be kept: " + FileProblem.inWords(e));
        }
    }

    /** What an earlier watch of this folder knew, in one go. */
    private void restore() {
        int lost = 0;
        try {
            for (KnownCheckpoint known : journal.read()) {
                Checkpoint then = known.checkpoint(place);
                if (!isOpenedAlike(known, then)) {
                    continue; // it is opened anew, and the network asked only for what is missing
                }
                Optional<CheckpointResult> kept = scores.kept(then, known.key(), known.readCard());
                kept.ifPresent(result -> history = history.with(result));
                if (kept.isPresent() && isStillThere(then)) {
                    folder.know(then);
                } else if (kept.isEmpty() && !isStillThere(then)) {
                    lost++;
                }
            }
        } catch (IOException | ModelCardException e) {
            listener.told("what an earlier watch kept is not used: " + e.getMessage());
        }
        if (lost > 0) {
            listener.told(
                    "%d checkpoints that are not there any more are left out: what they said of these photos is not kept"
                            .formatted(lost));
        }
        if (!history.results().isEmpty()) {
            listener.seen(history);
        }
    }

    private boolean isOpenedAlike(KnownCheckpoint known, Checkpoint then) throws IOException {
        return known.opened().equals(KnownCheckpoint.opened(then.file(), choice));
    }

    private boolean isStillThere(Checkpoint then) {
        try {
            return folder.state(then.name()).equals(then);
        } catch (IOException e) {
            return false;
        }
    }
}
