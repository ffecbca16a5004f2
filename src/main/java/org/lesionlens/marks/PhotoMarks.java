package org.lesionlens.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person says of one photo.
 *
 * @param tags each once, sorted
 * @param note as it was written, without blanks around it; blank if there is none. What a person
 *     writes or a table brings has at most {@value #LONGEST_NOTE} characters; notes that were
 *     joined may have more
 */
public record PhotoMarks(List<Tag> tags, String note) {

    /** Characters of a note: a cell of a spreadsheet holds some 32,000. */
    public static final int LONGEST_NOTE = 10_000;

    /** Nothing is said. */
    public static final PhotoMarks NONE = new PhotoMarks(List.of(), "");

    /** Sorts the tags; of two that are the same, the first stays. */
    public PhotoMarks {
        tags = tags.stream().distinct().sorted().toList();
        note = note.strip();
    }

    /** True if nothing is said. */
    public boolean isEmpty() {
        return tags.isEmpty() && note.isEmpty();
    }

    /** The same with one more tag, as it is spelt already if it is there. */
    public PhotoMarks with(Tag tag) {
        return new PhotoMarks(Stream.concat(tags.stream(), Stream.of(tag)).toList(), note);
    }

    /** The same without a tag. */
    public PhotoMarks without(Tag tag) {
        return new PhotoMarks(tags.stream().filter(mine -> !mine.equals(tag)).toList(), note);
    }

    /** The same with another note. */
    public PhotoMarks withNote(String other) {
        return new PhotoMarks(tags, other);
    }

    /**
     * What both say together: all tags, and each paragraph of the notes that is not said in the
     * same words yet. Who joins the same once more changes nothing.
     */
    public PhotoMarks joined(PhotoMarks other) {
        List<Tag> both = new ArrayList<>(tags);
        both.addAll(other.tags);
        return new PhotoMarks(both, Paragraphs.joined(note, other.note));
    }

    /**
     * All tags in one cell of a table, between semicolons: a tag that has one, or a quotation mark,
     * is quoted, as in CSV.
     */
    public String cell() {
        return tags.stream().map(PhotoMarks::quoted).collect(Collectors.joining("; "));
    }

    private static String quoted(Tag tag) {
        String text = tag.text();
        return text.contains(";") || text.contains("\"")
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
