package org.lesionlens.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.lesionlens.files.ContentHash;

/** In which order photos are read. */
public final class ReadingOrder {

    private ReadingOrder() {}

    /** Each photo once: of several files of the same bytes the first. */
    public static <T> List<T> once(List<T> photos, Function<T, ContentHash> hash) {
        Set<ContentHash> known = new HashSet<>();
        return photos.stream().filter(photo -> known.add(hash.apply(photo))).toList();
    }

    /**
     * Shuffled by a number: the same photos in the same order for the same number, whatever their
     * files are called, on every machine.
     *
     * @param hash of a photo's bytes
     * @param number any
     */
    public static <T> List<T> shuffled(List<T> photos, Function<T, ContentHash> hash, long number) {
        List<T> order = new ArrayList<>(photos);
        order.sort(Comparator.comparing(photo -> hash.apply(photo).hex()));
        Collections.shuffle(order, new Random(number)); // its numbers are specified
        return order;
    }
}
