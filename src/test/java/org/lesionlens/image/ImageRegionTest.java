package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ImageRegionTest {

    @Test
    void isAsWideAsItsEdgesAreApart() {
        var region = new ImageRegion(1.5, 2, 4, 10);

        assertThat(region.width()).isEqualTo(2.5);
        assertThat(region.height()).isEqualTo(8);
    }

    @Test
    void refusesEdgesThatHoldNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageRegion(3, 0, 3, 1))
                .withMessageContaining("left 3.0");
    }

    @Test
    void refusesEdgesThatAreNoNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageRegion(0, 0, Double.NaN, 1));
    }
}
