package org.lesionlens.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lesionlens.files.ContentHash;

class ReadingTest {

    private static final ContentHash PHOTO = ContentHash.parse("0a".repeat(32));

    private static final List<Integer> FIRST_OF_SEVEN = List.of(43, 11, 30, 13, 47);

    private static Reading reading(Call call, @Nullable Confidence confidence, boolean seen) {
        return new Reading(PHOTO, call, confidence, seen, Duration.ZERO, Instant.EPOCH);
    }

    private static double score(Call call, @Nullable Confidence confidence) {
        return reading(call, confidence, false).score().orElseThrow();
    }

    @Test
    void theScaleRunsFromSurelyNegativeToSurelyPositive() {
        assertThat(
                        List.of(
                                score(Call.NEGATIVE, Confidence.SURE),
                                score(Call.NEGATIVE, Confidence.FAIRLY_SURE),
                                score(Call.NEGATIVE, Confidence.UNSURE),
                                score(Call.POSITIVE, Confidence.UNSURE),
                                score(Call.POSITIVE, Confidence.FAIRLY_SURE),
                                score(Call.POSITIVE, Confidence.SURE)))
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0.0)
                .endsWith(1.0);
        assertThat(score(Call.NEGATIVE, Confidence.UNSURE)).isCloseTo(1.0 / 3, within(1e-12));
    }

    /** Else a threshold of 0.5 would not part the calls. */
    @Test
    void callsLieOnTheirSideOfOneHalf() {
        for (Confidence confidence : Confidence.values()) {
            assertThat(score(Call.NEGATIVE, confidence)).isLessThan(0.5);
            assertThat(score(Call.POSITIVE, confidence)).isGreaterThan(0.5);
        }
        assertThat(score(Call.NEGATIVE, null)).isLessThan(0.5);
        assertThat(score(Call.POSITIVE, null)).isGreaterThan(0.5);
        assertThat(reading(Call.TAKEN_BACK, null, true).score()).isEmpty();
    }

    @Test
    void onlyCallsMadeBeforeTheTruthWasSeenAreBlind() {
        assertThat(reading(Call.POSITIVE, null, false).isBlind()).isTrue();
        assertThat(reading(Call.POSITIVE, null, true).isBlind()).isFalse();
        assertThat(reading(Call.TAKEN_BACK, null, false).isBlind()).isFalse();
    }

    @Test
    void oneCallWithoutConfidenceLeavesNoCurve() {
        Reading sure = reading(Call.POSITIVE, Confidence.SURE, false);
        assertThat(Reading.areRanked(List.of(sure, sure))).isTrue();
        assertThat(Reading.areRanked(List.of(sure, reading(Call.NEGATIVE, null, false)))).isFalse();
    }

    @Test
    void aReaderHasAName() {
        assertThat(new Reader("  AB ", "melanoma").name()).isEqualTo("AB");
        assertThatIllegalArgumentException().isThrownBy(() -> new Reader("  ", "melanoma"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reader("x".repeat(Reader.LONGEST + 1), "melanoma"));
    }

    private static ContentHash hash(int i) {
        return ContentHash.parse("%064x".formatted(31 * i));
    }

    @Test
    void theSameNumberShufflesTheSamePhotosAlikeWhateverTheirOrderWas() {
        List<Integer> photos = IntStream.range(0, 50).boxed().toList();
        List<Integer> one = ReadingOrder.shuffled(photos, ReadingTest::hash, 7);

        assertThat(ReadingOrder.shuffled(photos.reversed(), ReadingTest::hash, 7)).isEqualTo(one);
        assertThat(one).isNotEqualTo(photos).containsExactlyInAnyOrderElementsOf(photos);
        assertThat(ReadingOrder.shuffled(photos, ReadingTest::hash, 8)).isNotEqualTo(one);
        assertThat(one.subList(0, 5)).isEqualTo(FIRST_OF_SEVEN); // on every machine
    }

    @Test
    void copiesAreReadOnce() {
        assertThat(ReadingOrder.once(List.of(1, 2, 1, 3), ReadingTest::hash))
                .containsExactly(1, 2, 3);
    }
}
