package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

/** What the values of this package refuse, and that nobody can change them from outside. */
class MapsTest {

    @Test
    void copyWhatTheyAreMadeFromAndWhatTheyGiveAway() {
        float[] cells = {1, 2};
        var map = new Heatmap(2, 1, cells);
        cells[0] = 9;
        map.toArray()[1] = 9;

        assertThat(map).isEqualTo(new Heatmap(2, 1, 1, 2));
    }

    @Test
    void signedMapsCopyWhatIsLeftOfABuffer() {
        float[] cells = {9, 1, -2, 3, 4};
        var map = new SignedMap(2, FloatBuffer.wrap(cells).position(1));
        cells[1] = 9;

        assertThat(map).isEqualTo(new SignedMap(2, 2, 1, -2, 3, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedMap(2, FloatBuffer.wrap(cells)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedMap(0, FloatBuffer.wrap(cells)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedMap(1, FloatBuffer.allocate(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedMap(1, FloatBuffer.wrap(new float[] {Float.NaN})));
    }

    @Test
    void heatIsNeverNegativeOrUndefined() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Heatmap(1, 1, -1))
                .withMessageContaining("-1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Heatmap(1, 1, Float.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Heatmap(1, 1, Float.POSITIVE_INFINITY));
    }

    @Test
    void shapesAndValuesBelongTogether() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Heatmap(2, 2, 1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new SignedMap(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FeatureMaps(2, 1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureMaps(1, 1, 1, Float.NaN))
                .withMessageContaining("NaN");
    }

    @Test
    void evidenceNeedsGradientsOfTheActivationsShape() {
        var activations = new FeatureMaps(1, 1, 2, 0, 0);
        var turned = new FeatureMaps(1, 2, 1, 0, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassEvidence(0, activations, turned));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassEvidence(Double.NaN, activations, activations));
    }

    @Test
    void aCellIsAddressedByColumnThenRow() {
        var map = new SignedMap(3, 2, 0, 1, 2, 3, 4, -5);

        assertThat(map.at(2, 0)).isEqualTo(2);
        assertThat(map.at(0, 1)).isEqualTo(3);
        assertThat(map.maximum()).isEqualTo(4);
        assertThat(map.magnitude()).isEqualTo(5);
    }
}
