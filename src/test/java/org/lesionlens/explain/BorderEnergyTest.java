package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BorderEnergyTest {

    @Test
    void isTheRingsShareOfHeatAgainstItsShareOfCells() {
        var map = new Heatmap(4, 3, 1, 0, 0, 1, 0, 3, 3, 0, 1, 0, 0, 1);

        BorderEnergy energy = BorderEnergy.of(map).orElseThrow();

        assertThat(energy.share()).isCloseTo(0.4, within(1e-12)); // 4 of 10
        assertThat(energy.areaShare()).isCloseTo(10 / 12.0, within(1e-12));
        assertThat(energy.ratio()).isCloseTo(0.48, within(1e-12));
        assertThat(energy.isHigh()).isFalse();
    }

    @Test
    void isOneForHeatThatIsSpreadEvenly() {
        float[] even = new float[15 * 15];
        java.util.Arrays.fill(even, 2);

        assertThat(BorderEnergy.of(new Heatmap(15, 15, even)).orElseThrow().ratio())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void isHighWhenACornerHoldsTheHeat() {
        float[] corner = new float[15 * 15];
        corner[0] = 1;

        assertThat(BorderEnergy.of(new Heatmap(15, 15, corner)).orElseThrow().isHigh()).isTrue();
    }

    @Test
    void thereIsNoneInAnEmptyMap() {
        assertThat(BorderEnergy.of(new Heatmap(2, 2, 0, 0, 0, 0))).isEmpty();
    }
}
