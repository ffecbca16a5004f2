package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BranchSpreadTest {

    /** Three networks of one channel; each logit counts a third. */
    private static ClassEvidence three() {
        var activations = new FeatureMaps(3, 1, 2, 1, 5, 4, 5, 7, 5);
        var gradients = new FeatureMaps(3, 1, 2, 1f / 3, 1f / 3, 1f / 3, 1f / 3, 1f / 3, 1f / 3);
        return new ClassEvidence(0, activations, gradients);
    }

    @Test
    void isTheStandardDeviationOfTheNetworksMaps() {
        Heatmap spread = BranchSpread.of(three(), 1, 1, 1).orElseThrow();
        assertThat(spread.at(0, 0)).isCloseTo((float) Math.sqrt(6), within(1e-5f)); // of 1, 4, 7
        assertThat(spread.at(1, 0)).isCloseTo(0, within(1e-5f));
    }

    @Test
    void signsDoNotMatter() {
        float[] spread = BranchSpread.of(three(), 1, 1, 1).orElseThrow().toArray();
        float[] negated = BranchSpread.of(three().negated(), 1, 1, 1).orElseThrow().toArray();
        assertThat(negated).containsExactly(spread);
    }

    @Test
    void oneNetworkHasNone() {
        assertThat(BranchSpread.of(three(), 3)).isEmpty();
        assertThatThrownBy(() -> BranchSpread.of(three(), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
