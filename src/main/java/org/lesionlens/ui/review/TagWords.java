package org.lesionlens.ui.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;
import org.lesionlens.ui.fx.Texts;

/**
 * How tags are called in the window: those that are suggested in its language, as they mean the
 * same wherever the store and the tables go; all others as they were typed.
 */
public final class TagWords {

    private static final Texts TEXTS = Texts.of(TagWords.class);

    private TagWords() {}

    /** What a person calls a tag. */
    public static String of(Tag tag) {
        return Tag.SUGGESTED.contains(tag)
                ? TEXTS.get("tag." + tag.key().replace(' ', '-'))
                : tag.text();
    }

    /** The tag that a person typed; none if it is blank or too long. */
    public static Optional<Tag> typed(String text) {
        return Tag.of(text)
                .map(typed ->
                        Tag.SUGGESTED.stream()
                                .filter(tag -> Tag.of(of(tag)).filter(typed::equals).isPresent())
                                .findFirst()
                                .orElse(typed));
    }

    /** Several, as a list. */
    public static String of(List<Tag> tags) {
        return tags.stream().map(TagWords::of).collect(Collectors.joining(", "));
    }

    /** That a photo has no tag. */
    public static String untagged() {
        return TEXTS.get("filter.untagged");
    }

    /** That a photo has a note. */
    public static String noted() {
        return TEXTS.get("filter.noted");
    }

    /** That a photo has none of these tags. */
    public static String without(List<Tag> tags) {
        return TEXTS.get("filter.without", of(tags));
    }

    /** The tags, and a sign for a note; blank if nothing is said. */
    public static String brief(PhotoMarks marks) {
        return (of(marks.tags()) + (marks.note().isEmpty() ? "" : " ✎")).strip();
    }

    /** All that is said of a photo; blank if nothing is. */
    public static String of(PhotoMarks marks) {
        String tags = of(marks.tags());
        if (marks.note().isEmpty()) {
            return tags;
        }
        String note = TEXTS.get("note.said", marks.note());
        return tags.isEmpty() ? note : tags + "\n" + note;
    }
}
