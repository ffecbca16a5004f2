package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.lesionlens.background.UiThreads;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileProblem;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.ResultStore;
import org.lesionlens.ui.review.MarkKeeper;
import org.lesionlens.ui.review.MarksViewModel;

/**
 * What a person says of photos, in the store: kept and looked up on a thread of its own, a handful
 * of photos at a time, as each may have to be read to know which photo it is.
 */
final class StoredMarks implements MarkKeeper {

    private static final int HANDFUL = 64;

    private final LazyResultStore store;
    private final Executor marks;
    private final Executor ui;
    private final BiConsumer<Map<Path, MarkChange>, String> failures;
    private final Consumer<Map<Path, PhotoMarks>> more;
    private final ReadOnlyIntegerWrapper unkept = new ReadOnlyIntegerWrapper(this, "unkept");
    private final AtomicInteger search = new AtomicInteger(); // the newest

    /**
     * @param failures hears in the UI thread what could not be kept, and why
     * @param more hears there of which photos more is said than who changed it knew
     */
    StoredMarks(
            LazyResultStore store,
            UiThreads threads,
            BiConsumer<Map<Path, MarkChange>, String> failures,
            Consumer<Map<Path, PhotoMarks>> more) {
        this.store = store;
        this.marks = threads.marks();
        this.ui = threads.ui();
        this.failures = failures;
        this.more = more;
    }

    /** Photos of which something is not kept yet. */
    ReadOnlyIntegerProperty unkeptProperty() {
        return unkept.getReadOnlyProperty();
    }

    @Override
    public void keep(Map<Path, MarkChange> changes) {
        unkept.set(unkept.get() + changes.size());
        List<Path> files = List.copyOf(changes.keySet());
        for (int from = 0; from < files.size(); from += HANDFUL) {
            Map<Path, MarkChange> some = new LinkedHashMap<>();
            files.subList(from, Math.min(from + HANDFUL, files.size()))
                    .forEach(file -> some.put(file, changes.get(file)));
            marks.execute(() -> keepNow(some));
        }
    }

    private void keepNow(Map<Path, MarkChange> some) {
        Map<Path, MarkChange> lost = new LinkedHashMap<>();
        Map<Path, PhotoMarks> other = new LinkedHashMap<>();
        String reason = "";
        try {
            ResultStore open = store.get();
            var hashes = new PhotoHashes(open);
            Map<Path, ContentHash> photos = new LinkedHashMap<>();
            Map<ContentHash, MarkChange> kept = new LinkedHashMap<>();
            for (Map.Entry<Path, MarkChange> change : some.entrySet()) {
                try {
                    ContentHash photo = hashes.of(change.getKey());
                    photos.put(change.getKey(), photo);
                    kept.put(photo, change.getValue());
                } catch (IOException e) {
                    lost.put(change.getKey(), change.getValue());
                    reason = change.getKey().getFileName() + " " + FileProblem.inWords(e);
                }
            }
            Map<ContentHash, PhotoMarks> now = open.keepMarks(kept);
            for (Map.Entry<Path, ContentHash> photo : photos.entrySet()) {
                PhotoMarks said = now.get(photo.getValue());
                MarkChange change = some.get(photo.getKey());
                if (said != null && change != null && !said.equals(change.after())) {
                    other.put(photo.getKey(), said);
                }
            }
        } catch (IOException e) {
            lost.putAll(some);
            reason = String.valueOf(e.getMessage());
        }
        String why = reason;
        ui.execute(() -> {
            unkept.set(unkept.get() - some.size());
            if (!lost.isEmpty()) {
                failures.accept(lost, why);
            }
            if (!other.isEmpty()) {
                more.accept(other);
            }
        });
    }

    /** Looks up all that is said of any photo. */
    void lookUp(MarksViewModel model, Runnable then) {
        search.incrementAndGet();
        marks.execute(() -> {
            try {
                Map<ContentHash, PhotoMarks> all = store.get().marks();
                ui.execute(() -> {
                    model.know(all);
                    then.run();
                });
            } catch (IOException e) {
                return; // whoever keeps results tells what is wrong with the store
            }
        });
    }

    /**
     * Finds out which photos these files are.
     *
     * @param reading whether those are read of which that is not known
     * @param then what is done at the end of it
     */
    void locate(MarksViewModel model, List<Path> files, boolean reading, Runnable then) {
        int mine = search.incrementAndGet();
        goOn(new Search(model, files, reading, then, mine), 0);
    }

    /** Finds out which photos these few files are, whatever else is looked for. */
    void locateFew(MarksViewModel model, List<Path> files) {
        marks.execute(() -> {
            Map<Path, ContentHash> located = located(files, true);
            ui.execute(() -> model.locate(located));
        });
    }

    private record Search(
            MarksViewModel model, List<Path> files, boolean reading, Runnable then, int number) {

        int handful() {
            return reading ? HANDFUL : 16 * HANDFUL;
        }
    }

    /** One handful after another, so that what is to be kept comes between. */
    private void goOn(Search wanted, int from) {
        int end = Math.min(from + wanted.handful(), wanted.files().size());
        if (from >= end) {
            wanted.then().run();
            return;
        }
        marks.execute(() -> {
            if (wanted.number() != search.get()) {
                return; // another set, or more is known by now
            }
            Map<Path, ContentHash> located =
                    located(wanted.files().subList(from, end), wanted.reading());
            ui.execute(() -> {
                if (wanted.number() == search.get()) {
                    wanted.model().locate(located);
                    goOn(wanted, end);
                }
            });
        });
    }

    private Map<Path, ContentHash> located(List<Path> files, boolean reading) {
        Map<Path, ContentHash> located = new HashMap<>();
        for (Path file : files) {
            hash(file, reading).ifPresent(hash -> located.put(file, hash));
        }
        return located;
    }

    private Optional<ContentHash> hash(Path file, boolean reading) {
        try {
            var hashes = new PhotoHashes(store.get());
            return reading ? Optional.of(hashes.of(file)) : hashes.known(file);
        } catch (IOException e) {
            return Optional.empty(); // whoever shows the photo tells that it cannot be read
        }
    }

    /** Ends a search that is going on. */
    void endSearch() {
        search.incrementAndGet();
    }
}
