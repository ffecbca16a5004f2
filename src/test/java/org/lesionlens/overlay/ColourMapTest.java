package org.lesionlens.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {

    /** The ends as matplotlib 3.11 gives them. */
    @ParameterizedTest
    @CsvSource({
        "VIRIDIS, FF440154, FFFDE725",
        "INFERNO, FF000004, FFFCFFA4",
        "CIVIDIS, FF00224E, FFFEE838",
        "TURBO, FF30123B, FF7A0403",
        "JET, FF000080, FF800000"
    })
    void runsFromEndToEnd(ColourMap map, String first, String last) {
        assertThat(Integer.toHexString(map.colour(0)).toUpperCase(java.util.Locale.ROOT))
                .isEqualTo(first);
        assertThat(Integer.toHexString(map.colour(1)).toUpperCase(java.util.Locale.ROOT))
                .isEqualTo(last);
    }

    @Test
    void isInterpolatedBetweenItsSteps() {
        // Jet starts 00 00 80, 00 00 84 (0.5 and 0.5157 of blue): half way is 82.
        assertThat(ColourMap.JET.colour(0.5 / 255)).isEqualTo(0xFF000082);
    }

    @ParameterizedTest
    @EnumSource(ColourMap.class)
    void staysAtItsEndsOutside(ColourMap map) {
        assertThat(map.colour(-3)).isEqualTo(map.colour(0));
        assertThat(map.colour(7)).isEqualTo(map.colour(1));
    }

    @Test
    void divergingIsNeutralInTheMiddle() {
        int middle = ColourMap.DIVERGING.colour(0.5);
        int red = middle >> 16 & 0xFF;
        int blue = middle & 0xFF;
        assertThat(Math.abs(red - blue)).isLessThan(8);
    }
}
