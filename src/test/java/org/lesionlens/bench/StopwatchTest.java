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
    void hasNoMedianOfNothing() {
        var stopwatch = new Stopwatch(1);
        stopwatch.add(1000);

        assertThatThrownBy(stopwatch::median).isInstanceOf(IllegalStateException.class);
    }
}
