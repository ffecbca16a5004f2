package org.lesionlens.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.PairedCalls;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.Comparison.LeftOut;
import org.lesionlens.review.Comparison.Thresholds;

/** Two judges of one set: only what both have called is compared, and what is left out is said. */
class ComparisonTest {

    private static final Thresholds HALF = new Thresholds(0.5, 0.5);
    private static final SignedMap MAP = new SignedMap(1, 1, 1f);

    private final List<LesionImage> images = new ArrayList<>();
    private final Map<Integer, Progress> first = new HashMap<>();
    private final Map<Integer, Double> second = new HashMap<>();

    private void photo(Truth truth, double firstP, double secondP) {
        int index = images.size();
        var facts = new LesionFacts("p" + index, truth, Sex.UNKNOWN, null, "", "", null);
        images.add(new LesionImage("photo" + index, Path.of("photo" + index), facts));
        if (!Double.isNaN(firstP)) {
            var hash = ContentHash.parse("%064x".formatted(index));
            first.put(index, new Progress.Scored(new CasePrediction(hash, firstP, MAP)));
        }
        if (!Double.isNaN(secondP)) {
            second.put(index, secondP);
        }
    }

    private Comparison compared() {
        return Comparison.of(Review.of(images).with(first), second);
    }

    @Test
    void countsWhoIsRightByTruth() {
        photo(Truth.POSITIVE, 0.9, 0.8);
        photo(Truth.POSITIVE, 0.9, 0.2);
        photo(Truth.POSITIVE, 0.1, 0.2);
        photo(Truth.NEGATIVE, 0.9, 0.2);
        photo(Truth.NEGATIVE, 0.9, 0.2);

        assertThat(compared().calls(Truth.POSITIVE, HALF)).isEqualTo(new PairedCalls(1, 1, 0, 1));
        assertThat(compared().calls(Truth.NEGATIVE, HALF)).isEqualTo(new PairedCalls(0, 0, 2, 0));
    }

    @Test
    void eachHasItsOwnThresholdAndEqualIsPositive() {
        photo(Truth.POSITIVE, 0.3, 0.6);

        assertThat(compared().calls(Truth.POSITIVE, new Thresholds(0.3, 0.7)))
                .isEqualTo(new PairedCalls(0, 1, 0, 0));
        assertThat(compared().calls(Truth.POSITIVE, new Thresholds(0.31, 0.6)))
                .isEqualTo(new PairedCalls(0, 0, 1, 0));
    }

    @Test
    void leavesOutWhatNotBothHaveCalledAndSaysHowMany() {
        photo(Truth.POSITIVE, 0.9, 0.8);
        photo(Truth.POSITIVE, Double.NaN, 0.8);
        photo(Truth.UNKNOWN, Double.NaN, Double.NaN);
        photo(Truth.NEGATIVE, 0.9, Double.NaN);
        photo(Truth.UNKNOWN, 0.9, 0.1);
        photo(Truth.UNKNOWN, 0.9, 0.8);

        Comparison compared = compared();
        assertThat(compared.pairs()).hasSize(1);
        assertThat(compared.leftOut()).isEqualTo(new LeftOut(2, 1, 2));
        assertThat(compared.changedUnlabelled(HALF)).isEqualTo(1);
        assertThat(compared.first().size()).isEqualTo(compared.second().size()).isEqualTo(1);
    }

    @Test
    void namesThePhotosThatOneAloneCallsRightly() {
        photo(Truth.POSITIVE, 0.9, 0.2);
        photo(Truth.NEGATIVE, 0.1, 0.9);
        photo(Truth.NEGATIVE, 0.9, 0.1);

        Set<Truth> both = Set.of(Truth.POSITIVE, Truth.NEGATIVE);
        assertThat(compared().photos(both, Set.of(Agreement.ONLY_FIRST), HALF))
                .containsExactlyInAnyOrder(Path.of("photo0"), Path.of("photo1"));
        assertThat(compared().photos(both, Set.of(Agreement.ONLY_SECOND), HALF))
                .containsExactly(Path.of("photo2"));
        assertThat(compared().photos(Set.of(Truth.POSITIVE), Set.of(Agreement.ONLY_SECOND), HALF))
                .isEmpty();
    }
}
