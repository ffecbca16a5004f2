package org.lesionlens.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.PdfPaper;
import org.lesionlens.drawing.SvgPaper;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.plots.MeasuredSet.ReaderPoint;
import org.lesionlens.review.MeasureIntervals;
import org.lesionlens.review.Measures;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Review;
import org.lesionlens.testing.SyntheticReview;

class PlotKindTest {

    private static final MeasuredSet SET = set(SyntheticReview.large(400));

    private static MeasuredSet set(Review review) {
        Measures measures = Measures.of(review);
        return new MeasuredSet(
                measures,
                MeasureIntervals.of(measures),
                0.4,
                "melanoma",
                ColourMap.VIRIDIS,
                new MeasuredSet.Subject("Tiny", "0123abcd", ProbabilitySource.NETWORK, 90, 100),
                List.of(new ReaderPoint("reader 1", 0.8, 0.7)));
    }

    private static String text(PlotKind kind) throws IOException {
        var out = new ByteArrayOutputStream();
        PdfPaper.write(List.of(kind.of(SET).orElseThrow()), out);
        try (var document = Loader.loadPDF(out.toByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysOnItsPaper(PlotKind kind) throws IOException {
        Drawing plot = kind.of(SET).orElseThrow();
        var out = new ByteArrayOutputStream();
        SvgPaper.write(plot, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(kind.title());
        assertThat(kind.inWords(SET)).isNotBlank();
    }

    @Test
    void theCurvesHaveTheNumbersOfThePage() throws IOException {
        var measures = SET.measures();
        double area = measures.roc().orElseThrow().area();
        var areas = SET.intervals().areas();
        assertThat(text(PlotKind.ROC))
                .contains(
                        "AUC " + Numbers.three(area),
                        Numbers.interval(areas.roc().interval().orElseThrow()),
                        "reader 1");
        assertThat(text(PlotKind.PRECISION_RECALL))
                .contains(
                        Numbers.three(measures.precisionRecall().orElseThrow().averagePrecision()),
                        Numbers.interval(areas.averagePrecision().interval().orElseThrow()));
        assertThat(text(PlotKind.CALIBRATION)).contains(Numbers.three(measures.brier()));
    }

    @Test
    void theThresholdStandsWithWhatItGives() throws IOException {
        Confusion counts = SET.measures().scores().at(0.4);
        assertThat(text(PlotKind.ROC))
                .contains(
                        "threshold 0.400",
                        "sensitivity " + Numbers.three(counts.sensitivity().orElseThrow().value()),
                        "specificity " + Numbers.three(counts.specificity().orElseThrow().value()));
        assertThat(text(PlotKind.HISTOGRAM))
                .contains(
                        "TP " + counts.truePositives(),
                        "FN " + counts.falseNegatives(),
                        "TN " + counts.trueNegatives(),
                        "FP " + counts.falsePositives());
    }

    @Test
    void groupsStandWithTheirNumbers() throws IOException {
        var first = SET.measures().subgroups().getFirst();
        assertThat(text(PlotKind.SUBGROUPS))
                .contains(
                        GroupWords.name(first.attribute()), String.valueOf(first.scores().size()));
    }

    @Test
    void whatASetHasNotIsNotPlotted() {
        MeasuredSet none = set(Review.NONE);
        assertThat(
                        Stream.of(
                                PlotKind.ROC,
                                PlotKind.PRECISION_RECALL,
                                PlotKind.MEAN_MAPS,
                                PlotKind.SUBGROUPS))
                .allMatch(kind -> kind.of(none).isEmpty());
    }

    @Test
    void aLargeSetsCurveIsNotALargeFile() throws IOException {
        var out = new ByteArrayOutputStream();
        SvgPaper.write(
                PlotKind.PRECISION_RECALL.of(set(SyntheticReview.large(20_000))).orElseThrow(),
                out);
        assertThat(out.size()).isLessThan(150_000);
    }

    @ParameterizedTest
    @EnumSource
    void aPlotThatStandsAloneSaysWhoseNumbersItHas(PlotKind kind) throws IOException {
        var out = new ByteArrayOutputStream();
        PdfPaper.write(List.of(kind.captioned(SET).orElseThrow()), out);
        var scores = SET.measures().scores();
        try (var document = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "Class: melanoma. Counted: 400 photos, %d positive and %d negative."
                                    .formatted(scores.positives(), scores.negatives()),
                            "A filter is on: 90 of the set's 100 photos.",
                            "Model: Tiny (0123abcd).",
                            "Research use only, not for diagnosis.");
        }
    }

    @Test
    void aSmallThresholdIsNoZero() {
        assertThat(Numbers.threshold(0.0003)).isEqualTo("0.0003");
        assertThat(Numbers.threshold(0.99997)).isEqualTo("0.99997");
        assertThat(Numbers.threshold(0.05)).isEqualTo("0.050");
        assertThat(Numbers.threshold(0.4)).isEqualTo("0.400");
        assertThat(Numbers.threshold(1.0 / 3)).isEqualTo("0.333333");
        assertThat(Numbers.threshold(0)).isEqualTo("0.000");
        assertThat(Numbers.threshold(1)).isEqualTo("1.000");
    }
}
