package org.lesionlens.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StopwatchTest {

    @Test
    void hasTheMedianOfTheTimesThatCount() {
        var laps = new Stopwatch(1);
        laps.add(1000);
        laps.add(3);
        laps.add(1);

        assertThat(laps.median()).isEqualTo(2);
        laps.add(9);
        assertThat(laps.median()).isEqualTo(3);
    }

    @Test
    void hasNoMedianOfNothing() {
        var laps = new Stopwatch(1);
        laps.add(1000);

        assertThatThrownBy(laps::median).isInstanceOf(IllegalStateException.class);
    }
}
