package org.lesionlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputForm;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.PixelDifference;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.MeanColourEngine;
import org.lesionlens.testing.SyntheticAnalysis;

/** What a network gets of a photo's file, and where its heat lies then. */
class PixelsAsStoredTest {

    private static final String TURNED = "orientation-%d.jpg"; // 24×16 pixels as stored

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);
    private final Analyzer analyzer = new Analyzer(decoder);

    /** This network's map is that of the cells' mean colours, however the photo lies. */
    @ParameterizedTest
    @EnumSource
    void heatLiesOverThePhotoAsDisplayed(InputFit fit) throws Exception {
        for (int value = 1; value <= 8; value++) {
            Path file = photo(TURNED.formatted(value));
            Analysis displayed = analyze(file, fit, PixelForm.AS_DISPLAYED);
            Analysis stored = analyze(file, fit, PixelForm.AS_STORED);
            HeatField expected = heat(displayed);

            HeatField heat = heat(stored);

            assertThat(stored.photo()).isEqualTo(displayed.photo());
            assertThat(heat.top()).isCloseTo(expected.top(), within(1e-4));
            for (int i = 0; i < 24 * 16; i++) {
                int x = i % stored.photo().width();
                int y = i / stored.photo().width();
                assertThat(Math.abs(heat.at(x, y) - expected.at(x, y)) > 1e-3)
                        .as("orientation %d at %d, %d", value, x, y)
                        .isFalse();
                assertThat(heat.isSeen(x, y)).isEqualTo(expected.isSeen(x, y));
            }
        }
    }

    @Test
    void mapsOfTurnedInputsAreNotSubtractedCellByCell() throws Exception {
        Path file = photo(TURNED.formatted(6));
        Analysis displayed = analyze(file, InputFit.SQUASH, PixelForm.AS_DISPLAYED);
        Analysis stored = analyze(file, InputFit.SQUASH, PixelForm.AS_STORED);

        assertThat(stored.geometry().seesTheSameAs(displayed.geometry())).isFalse();
        assertThat(stored.geometry().seesTheSameAs(stored.geometry())).isTrue();
    }

    @Test
    void theNetworkSeesWhatPillowWouldGiveIt() throws Exception {
        Path file = photo("icc-red-green-swapped.png");
        RgbImage stored = Golden.picture("photos/icc-red-green-swapped.png.stored.png");

        Analysis analysis = analyze(file, InputFit.SQUASH, PixelForm.AS_STORED);

        InputSpec spec = analysis.card().input();
        assertThat(analysis.prepared().input().toArray())
                .isEqualTo(Preprocessing.tensor(stored, spec).toArray())
                .isEqualTo(analyzer.input(file, spec).toArray())
                .isNotEqualTo(Preprocessing.tensor(analysis.photo(), spec).toArray());
    }

    @Test
    void theOtherFormIsAskedForInEitherDirection() throws Exception {
        Path file = photo("icc-red-green-swapped.png");
        Analysis displayed = analyze(file, InputFit.SQUASH, PixelForm.AS_DISPLAYED);
        Analysis stored = analyze(file, InputFit.SQUASH, PixelForm.AS_STORED);

        OtherPixels ofDisplayed = other(file, PixelForm.AS_DISPLAYED);
        OtherPixels ofStored = other(file, PixelForm.AS_STORED);

        var difference = Set.of(PixelDifference.PROFILE);
        assertThat(ofDisplayed)
                .isEqualTo(
                        new OtherPixels(
                                difference, PixelForm.AS_STORED, stored.positiveProbability()));
        assertThat(ofStored)
                .isEqualTo(
                        new OtherPixels(
                                difference,
                                PixelForm.AS_DISPLAYED,
                                displayed.positiveProbability()));
        assertThat(displayed.positiveProbability()).isNotEqualTo(stored.positiveProbability());
        assertThat(displayed.prepared().differences()).isEqualTo(difference);
    }

    @Test
    void photosThatAreTheSameInBothFormsLeaveNoDoubt() throws Exception {
        for (String name : new String[] {"rgb.png", "cmyk.jpg", "orientation-8.tif", "grey.jpg"}) {
            Analysis analysis = analyze(photo(name), InputFit.SQUASH, PixelForm.AS_DISPLAYED);

            assertThat(analysis.prepared().differences()).as(name).isEmpty();
            assertThat(analyzer.otherPixels(photo(name), network(analysis.card()))).isEmpty();
        }
    }

    private OtherPixels other(Path file, PixelForm form) throws Exception {
        return analyzer.otherPixels(file, network(card(InputFit.SQUASH, form))).orElseThrow();
    }

    private Analysis analyze(Path file, InputFit fit, PixelForm form) throws Exception {
        return analyzer.analyze(file, network(card(fit, form)), 1, CamMethod.GRAD_CAM);
    }

    private static HeatField heat(Analysis analysis) {
        return HeatField.of(
                analysis.explanation().shown(true),
                analysis.geometry(),
                analysis.photo().width(),
                analysis.photo().height());
    }

    private static Classifier network(ModelCard card) throws ModelLoadException {
        return new MeanColourEngine(card).load(photo("rgb.png"), ModelChoice.DEFAULT);
    }

    private static ModelCard card(InputFit fit, PixelForm form) {
        var input =
                new InputSpec(
                        24, 24, fit, Interpolation.BILINEAR_ANTIALIAS, Normalisation.ZERO_TO_ONE);
        ModelCard plain = SyntheticAnalysis.CARD;
        return new ModelCard(
                plain.name(),
                plain.architecture(),
                input.with(InputForm.PLAIN.with(form)),
                plain.output(),
                plain.targetLayer(),
                plain.decisionThreshold(),
                "",
                "",
                "");
    }

    private static Path photo(String name) {
        return Golden.FOLDER.resolve("photos/" + name);
    }
}
