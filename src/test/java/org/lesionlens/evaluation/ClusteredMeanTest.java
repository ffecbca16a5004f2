package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;

class ClusteredMeanTest {

    private static Clusters single(int photos) {
        return new Clusters(Collections.nCopies(photos, LesionFacts.NONE));
    }

    @Test
    void isOfThePhotosThatHaveTheNumber() {
        List<OptionalDouble> values =
                List.of(OptionalDouble.of(1), OptionalDouble.empty(), OptionalDouble.of(4));

        ClusteredMean mean = ClusteredMean.of(values, single(3), 100, 1).orElseThrow();

        assertThat(mean.photos()).isEqualTo(2);
        assertThat(mean.mean()).isEqualTo(2.5);
        assertThat(mean.interval().clusters()).isEqualTo(2);
        assertThat(mean.interval().interval()).isEmpty(); // of two nobody can tell
    }

    @Test
    void thereIsNoneOfNothing() {
        assertThat(ClusteredMean.of(List.of(OptionalDouble.empty()), single(1), 100, 1)).isEmpty();
    }

    @Test
    void theIntervalOfManySinglePhotosIsThatOfTheirStandardError() {
        var random = new Random(3);
        List<OptionalDouble> values = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            values.add(OptionalDouble.of(random.nextGaussian()));
        }

        ClusteredMean mean = ClusteredMean.of(values, single(400), 4000, 1).orElseThrow();

        Interval interval = mean.interval().interval().orElseThrow();
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 / 20, within(0.02));
        assertThat((interval.high() + interval.low()) / 2).isCloseTo(mean.mean(), within(0.01));
    }

    /** Twenty photos of each of ten patients, all alike: they are worth ten photos, not 200. */
    @Test
    void photosOfAPatientCountTogether() {
        List<OptionalDouble> values = new ArrayList<>();
        List<LesionFacts> facts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            values.add(OptionalDouble.of(i % 10));
            facts.add(patient("P" + i % 10));
        }

        ClusteredMean clustered =
                ClusteredMean.of(values, new Clusters(facts), 2000, 1).orElseThrow();
        ClusteredMean single = ClusteredMean.of(values, single(200), 2000, 1).orElseThrow();

        assertThat(width(clustered)).isGreaterThan(3.5 * width(single)); // √20 is 4.5
        assertThat(clustered.interval().clusters()).isEqualTo(10);
    }

    private static LesionFacts patient(String id) {
        return new LesionFacts(id, Truth.UNKNOWN, Sex.UNKNOWN, null, "", "", null);
    }

    private static double width(ClusteredMean mean) {
        Interval interval = mean.interval().interval().orElseThrow();
        return interval.high() - interval.low();
    }
}
