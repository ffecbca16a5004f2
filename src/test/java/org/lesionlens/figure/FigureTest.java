package org.lesionlens.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.PdfPaper;
import org.lesionlens.drawing.PngPaper;
import org.lesionlens.drawing.TooManyPixelsException;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.ProbabilityText;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.testing.SyntheticReview;

class FigureTest {

    static final FigureModel MODEL =
            new FigureModel("Tiny", "0123abcd", "melanoma", "", SyntheticAnalysis.CARD.input());

    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    private static FigureLook look(boolean shared, FigurePaper paper) {
        return new FigureLook(STYLE, shared, false, 0, FigureLook.USUAL, paper, 100);
    }

    private static FigureContent content(Review review, int count) {
        return new FigureContents(MODEL, 0.5, count, FigurePick.WRONG, 1, null)
                .confusion(review, EnumSet.allOf(Outcome.class))
                .orElseThrow();
    }

    private static List<Drawing> pages(
            Review review, FigureContent content, FigureLook look, boolean named)
            throws InterruptedException {
        var images = review.cases().stream().map(ReviewCase::image).toList();
        return new Figure(content, look, new FigureNames(images, named))
                .pages(new ImageDecoder(DecodeLimits.STANDARD));
    }

    private static String text(List<Drawing> pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        PdfPaper.write(pages, bytes);
        try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }

    @Test
    void tellsOfEachLesionWhatIsKnown() throws Exception {
        Review samples = SyntheticReview.samples();
        FigureContent content = content(samples, 4);
        String text = text(pages(samples, content, look(false, FigurePaper.FITTING), false));
        for (ReviewCase one : content.cases()) {
            String p = ProbabilityText.of(one.probability().orElseThrow());
            assertThat(text)
                    .contains("Lesion " + (one.index() + 1))
                    .contains("melanoma " + p.replace('\u00a0', ' '))
                    .contains(one.group(0.5).outcome().orElseThrow().letters());
        }
        assertThat(text)
                .contains("each image's own highest")
                .contains("Model: Tiny (0123abcd)")
                .contains("Research use only, not for diagnosis");
    }

    @Test
    void namesNobodyUnlessThatIsWanted() throws Exception {
        Review samples = SyntheticReview.samples();
        FigureContent content = content(samples, 50);
        var look = look(true, FigurePaper.FITTING);
        String neutral = text(pages(samples, content, look, false));
        String named = text(pages(samples, content, look, true));
        for (ReviewCase one : content.cases()) {
            assertThat(neutral)
                    .doesNotContain(one.image().name())
                    .doesNotContain(one.image().patient());
            assertThat(named).contains(one.image().name());
        }
        assertThat(neutral).contains("the same scale for all");
    }

    @Test
    void goesOnOnTheNextPageWhereTheFirstIsFull() throws Exception {
        Review samples = SyntheticReview.samples();
        List<Drawing> pages =
                pages(samples, content(samples, 50), look(false, FigurePaper.A4), false);
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(pages).allMatch(page -> Math.abs(page.height() - 841.9) < 0.1);
        String text = text(pages);
        for (ReviewCase one : content(samples, 50).cases()) {
            assertThat(text).containsOnlyOnce("Lesion " + (one.index() + 1) + "\n");
        }
        assertThat(text).contains("(1 of " + pages.size() + ")");
    }

    @Test
    void aPhotoThatCannotBeReadLeavesACellThatSaysSo() throws Exception {
        Review gone = SyntheticReview.large(30);
        String text = text(pages(gone, content(gone, 2), look(false, FigurePaper.FITTING), false));
        assertThat(text).contains("Lesion").containsIgnoringCase("not");
        assertThat(text).doesNotContain("heat up to");
    }

    /** A reader of a grey print has the letters and the frame, whose places are the same. */
    @Test
    void framesWhatIsWrongAndNothingElse() throws Exception {
        Review samples = SyntheticReview.samples();
        for (boolean wrong : new boolean[] {true, false}) {
            List<ReviewCase> some =
                    samples.cases().stream()
                            .filter(one -> OutcomeSign.isWrong(one.group(0.5)) == wrong)
                            .limit(1)
                            .toList();
            OutcomeGroup group = some.getFirst().group(0.5);
            var content =
                    new FigureContents(MODEL, 0.5, 1, FigurePick.WRONG, 1, null)
                            .selection(some, "One", "");
            Set<TitleLine> none = Set.of();
            var look = new FigureLook(STYLE, false, false, 1, none, FigurePaper.FITTING, 100);
            RgbImage figure = PngPaper.render(pages(samples, content, look, false).getFirst(), 100);
            int colour = 0xFF000000 | OutcomeSign.colour(group).getRGB();
            int found = 0;
            for (int y = figure.height() / 2; y < figure.height(); y++) { // below the signs
                for (int x = 0; x < figure.width(); x++) {
                    found += figure.at(x, y) == colour ? 1 : 0;
                }
            }
            assertThat(found > 100).as(group.name()).isEqualTo(wrong);
        }
    }

    /** The network's own class is melanoma; of another, no map is kept. */
    static Review lookingForNevus(Review review) {
        var classes = new ModelClasses(List.of("nevus", "melanoma", "other"), "melanoma");
        return review.lookingFor(ClassChoice.ofOwn(classes).with(0));
    }

