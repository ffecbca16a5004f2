package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MapDifferenceTest {

    @Test
    void comparesSharesOfEachMapsOwnMaximum() {
        var first = new Heatmap(3, 1, 0, 2, 4);
        var second = new Heatmap(3, 1, 10, 5, 0);

        assertThat(MapDifference.between(first, second)).isEqualTo(new SignedMap(3, 1, 1, 0, -1));
    }

    @Test
    void anEmptyMapCountsAsNothing() {
        var empty = new Heatmap(2, 1, 0, 0);
        var other = new Heatmap(2, 1, 1, 2);

        assertThat(MapDifference.between(empty, other)).isEqualTo(new SignedMap(2, 1, 0.5f, 1));
    }

    @Test
    void ofTwoGridsTheFinerOneIsTaken() {
        var coarse = new Heatmap(2, 1, 0, 8);
        var fine = new Heatmap(4, 1, 0, 0, 0, 1);

        assertThat(MapDifference.between(coarse, fine))
                .isEqualTo(new SignedMap(4, 1, 0, -0.25f, -0.75f, 0));
        assertThat(MapDifference.between(fine, coarse))
                .isEqualTo(new SignedMap(4, 1, 0, 0.25f, 0.75f, 0));
    }
}
