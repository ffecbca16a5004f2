package org.lesionlens.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StopwatchTest {

    @Test
    void hasTheMedianOfTheTimesThatCount() {
        var stopwatch = new Stopwatch(1);
        stopwatch.add(1000);
        stopwatch.add(3);
        stopwatch.add(1);

        assertThat(stopwatch.median()).isEqualTo(2);
        stopwatch.add(9);
        assertThat(stopwatch.median()).isEqualTo(3);
    }

    @Test
    void hasThePercentilesOfTheTimesThatCount() {
        var stopwatch = new Stopwatch(1);
        for (double time : new double[] {1000, 4, 2, 3, 1}) {
            stopwatch.add(time);
        }

        assertThat(stopwatch.percentile(0)).isEqualTo(1);
        assertThat(stopwatch.percentile(0.5)).isEqualTo(3);
        assertThat(stopwatch.percentile(0.99)).isEqualTo(4);
        assertThat(stopwatch.percentile(1)).isEqualTo(4);
    }

    @Test
    void hasNeitherOfNothing() {
        var stopwatch = new Stopwatch(1);
        stopwatch.add(1000);

        assertThatThrownBy(stopwatch::median).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stopwatch.percentile(0.5))
                .isInstanceOf(IllegalStateException.class);
    }
}
