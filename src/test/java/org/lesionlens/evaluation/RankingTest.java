package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void theLargestIsFirstAndEqualsStayAsTheyStood() {
        assertThat(Ranking.falling(0.5, 0.9, 0.5, 0.1, 0.9)).containsExactly(1, 4, 0, 2, 3);
        assertThat(Ranking.falling(Double.NEGATIVE_INFINITY, 0, -0.0, 2))
                .containsExactly(3, 1, 2, 0);
        assertThat(Ranking.falling()).isEmpty();
    }
}
