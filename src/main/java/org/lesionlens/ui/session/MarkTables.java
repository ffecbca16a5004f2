package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.lesionlens.background.UiThreads;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileProblem;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.MarkedPhoto;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.TagsCsv;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.ResultStore;
import org.lesionlens.ui.fx.UndoHistory;
import org.lesionlens.ui.review.ReviewViewModel;

/** Takes tags and notes out of the store into a table, and brings them from one. */
public final class MarkTables {

    private final LazyResultStore store;
    private final ReviewViewModel review;
    private final UndoHistory history;
    private final Runnable refresh;
    private final MarkTableWords words;
    private final IntSupplier unlocated;
    private final Consumer<Message> teller;
    private final Executor marks;
    private final Executor ui;

    /**
     * @param refresh looks up what is said of the open photos anew
     * @param unlocated how many photos of the set may have more said of them than is known
     * @param teller tells a person
     */
    MarkTables(
            LazyResultStore store,
            ReviewViewModel review,
            UndoHistory history,
            Runnable refresh,
            IntSupplier unlocated,
            Consumer<Message> teller,
            UiThreads threads) {
        this.store = store;
        this.review = review;
        this.history = history;
        this.refresh = refresh;
        this.words = new MarkTableWords();
        this.unlocated = unlocated;
        this.teller = teller;
        this.marks = threads.marks();
        this.ui = threads.ui();
    }

    /** Writes what is said of the photos of the open set. */
    public void exportTo(Path file) {
        List<ReviewCase> marked =
                review.reviewProperty().get().cases().stream()
                        .filter(one -> !one.marks().isEmpty())
                        .toList();
        int unknown = unlocated.getAsInt();
        marks.execute(() -> {
            Message told;
            try {
                var hashes = new PhotoHashes(store.get());
                List<MarkedPhoto> photos = new ArrayList<>();
                for (ReviewCase one : marked) {
                    String name = String.valueOf(one.image().file().getFileName());
                    photos.add(new MarkedPhoto(Optional.of(hash(one, hashes)), name, one.marks()));
                }
                AtomicFile.replace(file, out -> TagsCsv.write(photos, out));
                told = words.exported(file, photos.size(), unknown);
            } catch (IOException e) {
                told = words.failed("export", file, FileProblem.inWords(e));
            }
            tell(told);
        });
    }

    private static ContentHash hash(ReviewCase one, PhotoHashes hashes) throws IOException {
        Optional<ContentHash> known = one.prediction().map(CasePrediction::photo);
        return known.isPresent() ? known.get() : hashes.of(one.image().file());
    }

    private void tell(Message told) {
        ui.execute(() -> teller.accept(told));
    }

    /** Offers a table that lies beside the photos, if it says anything new. */
    void offerIn(Path folder, Consumer<Path> wanted) {
        Path file = folder.resolve(TagsCsv.FILE);
        marks.execute(() -> {
            try {
                if (Files.isRegularFile(file)) {
                    Map<ContentHash, PhotoMarks> all = store.get().marks();
                    boolean isNew =
                            TagsCsv.read(file).photos().stream()
                                    .anyMatch(photo -> saysMore(photo, all));
                    if (isNew) {
                        tell(words.offer(file, () -> wanted.accept(file)));
                    }
                }
            } catch (IOException e) {
                return; // some other table: who imports it hears what is wrong
            }
        });
    }

    private static boolean saysMore(MarkedPhoto photo, Map<ContentHash, PhotoMarks> all) {
        return photo.hash()
                .map(hash -> all.getOrDefault(hash, PhotoMarks.NONE))
                .map(known -> !known.joined(photo.marks()).equals(known))
                .orElse(all.isEmpty());
    }

    /** Adds what a table says to what is said; says what does not fit. */
    public void importFrom(Path file) {
        Review set = review.reviewProperty().get();
        marks.execute(() -> {
            try {
                TagsCsv.Content content = TagsCsv.read(file);
                ResultStore open = store.get();
                var fit = new MarkedPhotos(set, new PhotoHashes(open));
                Map<ContentHash, PhotoMarks> all = open.marks();
                Map<ContentHash, MarkChange> changes = new LinkedHashMap<>();
                Map<ContentHash, PhotoMarks> said = new HashMap<>();
                for (MarkedPhoto photo : content.photos()) {
                    fit.find(photo)
                            .ifPresent(hash -> said.merge(hash, photo.marks(), PhotoMarks::joined));
                }
                said.forEach((hash, more) -> {
                    PhotoMarks before = all.getOrDefault(hash, PhotoMarks.NONE);
                    var change = new MarkChange(before, before.joined(more));
                    if (!change.isNone()) {
                        changes.put(hash, change);
                    }
                });
                open.keepMarks(changes);
                Message told = words.imported(file, changes.size(), content, fit);
                ui.execute(() -> {
                    if (!changes.isEmpty()) {
                        history.add(new Import(changes));
                        refresh.run();
                    }
                    teller.accept(told);
                });
            } catch (IOException e) {
                tell(words.failed("import", file, FileProblem.inWords(e)));
            }
        });
    }

    /** What a table brought. */
    private final class Import implements UndoHistory.Step {

        private final Map<ContentHash, MarkChange> changes;

        Import(Map<ContentHash, MarkChange> changes) {
            this.changes = changes;
        }

        @Override
        public void undo() {
            Map<ContentHash, MarkChange> reversed = new LinkedHashMap<>();
            changes.forEach((hash, change) -> reversed.put(hash, change.reversed()));
            keep(reversed);
        }

        @Override
        public void redo() {
            keep(changes);
        }
    }

    private void keep(Map<ContentHash, MarkChange> changes) {
        marks.execute(() -> {
            try {
                store.get().keepMarks(changes);
            } catch (IOException e) {
                tell(words.notKept(String.valueOf(e.getMessage())));
            }
            ui.execute(refresh);
        });
    }
}
