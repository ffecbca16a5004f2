package org.lesionlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.PdfPaper;
import org.lesionlens.figure.Figure;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePaper;
import org.lesionlens.figure.FigureSection;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.Patient;
import org.lesionlens.review.Patients;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;

class PatientSheetTest {

    private static Patient largest(Review review) {
        return Patients.of(review).all().stream()
                .filter(Patient::isNamed)
                .max(Comparator.comparingInt(one -> one.cases().size()))
                .orElseThrow();
    }

    private static FigureContent content(Review review, PooledFeatures features) throws Exception {
        var names = new FigureNames(review.cases().stream().map(ReviewCase::image).toList(), false);
        return PatientSheet.of(
                largest(review), features, SyntheticReport.model("tiny"), 0.5, names);
    }

    @Test
    void hasAllLesionsBySiteAndTellsTheOddOne() throws Exception {
        Review review = SyntheticReview.samples();
        ReviewCase odd = largest(review).cases().get(2);
        PooledFeatures features =
                one ->
                        Optional.of(
                                one.index() == odd.index()
                                        ? new float[] {0, 1}
                                        : new float[] {1, 0});

        FigureContent content = content(review, features);

        assertThat(content.cases()).containsExactlyInAnyOrderElementsOf(largest(review).cases());
        assertThat(content.sections())
                .allSatisfy(section ->
                        assertThat(section.cases())
                                .allMatch(
                                        one -> one.image().facts().site().equals(section.title())));
        FigureSection with =
                content.sections().stream()
                        .filter(section -> section.cases().contains(odd))
                        .findFirst()
                        .orElseThrow();
        assertThat(with.note()).contains("Odd one out: Lesion " + (odd.index() + 1), "1.000");
        assertThat(with.cases().getFirst()).isEqualTo(odd);
        assertThat(content.sections())
                .filteredOn(section -> !section.equals(with))
                .allMatch(section -> section.note().isEmpty());
    }

    @Test
    void saysWhenNobodyStandsOut() throws Exception {
        FigureContent content =
                content(SyntheticReview.samples(), _ -> Optional.of(new float[] {1, 1}));
        assertThat(content.about()).contains("no photo stands out");
    }

    @ParameterizedTest
    @CsvSource({"a4, 595, 842", "letter, 612, 792"})
    void fillsPagesOfItsPaper(String paper, int width, int height) throws Exception {
        Review review = SyntheticReview.samples();
        var everything = new Review(review.cases(), review.source());
        var names = new FigureNames(review.cases().stream().map(ReviewCase::image).toList(), false);
        FigureContent one = content(review, SyntheticReport.features());
        var all =
                new FigureContent(
                        one.title(),
                        one.about(),
                        List.of(new FigureSection("torso", "", everything.cases())),
                        one.model(),
                        0.5);
        var look =
                PatientSheet.look(
                        all, FigurePaper.named(paper).orElseThrow(), SyntheticReport.STYLE);
        List<Drawing> pages =
                new Figure(all, look, names).pages(new ImageDecoder(DecodeLimits.STANDARD));
        var out = new ByteArrayOutputStream();
        PdfPaper.write(pages, out);

        try (var document = Loader.loadPDF(out.toByteArray())) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(document.getPages())
                    .allSatisfy(page -> {
                        assertThat(page.getMediaBox().getWidth()).isBetween(width - 1f, width + 1f);
                        assertThat(page.getMediaBox().getHeight())
                                .isBetween(height - 1f, height + 1f);
                    });
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Lesion 1", "Lesion 50", "Research use only")
                    .doesNotContain(review.cases().getFirst().image().name());
        }
    }

    @Test
    void callsWhatIsLookedForByItsName() throws Exception {
        var classes = new ModelClasses(List.of("nevus", "melanoma", "other"), "melanoma");
        Review nevi =
                SyntheticReview.samples()
                        .by(ProbabilitySource.TABLE)
                        .lookingFor(ClassChoice.ofOwn(classes).with(0));
        FigureContent content = content(nevi, SyntheticReport.features());
        assertThat(content.model().positive()).isEqualTo("nevus");
        assertThat(content.model().explained()).isEqualTo("melanoma");
    }
}
