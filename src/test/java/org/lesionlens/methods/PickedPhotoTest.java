package org.lesionlens.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.methods.PickedPhoto.Category;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;

class PickedPhotoTest {

    /** Twenty of each outcome but three missed ones, and a photo that failed. */
    private final Review review = judged();

    private static Review judged() {
        Map<Integer, Progress> scored = new HashMap<>();
        List<LesionImage> all =
                IntStream.range(0, 64).mapToObj(i -> MethodsSamples.lesion(i, i < 23)).toList();
        for (int i = 0; i < 63; i++) {
            boolean called = i < 20 || i >= 43;
            scored.put(i, MethodsSamples.scored(i, called ? 0.9 : 0.1));
        }
        return Review.of(all).with(scored);
    }

    @Test
    void picksAsManyOfEachOutcomeAsThereAre() {
        List<PickedPhoto> picked = PickedPhoto.of(review, 20, 0.5, 1);

        Map<Category, Long> counts =
                picked.stream()
                        .collect(
                                Collectors.groupingBy(
                                        PickedPhoto::category, Collectors.counting()));
        assertThat(counts)
                .isEqualTo(
                        Map.of(
                                Category.TP, 6L,
                                Category.FN, 3L,
                                Category.TN, 6L,
                                Category.FP, 5L));
        assertThat(picked).doesNotHaveDuplicates();
    }

    @Test
    void aLargerLotBeginsWithTheSmaller() {
        assertThat(PickedPhoto.of(review, 40, 0.5, 7).subList(0, 12))
                .isEqualTo(PickedPhoto.of(review, 12, 0.5, 7));
        assertThat(PickedPhoto.of(review, 12, 0.5, 7))
                .isNotEqualTo(PickedPhoto.of(review, 12, 0.5, 8));
    }

    @Test
    void endsWithWhatHasAProbability() {
        assertThat(PickedPhoto.of(review, 1000, 0.5, 1)).hasSize(63);
    }

    @Test
    void withoutTruthsWhatTheyAreCalledTellsThemApart() {
        Review unlabelled =
                Review.of(List.of(MethodsSamples.unlabelled(0), MethodsSamples.unlabelled(1)))
                        .with(
                                Map.of(
                                        0, MethodsSamples.scored(0, 0.5),
                                        1, MethodsSamples.scored(1, 0.49)));

        assertThat(PickedPhoto.of(unlabelled, 2, 0.5, 1))
                .extracting(PickedPhoto::category)
                .containsExactly(Category.POSITIVE, Category.NEGATIVE);
    }
}
