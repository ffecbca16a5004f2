package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(RankCorrelation.ranks(3, 1, 3, 0, 3)).containsExactly(4, 2, 4, 1, 4);
    }

    @Test
    void equalsSixDSquaredWithoutTies() {
        // Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 - 6 * 4 / (5 * 24) = 0.8.
        float[] a = {10, 20, 30, 40, 50};
        float[] b = {2, 1, 4, 3, 5};

        assertThat(RankCorrelation.spearman(a, b).orElseThrow()).isCloseTo(0.8, within(1e-15));
    }

    @Test
    void countsTiesAsScipyDoes() {
        // scipy.stats.spearmanr([1, 2, 2, 3, 0], [4, 4, 1, 5, 0]): ranks 2 3.5 3.5 5 1 and
        // 3.5 3.5 2 5 1; products 7.25 ÷ squares 9.5 and 9.5.
        float[] a = {1, 2, 2, 3, 0};
        float[] b = {4, 4, 1, 5, 0};

        assertThat(RankCorrelation.spearman(a, b).orElseThrow())
                .isCloseTo(7.25 / 9.5, within(1e-15));
    }

    @Test
    void anyGrowingChangeOfValuesKeepsItAtOne() {
        var map = new Heatmap(2, 2, 0, 1, 2, 3);

        assertThat(RankCorrelation.spearman(map, new Heatmap(2, 2, 0, 1, 8, 27)).orElseThrow())
                .isCloseTo(1, within(1e-15));
        assertThat(RankCorrelation.spearman(map, new Heatmap(2, 2, 3, 2, 1, 0)).orElseThrow())
                .isCloseTo(-1, within(1e-15));
    }

    @Test
    void aConstantMapHasNone() {
        var map = new Heatmap(2, 1, 0, 1);

        assertThat(RankCorrelation.spearman(map, new Heatmap(2, 1, 0, 0))).isEmpty();
        assertThat(RankCorrelation.spearman(new Heatmap(2, 1, 5, 5), map)).isEmpty();
    }

    @Test
    void refusesMapsOfDifferentSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RankCorrelation.spearman(new Heatmap(2, 1, 0, 1), new Heatmap(1, 2, 0, 1)));
    }
}
