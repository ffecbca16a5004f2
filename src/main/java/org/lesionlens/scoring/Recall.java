package org.lesionlens.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.FileStamp;
import org.lesionlens.analysis.LesionScore;
import org.lesionlens.analysis.PhotoCall;
import org.lesionlens.analysis.PhotoHashes;
import org.lesionlens.analysis.ResultStore;
import org.lesionlens.cases.Lesion;

/**
 * Looks up what the store knows of the lesions of a set, without any network: of those whose files
 * have not changed, a matter of moments, and of those whose files have to be read.
 */
public final class Recall {

    private static final int FEWEST_READERS = 2;
    private static final int HANDFUL = 1024; // after which it can be interrupted

    private final ContentHash model;
    private final ResultStore store;
    private final PhotoHashes hashes;

    /**
     * @param model hash of the file of the model whose scores are wanted
     */
    public Recall(ContentHash model, ResultStore store) {
        this.model = model;
        this.store = store;
        this.hashes = new PhotoHashes(store);
    }

    /**
     * Looks lesions up by the states of their files.
     *
     * @return what is known of each, in their order
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Optional<PhotoCall>> byStamps(List<Lesion> lesions) throws InterruptedException {
        List<Optional<PhotoCall>> found = new ArrayList<>(lesions.size());
        for (int from = 0; from < lesions.size(); from += HANDFUL) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            List<Lesion> some = lesions.subList(from, Math.min(from + HANDFUL, lesions.size()));
            List<Optional<FileStamp>> stamps = // with all processors: disks take their time
                    some.parallelStream().map(one -> hashes.stamp(one.file())).toList();
            Map<FileStamp, PhotoCall> calls = calls(stamps);
            stamps.forEach(stamp -> found.add(stamp.map(calls::get)));
        }
        return found;
    }

    private Map<FileStamp, PhotoCall> calls(List<Optional<FileStamp>> stamps) {
        try {
            return store.calls(stamps.stream().flatMap(Optional::stream).toList(), model);
        } catch (IOException e) {
            return Map.of(); // whoever keeps results tells what is wrong with the store
        }
    }

    /**
     * Looks lesions up by the bytes of their photos.
     *
     * @param listener hears of the lesions that are known
     * @return those that the store does not know, or that cannot be read, in their order
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Lesion> byBytes(List<Lesion> lesions, ScoreListener listener)
            throws InterruptedException {
        int readers = Math.max(FEWEST_READERS, Runtime.getRuntime().availableProcessors());
        var reading = new Reading(listener);
        new PictureRun<>(reading, readers).run(lesions);
        return reading.unknown;
    }

    private final class Reading
            implements PictureSteps<
                    Lesion, Optional<PhotoCall>, Optional<PhotoCall>, Optional<PhotoCall>> {

        private final ScoreListener listener;
        private final List<Lesion> unknown = new ArrayList<>();

        Reading(ScoreListener listener) {
            this.listener = listener;
        }

        @Override
        public Optional<PhotoCall> prepare(Lesion lesion) throws IOException {
            ContentHash photo = hashes.of(lesion.file());
            return store.find(photo, model)
                    .map(LesionScore::call)
                    .map(call -> new PhotoCall(photo, call));
        }

        @Override
        public Optional<PhotoCall> ask(Optional<PhotoCall> found) {
            return found;
        }

        @Override
        public Optional<PhotoCall> finish(Lesion lesion, Optional<PhotoCall> found) {
            return found;
        }

        @Override
        public void done(Lesion lesion, Optional<PhotoCall> found) {
            found.ifPresentOrElse(
                    call -> listener.scored(lesion, call, true), () -> unknown.add(lesion));
        }

        @Override
        public void failed(Lesion lesion, Throwable cause) {
            unknown.add(lesion); // whoever scores a photo finds out what is wrong with it
        }
    }
}
