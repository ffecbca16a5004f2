package org.lesionlens.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.attribution.PerturbationSettings.Rise;
import org.lesionlens.attribution.PixelAttribution.Completeness;
import org.lesionlens.attribution.PixelSettings.IntegratedGradients;
import org.lesionlens.explain.ChannelReduction;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.RgbImage;

class AttributionHeatTest {

    private static final int SIZE = 20;

    private static PreparedPhoto photo(int width, int height, InputSpec spec) {
        RgbImage grey = RgbImage.painted(width, height, (_, row) -> Arrays.fill(row, 0x808080));
        return PreparedPhoto.of(grey, spec);
    }

    /** All the same, but for a letterbox's bars, where it is a thousand times as strong. */
    private static PixelAttribution pixels(PreparedPhoto photo, InputSpec spec) {
        float[] values = new float[3 * SIZE * SIZE];
        var place = PlacedInput.of(photo, spec).place();
        for (int i = 0; i < values.length; i++) {
            int x = i % SIZE;
            int y = i / SIZE % SIZE;
            boolean inside =
                    x >= place.left()
                            && x < place.right()
                            && y >= place.top()
                            && y < place.bottom();
            values[i] = inside ? 1 + 0.01f * x : 1000;
        }
        return new PixelAttribution(
                new PixelSettings.Gradients(),
                new FeatureMaps(3, SIZE, SIZE, values),
                Optional.empty());
    }

    /** Half of all values is above the median, of the pixels that count. */
    @ParameterizedTest
    @CsvSource({
        "LETTERBOX, BILINEAR_ANTIALIAS, false",
        "LETTERBOX, BILINEAR, true",
        "CENTER_CROP, BILINEAR_ANTIALIAS, true",
        "SQUASH, BILINEAR, true",
        "CENTER_CROP, BILINEAR, true",
        "SQUASH, BILINEAR_ANTIALIAS, false"
    })
    void clipsAtAPercentileOfWhatTheNetworkMadeSomethingOf(
            InputFit fit, Interpolation interpolation, boolean onPhoto) {
        var spec = new InputSpec(SIZE, SIZE, fit, interpolation, Normalisation.NONE);
        PreparedPhoto photo = photo(200, 80, spec);
        var look = new AttributionLook(ChannelReduction.LARGEST, false, 50, onPhoto);

        AttributionHeat heat = AttributionHeat.of(pixels(photo, spec), photo, spec, look, 200, 80);

        assertThat(heat.words())
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("Clipped at percentile 50")
                                .doesNotContain("values: 1000"));
    }

    @Test
    void namesNoShareOfNothing() {
        var spec =
                new InputSpec(
                        SIZE, SIZE, InputFit.SQUASH, Interpolation.BILINEAR, Normalisation.NONE);
        PreparedPhoto photo = photo(SIZE, SIZE, spec);
        var look = new AttributionLook(ChannelReduction.LARGEST, false, 99, true);
        var settings = new IntegratedGradients(2, Replacement.BLACK);
        var gradients =
                new PixelAttribution(
                        settings,
                        new FeatureMaps(3, SIZE, SIZE, new float[3 * SIZE * SIZE]),
                        Optional.of(new Completeness(0.5, 0)));

        assertThat(AttributionHeat.of(gradients, photo, spec, look, SIZE, SIZE).words())
                .contains(
                        "Sum 0.5000, difference of the scores 0.000: an error that is no share of it");
        for (float error : new float[] {0, 0.25f}) {
            float[] errors = new float[SIZE * SIZE];
            Arrays.fill(errors, error);
            var flat =
                    new PerturbationMap(
                            new Rise(2, 1, 1, Replacement.ZERO, WatchedScore.LOGIT),
                            new SignedMap(SIZE, SIZE, new float[SIZE * SIZE]),
                            Optional.of(new Heatmap(SIZE, SIZE, errors)),
                            2);

            assertThat(AttributionHeat.of(flat, photo, spec, look, SIZE, SIZE).words())
                    .contains("The same everywhere: no mask tells one place from another");
        }
    }
}
