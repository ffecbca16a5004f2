package org.lesionlens.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;

class PhotoSampleTest {

    /** One of ten is positive. */
    private static final List<LesionImage> SET =
            SyntheticReview.large(300).cases().stream().map(ReviewCase::image).toList();

    private static long positives(List<Integer> places) {
        return places.stream().filter(i -> SET.get(i).truth() == Truth.POSITIVE).count();
    }

    @Test
    void drawsHalfOfThemPositive() {
        assertThat(positives(PhotoSample.of(SET, 8, 1))).isEqualTo(4);
    }

    @Test
    void takesAllOfTheRarerKindIfItIsRarerThanHalf() {
        long all = SET.stream().filter(image -> image.truth() == Truth.POSITIVE).count();
        List<Integer> drawn = PhotoSample.of(SET, 200, 1);

        assertThat(drawn).hasSize(200).doesNotHaveDuplicates();
        assertThat(positives(drawn)).isEqualTo(all);
    }

    @Test
    void drawsTheSameByTheSameSeedAndFewAsTheFirstOfMany() {
        assertThat(PhotoSample.of(SET, 8, 7)).isEqualTo(PhotoSample.of(SET, 100, 7).subList(0, 8));
        assertThat(PhotoSample.of(SET, 8, 7)).isNotEqualTo(PhotoSample.of(SET, 8, 8));
    }

    @Test
    void takesThoseWithoutATruthLastAndNotForTheArea() {
        var unknown = LesionImage.unlabelled(java.nio.file.Path.of("a.png"));
        List<LesionImage> mixed = List.of(unknown, SET.get(0), SET.get(1));

        assertThat(PhotoSample.of(mixed, 9, 1)).hasSize(3).last().isEqualTo(0);
        assertThat(PhotoSample.known(mixed, 9, 1)).containsExactlyInAnyOrder(1, 2);
    }
}
