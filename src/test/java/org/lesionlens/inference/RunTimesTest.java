package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunTimesTest {

    private final RunTimes times = new RunTimes();

    private double after(double... millis) {
        for (double one : millis) {
            times.add(one);
        }
        return times.medianMillis();
    }

    @Test
    void isZeroBeforeAnythingRan() {
        assertThat(times.medianMillis()).isZero();
    }

    @Test
    void theFirstCountsOnlyWhileItIsTheOnlyOne() {
        assertThat(after(900)).isEqualTo(900);
        assertThat(after(100)).isEqualTo(100);
        assertThat(after(300, 120)).isEqualTo(120);
    }

    @Test
    void theLatestNineCount() {
        after(900, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        assertThat(after(5, 5, 5, 5)).isEqualTo(1);
        assertThat(after(5)).isEqualTo(5);
    }

    @Test
    void measuresARun() {
        assertThat(times.of(() -> "result")).isEqualTo("result");
        assertThat(times.medianMillis()).isPositive().isLessThan(60_000);
    }
}
