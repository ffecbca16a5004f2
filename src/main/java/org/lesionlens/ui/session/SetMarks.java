package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.ui.review.MarksViewModel;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.scoring.ScoringState;
import org.lesionlens.ui.scoring.ScoringViewModel;
import org.lesionlens.ui.viewer.LesionViewModel;

/**
 * What a person says of the photos that are open: looked up in the store, kept there, and carried
 * elsewhere by tables. Belongs to the UI thread.
 */
public final class SetMarks {

    private static final int FEW = 64;

    private final SetViewModel set;
    private final PhotosViewModel photos;
    private final ReviewViewModel review;
    private final ScoringViewModel scoring;
    private final Messages messages;
    private final StoredMarks kept;
    private final MarksViewModel marks;
    private final MarkTables tables;
    private final Set<Path> asked = new HashSet<>(); // which photos these files are

    /**
     * @param scoring reads photos, too, and comes first
     * @param lesion whose history of changes takes those of tags and notes, too
     * @param review the set that shows them
     */
    SetMarks(
            LazyResultStore store,
            SetViewModel set,
            PhotosViewModel photos,
            ScoringViewModel scoring,
            LesionViewModel lesion,
            ReviewViewModel review,
            Messages messages,
            UiThreads threads) {
        this.set = set;
        this.photos = photos;
        this.review = review;
        this.scoring = scoring;
        this.messages = messages;
        this.kept = new StoredMarks(store, threads, this::notKept, this::moreIsSaid);
        this.marks = new MarksViewModel(review, lesion.history().all(), kept);
        this.tables =
                new MarkTables(
                        store,
                        review,
                        lesion.history().all(),
                        this::refreshMarks,
                        () -> marks.unlocated().size(),
                        messages::tell,
                        threads);
        set.foundProperty().subscribe(this::offerTags);
        review.reviewProperty()
                .subscribe((before, now) -> {
                    if (!now.isOfSamePhotos(before)) {
                        marks.forget();
                        asked.clear();
                        lookUpMarks();
                    }
                });
        scoring.stateProperty()
                .map(ScoringState::isActive)
                .subscribe(active -> {
                    if (!active) {
                        readUnlocated();
                    }
                });
        photos.shownProperty().subscribe(this::lookUpMarksOf);
        review.selectedProperty().subscribe(_ -> locateSeen());
        review.selection().filesProperty().subscribe(_ -> locateSeen());
    }

    private void notKept(Map<Path, MarkChange> lost, String why) {
        marks.notKept(lost);
        messages.marksNotKept(lost.size(), why);
    }

    private void moreIsSaid(Map<Path, PhotoMarks> more) {
        marks.learn(more);
    }

    private void refreshMarks() {
        marks.lookAgain();
        asked.clear();
        lookUpMarks();
    }

    private void offerTags(@Nullable FoundSet found) {
        if (found != null) {
            tables.offerIn(found.folder(), tables::importFrom);
        }
    }

    private void lookUpMarks() {
        kept.lookUp(
                marks,
                () -> {
                    locateSeen();
                    kept.locate(marks, marks.unlocated(), false, this::readUnlocated);
                });
    }

    /**
     * Who looks at a photo, or selects a few, may say something of them: they are not to wait until
     * the network has come to them.
     */
    private void locateSeen() {
        Set<Path> seen = review.selection().selected();
        LesionImage shown = photos.shownProperty().get();
        if (shown != null) {
            seen.add(shown.file());
        }
        seen.removeAll(asked);
        if (!seen.isEmpty()) {
            seen.retainAll(new HashSet<>(marks.unlocated()));
            List<Path> few = seen.stream().limit(FEW).toList();
            if (!few.isEmpty()) {
                asked.addAll(few);
                kept.locateFew(marks, few);
            }
        }
    }

    /** Photos that the network will not look at now have to be read to know which they are. */
    private void readUnlocated() {
        if (!scoring.stateProperty().get().isActive()) {
            List<Path> files = marks.unlocated();
            if (!files.isEmpty()) {
                kept.locate(marks, files, true, () -> {});
            }
        }
    }

    /** A photo that is open without a set. */
    private void lookUpMarksOf(@Nullable LesionImage shown) {
        if (shown != null && set.foundProperty().get() == null) {
            kept.lookUp(marks, () -> kept.locate(marks, List.of(shown.file()), true, () -> {}));
        } else {
            locateSeen();
        }
    }

    /** Tags and notes of the photos that are open. */
    public MarksViewModel model() {
        return marks;
    }

    /** Takes them to another machine. */
    public MarkTables tables() {
        return tables;
    }

    /** Photos of which something is not kept yet. */
    ReadOnlyIntegerProperty unkeptProperty() {
        return kept.unkeptProperty();
    }
}
