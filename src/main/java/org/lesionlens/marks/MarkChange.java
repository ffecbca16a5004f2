package org.lesionlens.marks;

import java.util.List;

/**
 * What somebody changed of what is said of a photo: only that is written, so that what another
 * window said meanwhile stays.
 */
public record MarkChange(PhotoMarks before, PhotoMarks after) {

    /** Tags that were put on. */
    public List<Tag> added() {
        return after.tags().stream().filter(tag -> !before.tags().contains(tag)).toList();
    }

    /** Tags that were taken off. */
    public List<Tag> removed() {
        return before.tags().stream().filter(tag -> !after.tags().contains(tag)).toList();
    }

    /** True if the note is another one. */
    public boolean isOfNote() {
        return !before.note().equals(after.note());
    }

    /**
     * The note once this is changed: where another one is kept than was known, what it says stays
     * beside what is said now.
     *
     * @param kept by now
     */
    public String noteOver(String kept) {
        if (kept.equals(before.note())) {
            return after.note();
        }
        String removed = Paragraphs.without(before.note(), after.note());
        return Paragraphs.joined(Paragraphs.without(kept, removed), after.note());
    }

    /** True if nothing is changed. */
    public boolean isNone() {
        return before.equals(after);
    }

    /** What takes it back. */
    public MarkChange reversed() {
        return new MarkChange(after, before);
    }
}
