package org.lesionlens.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;

/** Draws photos of a set by lot, as many positive as negative ones as far as there are. */
final class PhotoSample {

    private PhotoSample() {}

    /**
     * Places of photos in the set, positive and negative ones in turn, and those without a truth
     * behind them. The same seed draws the same; the first ones of many are those of few.
     *
     * @param count how many at most
     */
    static List<Integer> of(List<LesionImage> set, int count, long seed) {
        List<Integer> drawn = known(set, count, seed);
        drawn.addAll(shuffled(set, Truth.UNKNOWN, seed));
        return List.copyOf(drawn.subList(0, Math.min(count, drawn.size())));
    }

    /** The same of photos whose truth is known. */
    static List<Integer> known(List<LesionImage> set, int count, long seed) {
        List<Integer> positive = shuffled(set, Truth.POSITIVE, seed);
        List<Integer> negative = shuffled(set, Truth.NEGATIVE, seed);
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < Math.max(positive.size(), negative.size()); i++) {
            if (i < positive.size()) {
                drawn.add(positive.get(i));
            }
            if (i < negative.size()) {
                drawn.add(negative.get(i));
            }
        }
        return new ArrayList<>(drawn.subList(0, Math.min(count, drawn.size())));
    }

    private static List<Integer> shuffled(List<LesionImage> set, Truth truth, long seed) {
        List<Integer> places =
                new ArrayList<>(
                        IntStream.range(0, set.size())
                                .filter(i -> set.get(i).truth() == truth)
                                .boxed()
                                .toList());
        Collections.shuffle(places, new Random(seed));
        return places;
    }
}