    private static String text(Review review, OverlayStyle style) throws Exception {
        FigureModel model =
                FigureModel.of(
                        SyntheticAnalysis.CARD, ContentHash.parse("ab".repeat(32)), review.cases());
        List<ReviewCase> one = review.cases().subList(0, 1);
        FigureContent content =
                new FigureContents(model, 0.5, 1, FigurePick.WRONG, 1, null)
                        .selection(one, "One", "");
        var look = new FigureLook(style, false, false, 3, Set.of(), FigurePaper.FITTING, 100);
        return text(pages(review, content, look, false)).replaceAll("\\s+", " ");
    }

    @Test
    void saysWhoseProbabilitiesTheyAre() throws Exception {
        Review samples = SyntheticReview.samples();
        assertThat(text(samples, STYLE)).contains("Model: Synthetic (abababab).");
        assertThat(text(samples.by(ProbabilitySource.TABLE), STYLE))
                .contains("Probabilities: those of a table, not this model's.")
                .contains("Heat by model: Synthetic (abababab).");
    }

    @Test
    void promisesNoHeatOfAClassThatNoMapIsKeptFor() throws Exception {
        Review nevi = lookingForNevus(SyntheticReview.samples().by(ProbabilitySource.TABLE));
        assertThat(text(nevi, STYLE))
                .contains("No heat: maps are kept for melanoma alone.", "Called nevus from")
                .doesNotContain("Grad-CAM for", "each image's own highest");
    }

    @Test
    void tellsOfFadingHeatAndOfColoursThatMislead() throws Exception {
        var fading = new OverlayStyle(0.5, 0.2, ColourMap.JET, true, false, false);
        assertThat(text(SyntheticReview.samples(), fading))
                .contains("opacity 50 % times the heat, jet (not recommended)");
    }

    /** Two million pixels a pair: the first seven are kept, the others read when they are drawn. */
    @Test
    void drawsPagesWhosePicturesAreNotKept() throws Exception {
        Review samples = SyntheticReview.samples();
        var look = new FigureLook(STYLE, false, true, 2, Set.of(), FigurePaper.A4, 450);
        List<Drawing> pages = pages(samples, content(samples, 50), look, false);
        assertThat(pages).hasSizeGreaterThan(2);
        var small = new FigureLook(STYLE, false, true, 2, Set.of(), FigurePaper.A4, 72);
        List<Drawing> kept = pages(samples, content(samples, 50), small, false); // so few are kept
        assertThat(kept).hasSameSizeAs(pages);
        for (int i = pages.size() - 1; i >= 0; i--) {
            RgbImage page = PngPaper.render(pages.get(i), 72);
            assertThat(coloured(page)).as("photos of page %d", i + 1).isGreaterThan(5_000);
            double mine = difference(page, PngPaper.render(kept.get(i), 72));
            double another =
                    difference(
                            page, PngPaper.render(kept.get(Math.floorMod(i - 1, kept.size())), 72));
            assertThat(mine).as("page %d has its own photos", i + 1).isLessThan(another / 2);
        }
    }

    /** Pixels that no text, frame or paper has. */
    private static int coloured(RgbImage page) {
        int coloured = 0;
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                int rgb = page.at(x, y);
                int red = rgb >> 16 & 0xFF;
                int blue = rgb & 0xFF;
                coloured += Math.abs(red - blue) > 20 ? 1 : 0;
            }
        }
        return coloured;
    }

    /**
     * Mean over channels and blocks, in levels of 255: the two may be a pixel apart, as sizes of
     * pictures are rounded.
     */
    private static double difference(RgbImage one, RgbImage other) {
        int block = 12;
        long sum = 0;
        int blocks = 0;
        for (int top = 0; top + block <= one.height(); top += block) {
            for (int left = 0; left + block <= one.width(); left += block) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum +=
                            Math.abs(
                                    sum(one, left, top, block, shift)
                                            - sum(other, left, top, block, shift));
                    blocks++;
                }
            }
        }
        return (double) sum / blocks / (block * block);
    }

    private static int sum(RgbImage image, int left, int top, int block, int shift) {
        int sum = 0;
        for (int y = top; y < top + block; y++) {
            for (int x = left; x < left + block; x++) {
                sum += image.at(x, y) >> shift & 0xFF;
            }
        }
        return sum;
    }

    @Test
    void stopsReadingPhotosWhenItsThreadIsInterrupted() throws Exception {
        Review samples = SyntheticReview.samples();
        var look = new FigureLook(STYLE, false, true, 2, Set.of(), FigurePaper.A4, 450);
        Drawing last = pages(samples, content(samples, 50), look, false).getLast();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> PngPaper.render(last, 72))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void refusesMorePicturesThanThereIsMemoryFor() throws IOException {
        Review samples = SyntheticReview.samples();
        ReviewCase first = samples.cases().getFirst();
        FigureContent content =
                new FigureContent(
                        "Many",
                        "",
                        List.of(new FigureSection("", "", Collections.nCopies(200_000, first))),
                        MODEL,
                        0.5);
        var poster = new FigurePaper(14_000, 14_000, false); // 195 GB of pictures on a page
        var look = new FigureLook(STYLE, false, false, 20, Set.of(), poster, 1200);
        assertThatThrownBy(() -> pages(samples, content, look, false))
                .isInstanceOf(TooManyPixelsException.class)
                .hasMessageContaining("MB are free");
    }
}
