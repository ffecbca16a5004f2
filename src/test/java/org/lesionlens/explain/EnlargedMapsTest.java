package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EnlargedMapsTest {

    private static final FeatureMaps MAPS = new FeatureMaps(1, 2, 2, 1, 2, 3, 5);

    @Test
    void aCellIsRepeatedWhereWholeNumbersOfCellsStandForIt() {
        FeatureMaps large = EnlargedMaps.activations(MAPS, 4, 6);

        assertThat(large.toArray())
                .containsExactly(
                        1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 3, 3, 3, 5, 5, 5, 3, 3, 3, 5, 5, 5);
    }

    @Test
    void valuesLieBetweenTheCentresElsewhere() {
        FeatureMaps large = EnlargedMaps.activations(MAPS, 3, 3);

        float[] expected = {1, 1.5f, 2, 2, 2.75f, 3.5f, 3, 4, 5};
        assertThat(large.toArray()).containsExactly(expected, within(1e-6f));
    }

    @Test
    void aCellsGradientIsShared() {
        assertThat(EnlargedMaps.gradients(MAPS, 4, 4).sum(0)).isCloseTo(MAPS.sum(0), within(1e-6));
        assertThat(EnlargedMaps.gradients(MAPS, 2, 2)).isSameAs(MAPS);
    }
}
