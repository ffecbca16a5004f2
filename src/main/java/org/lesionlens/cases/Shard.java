package org.lesionlens.cases;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lesionlens.files.ContentHash;

/**
 * One of several shares of a set, each for a process of its own. Photos of one patient, or else of
 * one lesion, are in one share, so that what is told of them together is told of all of them.
 *
 * <p>A photo's share is 1 + h mod {@code count}, where h is the first 8 bytes, unsigned and
 * big-endian, of the SHA-256 of its {@link #id} in UTF-8. It does not depend on the other photos.
 *
 * @param number from 1 to {@code count}
 * @param count how many shares there are
 */
public record Shard(int number, int count) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /**
     * @throws IllegalArgumentException if there is no such share
     */
    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("no shard is " + number + " of " + count);
        }
    }

    /**
     * The share that is written so.
     *
     * @param text as {@link #toString} writes it
     * @throws IllegalArgumentException if there is no such share
     */
    public static Shard parse(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a shard: " + text);
        }
        return new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Where its photos stand among those of a set, ascending. */
    public List<Integer> positions(CaseSet cases) {
        return IntStream.range(0, cases.images().size())
                .filter(i -> holds(id(cases, cases.images().get(i))))
                .boxed()
                .toList();
    }

    /**
     * What a photo goes by: its patient, else its lesion, else its file as seen from the set's
     * folder, with slashes on every system.
     */
    static String id(CaseSet cases, LesionImage image) {
        if (!image.patient().isEmpty()) {
            return image.patient();
        }
        return image.facts().lesion().isEmpty() ? cases.relative(image) : image.facts().lesion();
    }

    /** True if what goes by this id is in the share. */
    boolean holds(String id) {
        long first = ContentHash.of(id).first();
        return Long.remainderUnsigned(first, count) == number - 1;
    }

    /** As in {@code 3/7}. */
    @Override
    public String toString() {
        return number + "/" + count;
    }
}
