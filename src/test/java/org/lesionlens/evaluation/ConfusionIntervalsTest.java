package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionIntervalsTest {

    /** Wilson: 8 of 10 from 0.490162 to 0.943318, 15 of 20 from 0.531299 to 0.888138. */
    private static final Confusion SOME = new Confusion(8, 2, 15, 5);

    private static final double ROUNDING = 1e-5;

    /** Of lesions that come alone. */
    private static ConfusionIntervals of(Confusion confusion) {
        var sums = new ConfusionIntervals.Sums();
        sums.addSingles(confusion);
        return sums.intervals();
    }

    @Test
    void balancedAccuracyAddsTheSquaresOfItsPartsDistances() {
        // 0.775 - sqrt((0.8 - 0.490162)^2 + (0.75 - 0.531299)^2) / 2 and so on
        Interval interval = of(SOME).balancedAccuracy().interval().orElseThrow();

        assertThat(interval.low()).isCloseTo(0.775 - 0.189624, within(ROUNDING));
        assertThat(interval.high()).isCloseTo(0.775 + 0.099527, within(ROUNDING));
    }

    @Test
    void f1CarriesTheIntervalOfTheShareThatItFollowsFrom() {
        // J = 8 / (8 + 5 + 2), Wilson from 0.301170 to 0.751905; F1 = 2 J / (1 + J)
        Interval interval = of(SOME).f1().interval().orElseThrow();

        assertThat(interval.low()).isCloseTo(0.462922, within(ROUNDING));
        assertThat(interval.high()).isCloseTo(0.858385, within(ROUNDING));
        assertThat(SOME.f1().orElseThrow()).isBetween(interval.low(), interval.high());
    }

    @Test
    void whatCannotBeToldHasNoInterval() {
        assertThat(of(new Confusion(10, 10, 0, 0)).balancedAccuracy().interval()).isEmpty();
        assertThat(of(new Confusion(0, 0, 30, 0)).f1().interval()).isEmpty();
    }

    @Test
    void intervalsStayWithinZeroAndOne() {
        ConfusionIntervals perfect = of(new Confusion(12, 0, 12, 0));

        assertThat(perfect.balancedAccuracy().interval().orElseThrow().high()).isEqualTo(1);
        assertThat(perfect.f1().interval().orElseThrow().high()).isEqualTo(1);
    }
}
