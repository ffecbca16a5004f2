package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.UndoHistory;

/**
 * What a person says of photos, by tags and notes, as far as it is known which photo is which: the
 * set that is judged always has it. Belongs to the UI thread.
 */
public final class MarksViewModel {

    private final ReviewViewModel review;
    private final UndoHistory history;
    private final MarkKeeper keeper;
    private final Map<Path, PhotoMarks> byFile = new HashMap<>();
    private final Map<ContentHash, PhotoMarks> byHash = new HashMap<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");

    /**
     * @param review has the set
     * @param history remembers what is done
     * @param keeper keeps it
     */
    public MarksViewModel(ReviewViewModel review, UndoHistory history, MarkKeeper keeper) {
        this.review = review;
        this.history = history;
        this.keeper = keeper;
        review.reviewProperty()
                .subscribe(_ -> {
                    if (!byFile.isEmpty() || !byHash.isEmpty()) { // else nothing is said of any
                        tellReview();
                    }
                });
    }

    /** What was said of some photos at once. */
    private final class Said implements UndoHistory.Step {

        private final Map<Path, MarkChange> changes;

        Said(Map<Path, MarkChange> changes) {
            this.changes = changes;
        }

        @Override
        public void undo() {
            Map<Path, MarkChange> reversed = new LinkedHashMap<>();
            this.changes.forEach((file, change) -> reversed.put(file, change.reversed()));
            apply(reversed);
        }

        @Override
        public void redo() {
            apply(this.changes);
        }
    }

    private void tellReview() {
        Review before = review.reviewProperty().get();
        Review marked = before.marked(this::of);
        if (!marked.equals(before)) {
            review.reviewProperty().set(marked);
        }
    }

    private void tell() {
        tellReview();
        changes.set(changes.get() + 1);
    }

    private PhotoMarks of(ReviewCase one) {
        PhotoMarks known = byFile.get(one.image().file());
        return known != null
                ? known
                : one.prediction()
                        .map(CasePrediction::photo)
                        .map(byHash::get)
                        .orElse(PhotoMarks.NONE);
    }

    /** What is said of a photo, of the set or another one. */
    public PhotoMarks of(LesionImage lesion) {
        return of(lesion.file());
    }

    private PhotoMarks of(Path file) {
        PhotoMarks known = byFile.get(file);
        return known != null ? known : caseOf(file).map(this::of).orElse(PhotoMarks.NONE);
    }

    private Optional<ReviewCase> caseOf(Path file) {
        return review.reviewProperty().get().cases().stream()
                .filter(one -> one.image().file().equals(file))
                .findFirst();
    }

    /** Counts up whenever anything else is said or known. */
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Takes what is said of any photo, by its content, in place of what was. */
    public void know(Map<ContentHash, PhotoMarks> all) {
        byHash.clear();
        byHash.putAll(all);
        tell();
    }

    /** Takes which photos files are; what was said of them since stays. */
    public void locate(Map<Path, ContentHash> located) {
        located.forEach((file, photo) ->
                byFile.putIfAbsent(file, byHash.getOrDefault(photo, PhotoMarks.NONE)));
        if (!located.isEmpty()) {
            tell();
        }
    }

    /** Forgets which file is which photo, as another set is opened; that cannot be undone. */
    public void forget() {
        byFile.clear();
        history.forget(Said.class::isInstance);
    }

    /** Does not rely on which file is which photo any more. */
    public void lookAgain() {
        byFile.clear();
    }

    /** The photos of the set of which it is not known whether anything is said. */
    public List<Path> unlocated() {
        return byHash.isEmpty()
                ? List.of()
                : review.reviewProperty().get().cases().stream()
                        .filter(one -> one.prediction().isEmpty())
                        .map(one -> one.image().file())
                        .filter(file -> !byFile.containsKey(file))
                        .toList();
    }

    /** All tags that any photo of the set has, and those that are suggested. */
    public List<Tag> tags() {
        Set<Tag> tags = new TreeSet<>(used());
        tags.addAll(Tag.SUGGESTED);
        return List.copyOf(tags);
    }

    /** All tags that any photo of the set has, sorted. */
    public List<Tag> used() {
        Set<Tag> used = new TreeSet<>();
        review.reviewProperty().get().cases().forEach(one -> used.addAll(one.marks().tags()));
        return List.copyOf(used);
    }

