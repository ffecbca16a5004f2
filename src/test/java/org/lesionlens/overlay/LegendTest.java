package org.lesionlens.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.overlay.Legend.Tick;

class LegendTest {

    private static final InputGeometry GEOMETRY = InputGeometry.of(4, 4, 4, 4, InputFit.SQUASH);

    private static Legend legend(float highest, double threshold, Locale locale) {
        var heat = HeatField.of(new Heatmap(2, 1, 0, highest), GEOMETRY, 4, 4);
        return Legend.of(heat, new OverlayStyle(0.5, threshold, ColourMap.INFERNO), locale);
    }

    private static Legend signedLegend(float lowest, float highest, double threshold) {
        var heat = HeatField.of(new SignedMap(2, 1, lowest, highest), GEOMETRY, 4, 4);
        var style = new OverlayStyle(0.5, threshold, ColourMap.DIVERGING);
        return Legend.of(heat, style, Locale.ROOT);
    }

    @Test
    void goesFromNothingToTheHighestRawValue() {
        Legend legend = legend(3.25f, 0.2, Locale.ROOT);

        assertThat(legend.lowest()).isEqualTo(0);
        assertThat(legend.highest()).isEqualTo(3.25);
        assertThat(legend.rawThreshold()).isCloseTo(0.65, within(1e-12));
        assertThat(legend.thresholdText(Locale.ROOT)).isEqualTo("0.65");
    }

    @Test
    void hasRoundTicksBetweenItsEnds() {
        Legend legend = legend(4, 0.2, Locale.ROOT);

        assertThat(legend.ticks())
                .containsExactly(
                        new Tick(0, "0"),
                        new Tick(0.25, "1"),
                        new Tick(0.5, "2"),
                        new Tick(0.75, "3"),
                        new Tick(1, "4"));
    }

    @Test
    void leavesOutWhatWouldTouchTheEnd() {
        Legend legend = legend(2.1f, 0.2, Locale.ROOT); // 2 lies at 95 % of the bar

        assertThat(legend.ticks()).extracting(Tick::text).containsExactly("0", "1", "2.1");
    }

    @Test
    void reachesAsFarBelowNothingAsAboveIfSigned() {
        Legend legend = signedLegend(-8, 2, 0.5);

        assertThat(legend.lowest()).isEqualTo(-8);
        assertThat(legend.highest()).isEqualTo(8);
        assertThat(legend.ticks())
                .extracting(Tick::text)
                .containsExactly("-8", "-5", "0", "5", "8");
    }

    @Test
    void tellsWhatIsShown() {
        Legend legend = legend(1, 0.25, Locale.ROOT);

        assertThat(List.of(0.0, 0.24, 0.25, 1.0).stream().map(legend::isShown))
                .containsExactly(false, false, true, true);
    }

    @Test
    void measuresTheThresholdFromTheMiddleIfSigned() {
        Legend legend = signedLegend(-1, 1, 0.5);

        assertThat(List.of(0.0, 0.25, 0.5, 0.75, 1.0).stream().map(legend::isShown))
                .containsExactly(true, true, false, true, true);
    }

    @Test
    void hasTheColoursOfTheOverlay() {
        Legend legend = legend(1, 0, Locale.ROOT);

        assertThat(legend.colour(0.3)).isEqualTo(ColourMap.INFERNO.colour(0.3));
    }

    @Test
    void hasNoTicksForAnEmptyMap() {
        Legend legend = legend(0, 0.2, Locale.ROOT);

        assertThat(legend.isEmpty()).isTrue();
        assertThat(legend.ticks()).isEmpty();
    }

    @Test
    void writesNumbersAsTheLocaleDoes() {
        Legend legend = legend(0.5f, 0.2, Locale.GERMANY);

        assertThat(legend.ticks().getLast().text()).isEqualTo("0,5");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0014739, 0.00147",
        "3.2499, 3.25",
        "123456, 123000",
        "0.00001234, 0.0000123",
        "1.5e-20, 1.5E-20",
        "2.5e9, 2.5E+9"
    })
    void keepsThreeDigits(float highest, String text) {
        assertThat(legend(highest, 0.2, Locale.ROOT).ticks().getLast().text()).isEqualTo(text);
    }
}
