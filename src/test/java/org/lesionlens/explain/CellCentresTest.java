package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellCentresTest {

    @Test
    void cellJLiesAtJAndAHalf() {
        assertThat(CellCentres.position(0.5, 3)).isEqualTo(0);
        assertThat(CellCentres.position(1.5, 3)).isEqualTo(1);
        assertThat(CellCentres.position(1.75, 3)).isEqualTo(1.25);
    }

    @Test
    void outsideTheOutermostCentresTheOutermostCellHolds() {
        assertThat(CellCentres.position(0.25, 3)).isEqualTo(0);
        assertThat(CellCentres.position(2.75, 3)).isEqualTo(2);
        assertThat(CellCentres.position(7, 1)).isEqualTo(0);
    }

    @Test
    void offTheMapThereIsNoPosition() {
        assertThat(CellCentres.position(Double.NaN, 3)).isNaN();
    }
}
