package org.lesionlens.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.LesionScore;
import org.lesionlens.analysis.ResultStore;
import org.lesionlens.cases.Lesion;

/**
 * Looks up which lesions of a set the store knows already, without any network; by the handful,
 * since handing a photo from thread to thread costs more than looking it up.
 */
public final class Recall
        implements PictureSteps<
                List<Lesion>, List<Recall.Found>, List<Recall.Found>, List<Recall.Found>> {

    private static final int FEWEST_READERS = 2;
    private static final int HANDFUL = 64;

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

    /**
     * What was found of a lesion.
     *
     * @param hash of its photo; null if that cannot be read
     */
    public record Found(Lesion lesion, @Nullable ContentHash hash, Optional<LesionScore> score) {}

    /**
     * Looks all lesions up, in their order.
     *
     * @return those that the store does not know, or that cannot be read, in their order
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Lesion> run(List<Lesion> lesions) throws InterruptedException {
        int readers = Math.max(FEWEST_READERS, Runtime.getRuntime().availableProcessors());
        List<List<Lesion>> handfuls = new ArrayList<>();
        for (int from = 0; from < lesions.size(); from += HANDFUL) {
            handfuls.add(lesions.subList(from, Math.min(from + HANDFUL, lesions.size())));
        }
        new PictureRun<>(this, readers).run(handfuls);
        return List.copyOf(unknown);
    }

    @Override
    public List<Found> prepare(List<Lesion> handful) {
        return handful.stream().map(this::find).toList();
    }

    /** Whoever scores a photo finds out what is wrong with it. */
    private Found find(Lesion lesion) {
        try {
            ContentHash hash = ContentHash.of(lesion.file());
            return new Found(lesion, hash, store.find(hash, model));
        } catch (IOException e) {
            return new Found(lesion, null, Optional.empty());
        }
    }

    @Override
    public List<Found> ask(List<Found> found) {
        return found;
    }

    @Override
    public List<Found> finish(List<Lesion> handful, List<Found> found) {
        return found;
    }

    @Override
    public void done(List<Lesion> handful, List<Found> all) {
        for (Found found : all) {
            ContentHash hash = found.hash();
            LesionScore score = found.score().orElse(null);
            if (hash == null || score == null) {
                unknown.add(found.lesion());
            } else {
                listener.scored(found.lesion(), hash, score, true);
            }
        }
    }

    @Override
    public void failed(List<Lesion> handful, Throwable cause) {
        unknown.addAll(handful);
    }
}