    /** Puts a tag on photos, spelt as it is spelt already. */
    public void tag(Collection<LesionImage> lesions, Tag typed) {
        Tag tag = tags().stream().filter(typed::equals).findFirst().orElse(typed);
        change(lesions, before -> before.with(tag));
    }

    /** Takes a tag off photos. */
    public void untag(Collection<LesionImage> lesions, Tag tag) {
        change(lesions, before -> before.without(tag));
    }

    /** Says something of photos; blank says nothing. */
    public void note(Collection<LesionImage> lesions, String note) {
        change(lesions, before -> before.withNote(note));
    }

    /**
     * Says something of photos in place of what somebody saw; a note that came meanwhile stays
     * beside it.
     *
     * @param seen the notes that stood there
     */
    public void note(Collection<LesionImage> lesions, String note, Collection<String> seen) {
        change(
                lesions,
                before ->
                        seen.contains(before.note())
                                ? before.withNote(note)
                                : before.joined(PhotoMarks.NONE.withNote(note)));
    }

    private void change(Collection<LesionImage> lesions, UnaryOperator<PhotoMarks> how) {
        Map<Path, MarkChange> changed = new LinkedHashMap<>();
        for (Map.Entry<Path, PhotoMarks> photo : marksOf(lesions).entrySet()) {
            var change = new MarkChange(photo.getValue(), how.apply(photo.getValue()));
            if (!change.isNone()) {
                changed.put(photo.getKey(), change);
            }
        }
        if (!changed.isEmpty()) {
            apply(changed);
            history.add(new Said(changed));
        }
    }

    /** Of all files that are the same photos: whatever is said of one is said of its copies. */
    private Map<Path, PhotoMarks> marksOf(Collection<LesionImage> lesions) {
        Set<Path> files = new LinkedHashSet<>();
        lesions.forEach(lesion -> files.add(lesion.file()));
        Map<Path, PhotoMarks> marks = new LinkedHashMap<>();
        Set<ContentHash> photos = new HashSet<>();
        List<ReviewCase> cases = review.reviewProperty().get().cases();
        for (ReviewCase one : cases) {
            if (files.contains(one.image().file())) {
                marks.put(one.image().file(), of(one));
                photo(one).ifPresent(photos::add);
            }
        }
        for (ReviewCase one : cases) {
            if (photo(one).filter(photos::contains).isPresent()) {
                marks.putIfAbsent(one.image().file(), of(one));
            }
        }
        files.forEach(file -> marks.putIfAbsent(file, byFile.getOrDefault(file, PhotoMarks.NONE)));
        return marks;
    }

    private static Optional<ContentHash> photo(ReviewCase one) {
        return one.prediction().map(CasePrediction::photo);
    }

    private void apply(Map<Path, MarkChange> changed) {
        changed.forEach((file, change) -> byFile.put(file, change.after()));
        for (ReviewCase one : review.reviewProperty().get().cases()) {
            MarkChange change = changed.get(one.image().file());
            if (change != null) {
                photo(one).ifPresent(photo -> byHash.put(photo, change.after()));
            }
        }
        keeper.keep(changed);
        tell();
    }

    /** Takes back on the screen what could not be kept. */
    public void notKept(Map<Path, MarkChange> lost) {
        lost.forEach((file, change) -> byFile.put(file, change.before()));
        tell();
    }

    /** Takes what is said of photos by now, which is more than was known. */
    public void learn(Map<Path, PhotoMarks> more) {
        byFile.putAll(more);
        tell();
    }

    /** What is said of each of some photos; in one pass, as they may be the whole set. */
    public List<PhotoMarks> of(Collection<LesionImage> lesions) {
        Map<Path, PhotoMarks> marks = marksOf(lesions);
        return lesions.stream()
                .map(lesion -> marks.getOrDefault(lesion.file(), PhotoMarks.NONE))
                .toList();
    }

    /** How many of some photos have which tag, of those that have any. */
    public Map<Tag, Integer> counts(Collection<LesionImage> lesions) {
        Map<Tag, Integer> counts = new HashMap<>();
        of(lesions)
                .forEach(marks -> marks.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        return counts;
    }
}
