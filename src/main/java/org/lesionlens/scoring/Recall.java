package org.lesionlens.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.LesionScore;
import org.lesionlens.analysis.ResultStore;
import org.lesionlens.cases.Lesion;

/** Looks up which lesions of a set the store knows already, without any network. */
public final class Recall
        implements PictureSteps<Lesion, Recall.Found, Recall.Found, Recall.Found> {

    private static final int FEWEST_READERS = 2;

    private final ContentHash model;
    private final ResultStore store;
    private final ScoreListener listener;
    private final List<Lesion> unknown = new ArrayList<>();

    /**
     * @param model hash of the file of the model whose scores are wanted
     * @param listener hears of the lesions that are known
     */
    public Recall(ContentHash model, ResultStore store, ScoreListener listener) {
        this.model = model;
        this.store = store;
        this.listener = listener;
    }

    /** A photo's hash, and its score if that is known. */
    public record Found(ContentHash hash, Optional<LesionScore> score) {}

    /**
     * Looks all lesions up, in their order.
     *
     * @return those that the store does not know, or that cannot be read, in their order
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Lesion> run(List<Lesion> lesions) throws InterruptedException {
        int readers = Math.max(FEWEST_READERS, Runtime.getRuntime().availableProcessors());
        new PictureRun<>(this, readers).run(lesions);
        return List.copyOf(unknown);
    }

    @Override
    public Found prepare(Lesion lesion) throws IOException {
        ContentHash hash = ContentHash.of(lesion.file());
        return new Found(hash, store.find(hash, model));
    }

    @Override
    public Found ask(Found found) {
        return found;
    }

    @Override
    public Found finish(Lesion lesion, Found found) {
        return found;
    }

    @Override
    public void done(Lesion lesion, Found found) {
        found.score()
                .ifPresentOrElse(
                        score -> listener.scored(lesion, found.hash(), score, true),
                        () -> unknown.add(lesion));
    }

    /** Whoever scores it finds out what is wrong with it. */
    @Override
    public void failed(Lesion lesion, Throwable cause) {
        unknown.add(lesion);
    }
}
