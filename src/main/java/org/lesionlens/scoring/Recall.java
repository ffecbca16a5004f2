package org.lesionlens.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.LesionCall;
import org.lesionlens.analysis.PhotoHashes;
import org.lesionlens.analysis.ResultStore;
import org.lesionlens.cases.Lesion;

/**
 * Looks up which lesions of a set the store knows already, without any network; by the handful,
 * since a question costs more than what it finds.
 */
public final class Recall
        implements PictureSteps<List<Lesion>, Recall.Found, Recall.Found, Recall.Found> {

    private static final int FEWEST_READERS = 2;
    private static final int HANDFUL = 256;

    private final ContentHash model;
    private final ResultStore store;
    private final PhotoHashes hashes;
    private final ScoreListener listener;
    private final List<Lesion> unknown = new ArrayList<>();

    /**
     * @param model hash of the file of the model whose scores are wanted
     * @param listener hears of the lesions that are known
     */
    public Recall(ContentHash model, ResultStore store, ScoreListener listener) {
        this.model = model;
        this.store = store;
        this.hashes = new PhotoHashes(store);
        this.listener = listener;
    }

    /**
     * What was found of a handful.
     *
     * @param photos hashes of those that can be read
     * @param calls by the hashes of the photos that are known
     */
    public record Found(Map<Path, ContentHash> photos, Map<ContentHash, LesionCall> calls) {}

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
    public Found prepare(List<Lesion> handful) throws IOException {
        Map<Path, ContentHash> photos = hashes.of(handful.stream().map(Lesion::file).toList());
        return new Found(photos, store.calls(photos.values(), model));
    }

    @Override
    public Found ask(Found found) {
        return found;
    }

    @Override
    public Found finish(List<Lesion> handful, Found found) {
        return found;
    }

    @Override
    public void done(List<Lesion> handful, Found found) {
        for (Lesion lesion : handful) {
            ContentHash photo = found.photos().get(lesion.file());
            LesionCall call = photo == null ? null : found.calls().get(photo);
            if (photo == null || call == null) {
                unknown.add(lesion); // whoever scores a photo finds out what is wrong with it
            } else {
                listener.scored(lesion, photo, call, true);
            }
        }
    }

    @Override
    public void failed(List<Lesion> handful, Throwable cause) {
        unknown.addAll(handful);
    }
}
