package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.PrefixTokens;
import org.lesionlens.explain.FeatureMaps;

/** By how much positions are said to move. */
class DisturbanceTest {

    private static double[] moved(float[] from, float... to) {
        return Disturbance.moved(row(from), row(to));
    }

    private static LayerOutput row(float... values) {
        return new LayerOutput(new FeatureMaps(1, 1, values.length, values), PrefixTokens.NONE);
    }

    @Test
    void aDeadPositionThatGetsNextToNothingHasHardlyMoved() {
        double[] moved = moved(new float[] {0, 1, 1e-9f, 1}, 1e-9f, 2, 1e-6f, 1);

        assertThat(moved[0]).isLessThan(1e-9);
        assertThat(moved[2]).isLessThan(1e-9);
        assertThat(moved[1]).isGreaterThan(0.1);
        assertThat(moved[3]).isZero();
    }

    @Test
    void noPositionMovesMoreThanTwice() {
        double[] moved = moved(new float[] {1, -1e6f, 0, 1}, 1e6f, 1e6f, 3, -1);

        assertThat(Arrays.stream(moved).boxed()).allMatch(share -> share > 0 && share <= 2);
    }

    @Test
    void aPositionThatAloneGetsActivationsMoves() {
        assertThat(moved(new float[] {0, 0}, 1, 0)).containsExactly(1, 0);
    }
}
