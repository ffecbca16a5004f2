package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.marks.MarkChange;
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

    private final SetViewModel set;
    private final ScoringViewModel scoring;
    private final Messages messages;
    private final StoredMarks kept;
    private final MarksViewModel marks;
    private final MarkTables tables;

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
        this.scoring = scoring;
        this.messages = messages;
        this.kept = new StoredMarks(store, threads, this::notKept);
        this.marks = new MarksViewModel(review, lesion.history().all(), kept);
        this.tables =
                new MarkTables(
                        store,
                        review,
                        lesion.history().all(),
                        this::refreshMarks,
                        messages::tell,
                        threads);
        set.foundProperty().subscribe(this::offerTags);
        review.reviewProperty()
                .subscribe((before, now) -> {
                    if (!now.isOfSamePhotos(before)) {
                        marks.forget();
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
    }

    private void notKept(Map<Path, MarkChange> lost, String why) {
        marks.notKept(lost);
        messages.marksNotKept(lost.size(), why);
    }

    private void refreshMarks() {
        marks.lookAgain();
        lookUpMarks();
    }

    private void offerTags(@Nullable FoundSet found) {
        if (found != null) {
            tables.offerIn(found.folder(), tables::importFrom);
        }
    }

    private void lookUpMarks() {
        kept.lookUp(marks, () -> kept.locate(marks, marks.unlocated(), false, this::readUnlocated));
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
