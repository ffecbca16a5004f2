package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;

/**
 * Looks up what the store knows of the photos of a set that have not changed, without reading them.
 * Whoever scores the others finds out what is known of them.
 */
public final class ResultLookup {

    private static final int HANDFUL = 1024; // after which it can be interrupted
    private static final int READERS = 4; // at most

    private final ContentHash model;
    private final ResultStore store;
    private final PhotoHashes hashes;

    /** Tells what is known of files in some states. */
    private interface Source {
        Map<FileStamp, PhotoPrediction> predictions(List<FileStamp> stamps);
    }

    /**
     * @param model key of the model whose results are wanted, as {@code Classifier.key} has it
     */
    public ResultLookup(ContentHash model, ResultStore store) {
        this.model = model;
        this.store = store;
        this.hashes = new PhotoHashes(store);
    }

    /**
     * Looks photos up by the states of their files, on several threads; where the first thousand
     * have none to go by, as on a network, none of the others is asked for it.
     *
     * @return what is known of each, in their order
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Optional<PhotoPrediction>> byStamps(List<Path> photos) throws InterruptedException {
        var search = new Search(photos);
        search.checkGoesOn();
        if (!search.handful(this::fromStore)) {
            return search.found();
        }
        int left = Math.ceilDiv(photos.size(), HANDFUL) - 1;
        int threads = Math.min(READERS, Runtime.getRuntime().availableProcessors());
        search.rest(Math.clamp(left, 0, threads - 1));
        return search.found();
    }

    private Map<FileStamp, PhotoPrediction> fromStore(List<FileStamp> stamps) {
        try {
            return store.predictions(stamps, model);
        } catch (IOException e) {
            return Map.of(); // whoever keeps results tells what is wrong with the store
        }
    }

    private Map<FileStamp, PhotoPrediction> from(
            StampedPredictions reader, List<FileStamp> stamps) {
        try {
            return reader.of(stamps, model);
        } catch (SQLException e) {
            return fromStore(stamps); // which knows what to do about damage
        }
    }

    /** One look at all photos, a handful at a time. */
    private final class Search {

        private final List<Path> photos;
        private final @Nullable PhotoPrediction[] found;
        private final AtomicInteger next = new AtomicInteger();

        Search(List<Path> photos) {
            this.photos = photos;
            this.found = new PhotoPrediction[photos.size()];
        }

        void checkGoesOn() throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }

        /** False if there was none left, or none of it has a state to go by. */
        boolean handful(Source source) {
            int from = next.getAndAdd(HANDFUL);
            if (from >= photos.size()) {
                return false;
            }
            int end = Math.min(from + HANDFUL, photos.size());
            List<Optional<FileStamp>> stamps =
                    photos.subList(from, end).stream().map(hashes::stamp).toList();
            List<FileStamp> some = stamps.stream().flatMap(Optional::stream).toList();
            Map<FileStamp, PhotoPrediction> known = source.predictions(some);
            for (int i = 0; i < stamps.size(); i++) {
                found[from + i] = stamps.get(i).map(known::get).orElse(null);
            }
            return !some.isEmpty();
        }

        /** Here with the store itself, on helping threads with a reader of each. */
        void rest(int helping) throws InterruptedException {
            try (ExecutorService threads = threads()) {
                List<CompletableFuture<Void>> helpers =
                        IntStream.range(0, helping)
                                .mapToObj(_ -> CompletableFuture.runAsync(this::help, threads))
                                .toList();
                try {
                    while (next.get() < photos.size()) {
                        checkGoesOn();
                        handful(ResultLookup.this::fromStore);
                    }
                } finally {
                    next.set(photos.size()); // helpers end, too
                }
                helpers.forEach(CompletableFuture::join);
            }
        }

        private void help() {
            Optional<StampedPredictions> opened = store.reader();
            if (opened.isEmpty()) {
                return;
            }
            try (StampedPredictions reader = opened.get()) {
                while (next.get() < photos.size()) {
                    handful(stamps -> from(reader, stamps));
                }
            }
        }

        private static ExecutorService threads() {
            return Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("lookup").factory());
        }

        List<Optional<PhotoPrediction>> found() {
            return Arrays.stream(found).map(Optional::ofNullable).toList();
        }
    }
}
