package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Levels of 8 bits before and after, by hand. */
class PhotoLookTest {

    @Test
    void asItIsLeavesEachLevel() {
        int[] levels = PhotoLook.AS_IT_IS.levels();

        for (int level = 0; level < 256; level++) {
            assertThat(levels[level]).isEqualTo(level);
        }
        assertThat(PhotoLook.AS_IT_IS.withGamma(1.01).isAsItIs()).isFalse();
    }

    @Test
    void brightnessIsAddedAndCut() {
        int[] levels = PhotoLook.AS_IT_IS.withBrightness(0.2).levels(); // 0.2 · 255 = 51

        assertThat(levels[0]).isEqualTo(51);
        assertThat(levels[100]).isEqualTo(151);
        assertThat(levels[230]).isEqualTo(255);
    }

    @Test
    void contrastTurnsAboutTheMiddle() {
        int[] levels = PhotoLook.AS_IT_IS.withContrast(0.5).levels(); // 4^0.5 = twice as much

        assertThat(levels[51]).isZero(); // (0.2 − 0.5) · 2 + 0.5 is below 0
        assertThat(levels[102]).isEqualTo(77); // (0.4 − 0.5) · 2 + 0.5 = 0.3, times 255: 76.5
        assertThat(levels[153]).isEqualTo(179); // 0.7 · 255 = 178.5
    }

    @Test
    void gammaIsTheRootOfTheShare() {
        int[] levels = PhotoLook.AS_IT_IS.withGamma(2).levels();

        assertThat(levels[0]).isZero();
        assertThat(levels[64]).isEqualTo(128); // √(64/255) = 0.501
        assertThat(levels[255]).isEqualTo(255);
    }

    @Test
    void nothingGetsDarkerThanWhatWasDarker() {
        for (double gamma : new double[] {0.25, 0.7, 4, 100}) {
            int[] levels = new PhotoLook(-0.1, 0.7, gamma).levels();
            int[] sorted = levels.clone();
            Arrays.sort(sorted);
            assertThat(levels).isEqualTo(sorted);
        }
    }
}
