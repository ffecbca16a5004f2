package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunTimesTest {

    private final RunTimes times = new RunTimes();

    private double after(double... millis) {
        for (double one : millis) {
            times.add(one);
        }
        return times.shortestMillis();
    }

    @Test
    void isZeroBeforeAnythingRan() {
        assertThat(times.shortestMillis()).isZero();
    }

    @Test
    void aColdRunCountsOnlyWhileItIsAlone() {
        assertThat(after(900)).isEqualTo(900);
        assertThat(after(120, 300)).isEqualTo(120);
    }

    @Test
    void onlyTheLatestNineCount() {
        assertThat(after(1, 5, 5, 5, 5, 5, 5, 5, 5)).isEqualTo(1);
        assertThat(after(5)).isEqualTo(5);
    }

    @Test
    void measuresARun() {
        assertThat(times.of(() -> "result")).isEqualTo("result");
        assertThat(times.shortestMillis()).isPositive().isLessThan(60_000);
    }
}
