package org.lesionlens.marks;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A word or a few by which photos are told apart: one line, whatever else is in it. Two tags are
 * the same if they differ in their case alone, or in how Unicode composes their letters.
 *
 * @param text of at most {@value #LONGEST} characters, without blanks around it or line breaks
 * @param key by which two are the same
 */
public record Tag(String text, String key) implements Comparable<Tag> {

    /** Characters that a tag has at most; who has more to say writes a note. */
    public static final int LONGEST = 500;

    /** What photos of lesions are often told apart by; in tables they are written so everywhere. */
    public static final List<Tag> SUGGESTED =
            Stream.of("hair", "ruler", "ink", "corner", "blur", "label doubtful")
                    .map(Tag::of)
                    .flatMap(Optional::stream)
                    .toList();

    /**
     * The tag that a person typed.
     *
     * @param typed line breaks and runs of blanks become one blank
     * @return none if it is blank or too long
     */
    public static Optional<Tag> of(String typed) {
        String text =
                Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("[\\s\\p{Zs}\\p{Cc}\\x{FEFF}]+", " ")
                        .strip();
        return text.isEmpty() || text.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new Tag(text, folded(text)));
    }

    /** By way of the upper case, for letters such as ß that have none of their own. */
    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Tag other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tag that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
