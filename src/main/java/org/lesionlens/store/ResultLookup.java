package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;

/**
 * Looks up what the store knows of the photos of a set that have not changed, without reading them.
 * Whoever scores the others finds out what is known of them.
 */
public final class ResultLookup {

    private static final int HANDFUL = 1024; // after which it can be interrupted

    private final ContentHash model;
    private final ResultStore store;
    private final PhotoHashes hashes;

    /**
     * @param model key of the model whose results are wanted, as {@code Classifier.key} has it
     */
    public ResultLookup(ContentHash model, ResultStore store) {
        this.model = model;
        this.store = store;
        this.hashes = new PhotoHashes(store);
    }

    /**
     * Looks photos up by the states of their files; where the first thousand have none to go by, as
     * on a network, none of the others is asked for it.
     *
     * @return what is known of each, in their order
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Optional<PhotoPrediction>> byStamps(List<Path> photos) throws InterruptedException {
        List<Optional<PhotoPrediction>> found = new ArrayList<>(photos.size());
        for (int from = 0; from < photos.size(); from += HANDFUL) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            List<Path> some = photos.subList(from, Math.min(from + HANDFUL, photos.size()));
            List<Optional<FileStamp>> stamps = // with all processors: disks take their time
                    some.parallelStream().map(hashes::stamp).toList();
            if (from == 0 && stamps.stream().allMatch(Optional::isEmpty)) {
                return Collections.nCopies(photos.size(), Optional.empty());
            }
            Map<FileStamp, PhotoPrediction> predictions = predictions(stamps);
            stamps.forEach(stamp -> found.add(stamp.map(predictions::get)));
        }
        return found;
    }

    private Map<FileStamp, PhotoPrediction> predictions(List<Optional<FileStamp>> stamps) {
        try {
            return store.predictions(stamps.stream().flatMap(Optional::stream).toList(), model);
        } catch (IOException e) {
            return Map.of(); // whoever keeps results tells what is wrong with the store
        }
    }
}
