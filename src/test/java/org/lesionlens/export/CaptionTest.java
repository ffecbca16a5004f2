package org.lesionlens.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.Legend;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.testing.SyntheticAnalysis;

class CaptionTest {

    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    private static Caption caption(double logit, int columns, float... cells) {
        var analysis = SyntheticAnalysis.of(SyntheticAnalysis.photo(4, 4), logit, columns, cells);
        return caption(analysis, STYLE);
    }

    private static Caption caption(Analysis analysis, OverlayStyle style) {
        return caption(analysis, style, 0.5);
    }

    private static Caption caption(Analysis analysis, OverlayStyle style, double decision) {
        var heat = HeatField.of(analysis.explanation().map(), analysis.geometry(), 4, 4);
        return Caption.of(
                analysis,
                PicturedLesion.named("ISIC_1"),
                FigureView.pair(analysis.photo(), style, decision),
                Legend.of(heat, style, Locale.ROOT));
    }

    /** With ordinary spaces for those that keep lines together. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'benign 0.500, melanoma 0.500'",
        "1.0986123, 'benign 0.250, melanoma 0.750'",
        "-20, 'benign > 0.999, melanoma < 0.001'",
        "200, 'benign 0.000, melanoma 1.000'" // as far as double precision goes
    })
    void namesAllProbabilities(double logit, String expected) {
        assertThat(plain(caption(logit, 1, 1).result().getFirst()))
                .isEqualTo("Probabilities: " + expected);
    }

    @Test
    void callsAPhotoPositiveFromTheThresholdOn() {
        assertThat(caption(0, 1, 1).result()).contains("Call: melanoma at threshold 0.5");
        assertThat(caption(-1e-9, 1, 1).result()).contains("Call: not melanoma at threshold 0.5");
    }

    @Test
    void callsByTheThresholdThatIsLookedAtAndNotByTheModelCards() {
        var analysis = SyntheticAnalysis.of(SyntheticAnalysis.photo(4, 4), 0, 1, 1);

        assertThat(caption(analysis, STYLE, 0.7).result())
                .contains("Call: not melanoma at threshold 0.7");
    }

    @Test
    void saysWhenNothingSpeaksForTheClass() {
        assertThat(caption(1, 2, -1, 0).warnings())
                .containsExactly("No positive evidence for melanoma");
    }

    @Test
    void warnsOfHeatAlongTheBorder() {
        float[] corner = new float[25]; // the ring is 16 of 25 cells
        corner[0] = 1;

        assertThat(caption(1, 5, corner).warnings().stream().map(CaptionTest::plain))
                .containsExactly(
                        "Border: 100 % of the heat lies in the outermost cells, which are 64 % of"
                                + " the map");
    }

    @Test
    void doesNotWarnOfHeatInTheMiddle() {
        float[] middle = new float[25];
        middle[12] = 1;

        assertThat(caption(1, 5, middle).warnings()).isEmpty();
    }

    @Test
    void namesTheMethodAndTheClass() {
        assertThat(caption(CamMethod.GRAD_CAM, 1, 2).explained())
                .isEqualTo("Grad-CAM for melanoma");
        assertThat(caption(CamMethod.GRAD_CAM_PLUS_PLUS, 1, 2).explained())
                .isEqualTo("Grad-CAM++ for melanoma");
    }

    @Test
    void saysIfItIsOfTheLogitOfAProbability() {
        Analysis logit = SyntheticAnalysis.of(1, 1, 2, 3, 4);
        Analysis probability =
                new Analysis(
                        logit.card().withActivation(Activation.NONE),
                        logit.prepared(),
                        logit.pass(),
                        logit.explanation(),
                        logit.timings());

        assertThat(caption(probability, STYLE).explained())
                .isEqualTo("Grad-CAM for melanoma, of its probability's logit");
    }

    @Test
    void namesNoClassWhereItMakesNoDifference() {
        assertThat(caption(CamMethod.EIGEN_CAM, 1, 2).explained())
                .isEqualTo("Eigen-CAM, the same for every class");
        assertThat(caption(CamMethod.EIGEN_CAM, 1, 1).warnings())
                .containsExactly("Nothing stands out: the activations are the same everywhere");
    }

    private static Caption caption(CamMethod method, float... cells) {
        return caption(
                SyntheticAnalysis.of(method, SyntheticAnalysis.photo(4, 4), 1, cells.length, cells),
                STYLE);
    }

    @Test
    void saysHowTheHeatIsShownAndWhoseItIs() {
        assertThat(caption(1, 1, 4).settings().stream().map(CaptionTest::plain))
                .containsExactly(
                        "Shown from 0.8 (20 % of the highest), opacity 50 %, viridis",
                        "Model: Synthetic");
        assertThat(caption(1, 1, -4).settings()).containsExactly("Model: Synthetic");
    }

    @Test
    void hasADecimalPointEverywhere() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(plain(caption(0, 1, 1).result().getFirst())).contains("0.500");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void marksAColourMapThatMisleads() {
        var analysis = SyntheticAnalysis.of(SyntheticAnalysis.photo(4, 4), 1, 1, 1);
        var jet = new OverlayStyle(0.5, 0.2, ColourMap.JET);

        assertThat(caption(analysis, jet).settings().getFirst()).endsWith("jet (not recommended)");
    }
}
