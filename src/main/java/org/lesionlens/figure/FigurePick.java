package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.lesionlens.review.ReviewCase;

/** Which lesions a figure shows, if it has not room for all. */
public enum FigurePick {

    /** The probability farthest from the truth first. */
    WRONG("most wrong first"),

    /** The probability nearest to 0 or 1 first. */
    CONFIDENT("most confident first"),

    /** The probability nearest to the threshold first. */
    NEAREST("nearest to the threshold first"),

    /** By lot. */
    RANDOM("at random");

    private final String words;

    FigurePick(String words) {
        this.words = words;
    }

    /** As commands name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * True if a figure of several outcomes shows as many of each; by lot they come as they occur.
     */
    boolean isOfEachOutcome() {
        return this != RANDOM;
    }

    /**
     * As a figure tells it.
     *
     * @param seed of the lot
     */
    public String words(long seed) {
        return this == RANDOM ? words + ", seed " + seed : words;
    }

    /**
     * Picks lesions, in the order of the picking; those without a probability come last.
     *
     * @param cases in the set's order, so that the same lot draws the same
     * @param count how many at most, at least 1
     * @param threshold p ≥ this is called positive
     * @param seed of the lot
     */
    public List<ReviewCase> pick(List<ReviewCase> cases, int count, double threshold, long seed) {
        List<ReviewCase> sorted = new ArrayList<>(cases);
        switch (this) {
            case WRONG -> sorted.sort(rising(one -> -one.error().orElse(-1)));
            case CONFIDENT ->
                    sorted.sort(rising(one -> -Math.abs(one.probability().orElse(0.5) - 0.5)));
            case NEAREST ->
                    sorted.sort(rising(one -> Math.abs(one.probability().orElse(2) - threshold)));
            case RANDOM -> Collections.shuffle(sorted, new Random(seed));
        }
        return List.copyOf(sorted.subList(0, Math.min(count, sorted.size())));
    }

    private static Comparator<ReviewCase> rising(
            java.util.function.ToDoubleFunction<ReviewCase> value) {
        return Comparator.comparingDouble(value);
    }
}
