package org.lesionlens.review;

import java.util.Comparator;
import java.util.List;
import org.lesionlens.cases.LesionFacts;

/**
 * A photo, or a lesion with all its photos, whose truth and probability are known.
 *
 * @param photos at least one; only those with a probability
 * @param probability of the positive class, in [0, 1]
 * @param isPositive true if it has what is looked for
 */
public record JudgedUnit(List<ReviewCase> photos, double probability, boolean isPositive) {

    public JudgedUnit {
        photos = List.copyOf(photos);
    }

    /** What is known of it, as its first photo tells. */
    LesionFacts facts() {
        return photos.getFirst().image().facts();
    }

    /** The photo that looks worst. */
    ReviewCase worst() {
        return photos.stream()
                .max(Comparator.comparingDouble(one -> one.probability().orElseThrow()))
                .orElseThrow();
    }
}
