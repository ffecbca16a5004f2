package org.lesionlens.methods;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/**
 * A photo that was picked by lot.
 *
 * @param photo of the set
 * @param category that it was picked from: an outcome, or what it is called where nobody knows the
 *     truth
 */
public record PickedPhoto(ReviewCase photo, Category category) {

    /** What photos are picked from, as many of each. */
    public enum Category {
        TP,
        FN,
        TN,
        FP,
        /** Called positive; nobody knows the truth. */
        POSITIVE,
        /** Called negative; nobody knows the truth. */
        NEGATIVE
    }

    /**
     * Picks photos, in turns from each category that has any left. A larger number of the same lot
     * begins with the same photos.
     *
     * @param review of a set whose probabilities are known; others are left out
     * @param count how many at most
     * @param threshold p ≥ this is called positive
     * @param seed of the lot
     */
    public static List<PickedPhoto> of(Review review, int count, double threshold, long seed) {
        Map<Category, List<ReviewCase>> all = new EnumMap<>(Category.class);
        for (ReviewCase one : review.cases()) {
            if (!one.image().isHere()) {
                continue; // no method can look at it
            }
            one.probability()
                    .ifPresent(p ->
                            all.computeIfAbsent(category(one, p, threshold), _ -> new ArrayList<>())
                                    .add(one));
        }
        all.forEach((category, some) ->
                Collections.shuffle(some, new Random(seed + category.name().hashCode())));
        List<PickedPhoto> picked = new ArrayList<>();
        for (int turn = 0; picked.size() < count; turn++) {
            int before = picked.size();
            for (Map.Entry<Category, List<ReviewCase>> some : all.entrySet()) {
                if (turn < some.getValue().size() && picked.size() < count) {
                    picked.add(new PickedPhoto(some.getValue().get(turn), some.getKey()));
                }
            }
            if (picked.size() == before) {
                break;
            }
        }
        return List.copyOf(picked);
    }

    /** A photo that was picked before, by what it is called now. */
    static PickedPhoto of(ReviewCase photo, double threshold) {
        return new PickedPhoto(
                photo, category(photo, photo.probability().orElseThrow(), threshold));
    }

    private static Category category(ReviewCase one, double probability, double threshold) {
        return Outcome.of(one.truth(), probability, threshold)
                .map(outcome -> Category.valueOf(outcome.letters()))
                .orElse(probability >= threshold ? Category.POSITIVE : Category.NEGATIVE);
    }
}
