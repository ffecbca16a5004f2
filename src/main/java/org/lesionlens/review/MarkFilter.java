package org.lesionlens.review;

import java.util.Set;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;

/**
 * Which photos are wanted by what a person says of them: those with any of some tags, or without
 * any tag if that is wanted; of these, those with a note if that is wanted.
 *
 * @param tags any of which a photo has to have; none wants all
 * @param untagged wants photos without any tag, too
 * @param unwanted tags of which a photo may have none
 * @param notedOnly wants photos with a note only
 */
public record MarkFilter(Set<Tag> tags, boolean untagged, Set<Tag> unwanted, boolean notedOnly) {

    /** Wants all. */
    public static final MarkFilter ALL = new MarkFilter(Set.of(), false, Set.of(), false);

    public MarkFilter {
        tags = Set.copyOf(tags);
        unwanted = Set.copyOf(unwanted);
    }

    boolean wants(PhotoMarks marks) {
        boolean isAny = tags.isEmpty() && !untagged;
        boolean isTagged =
                marks.tags().isEmpty() ? untagged : marks.tags().stream().anyMatch(tags::contains);
        return (isAny || isTagged)
                && marks.tags().stream().noneMatch(unwanted::contains)
                && (!notedOnly || !marks.note().isEmpty());
    }
}
