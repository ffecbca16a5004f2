package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionTest {

    /** Wilson: 8 of 10 from 0.490162 to 0.943318, 15 of 20 from 0.531299 to 0.888138. */
    private static final Confusion SOME = new Confusion(8, 2, 15, 5);

    private static final double ROUNDING = 1e-5;

    @Test
    void balancedAccuracyAddsTheSquaresOfItsPartsDistances() {
        // 0.775 - sqrt((0.8 - 0.490162)^2 + (0.75 - 0.531299)^2) / 2 and so on
        Interval interval = SOME.balancedAccuracyInterval().orElseThrow();

        assertThat(interval.low()).isCloseTo(0.775 - 0.189624, within(ROUNDING));
        assertThat(interval.high()).isCloseTo(0.775 + 0.099527, within(ROUNDING));
    }

    @Test
    void f1CarriesTheIntervalOfTheShareThatItFollowsFrom() {
        // J = 8 / (8 + 5 + 2), Wilson from 0.301170 to 0.751905; F1 = 2 J / (1 + J)
        Interval interval = SOME.f1Interval().orElseThrow();

        assertThat(interval.low()).isCloseTo(0.462922, within(ROUNDING));
        assertThat(interval.high()).isCloseTo(0.858385, within(ROUNDING));
        assertThat(SOME.f1().orElseThrow()).isBetween(interval.low(), interval.high());
    }

    @Test
    void whatCannotBeToldHasNoInterval() {
        assertThat(new Confusion(1, 1, 0, 0).balancedAccuracyInterval()).isEmpty();
        assertThat(new Confusion(0, 0, 3, 0).f1Interval()).isEmpty();
    }

    @Test
    void intervalsStayWithinZeroAndOne() {
        Confusion perfect = new Confusion(3, 0, 3, 0);

        assertThat(perfect.balancedAccuracyInterval().orElseThrow().high()).isEqualTo(1);
        assertThat(perfect.f1Interval().orElseThrow().high()).isEqualTo(1);
    }
}
