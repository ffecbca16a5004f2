package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnedRoundTest {

    /** Positives below all negatives: the area is 0. */
    private static Scores wrong(int positives, int negatives) {
        return new Scores(
                DoubleStream.concat(
                                IntStream.range(0, positives).mapToDouble(_ -> 0.2),
                                IntStream.range(0, negatives).mapToDouble(_ -> 0.7))
                        .boxed()
                        .toList(),
                Stream.concat(
                                Collections.nCopies(positives, true).stream(),
                                Collections.nCopies(negatives, false).stream())
                        .toList());
    }

    @Test
    void threePhotosMayBeWrongByChance() {
        TurnedRound found = TurnedRound.of(wrong(1, 2)).orElseThrow();

        assertThat(found.area()).isZero();
        assertThat(found.mayBeChance()).isTrue();
    }

    @Test
    void fiveOfEachThatAreAllWrongAreNotWrongByChance() {
        // U = 0 where 12.5 is expected, with a standard deviation of 4.79: (12.5 − 0.5) / 4.79 =
        // 2.5
        assertThat(TurnedRound.of(wrong(5, 5)).orElseThrow().mayBeChance()).isFalse();
    }

    @Test
    void nobodyAsksOfABetterAreaOrOfOneKindAlone() {
        var half = new Scores(List.of(0.4, 0.6, 0.5), List.of(true, true, false));

        assertThat(TurnedRound.of(half)).isEmpty(); // 0.5
        assertThat(TurnedRound.of(wrong(3, 0))).isEmpty();
    }
}
