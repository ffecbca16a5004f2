package org.lesionlens.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Truth;
import org.lesionlens.drawing.PdfPaper;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.testing.SyntheticAnalysis;

class AnnotatedPictureTest {

    private static final int WHITE = 0xFFFFFFFF;
    private static final OverlayStyle UPPER_HALF = new OverlayStyle(1, 0.5, ColourMap.VIRIDIS);

    /** One cell without heat on the left, one of 4 on the right. */
    private static RgbImage render(RgbImage photo, String name) {
        Analysis analysis = SyntheticAnalysis.of(photo, 1, 2, 0, 4);
        return AnnotatedPicture.render(
                analysis,
                PicturedLesion.named(name),
                FigureView.pair(analysis.photo(), UPPER_HALF, 0.5));
    }

    /** Around and between the two panels are three of it. */
    private static int margin(RgbImage figure, int panelWidth) {
        return (figure.width() - 2 * panelWidth) / 3;
    }

    private static RgbImage part(RgbImage picture, int left, int top, int width, int height) {
        return RgbImage.painted(
                width,
                height,
                (y, row) -> {
                    for (int x = 0; x < width; x++) {
                        row[x] = picture.at(left + x, top + y);
                    }
                });
    }

    private static boolean isBlank(RgbImage figure, int left, int top, int width, int height) {
        return part(figure, left, top, width, height)
                .equals(RgbImage.painted(width, height, (_, row) -> Arrays.fill(row, WHITE)));
    }

    @Test
    void showsThePhotoUntouchedOnTheLeft() {
        RgbImage photo = SyntheticAnalysis.photo(400, 200);

        RgbImage figure = render(photo, "lesion");

        int margin = margin(figure, 400);
        assertThat(part(figure, margin, margin, 400, 200)).isEqualTo(photo);
    }

    @Test
    void showsHeatOnTheRightFromTheThresholdOn() {
        RgbImage photo =
                SyntheticAnalysis.photo(400, 200); // half the heat is reached in its middle

        RgbImage figure = render(photo, "lesion");

        int margin = margin(figure, 400);
        int panel = 2 * margin + 400;
        assertThat(part(figure, panel, margin, 200, 200)).isEqualTo(part(photo, 0, 0, 200, 200));
        assertThat(figure.at(panel + 399, margin + 100)).isEqualTo(ColourMap.VIRIDIS.colour(1));
        assertThat(figure.at(panel + 201, margin + 100)).isNotEqualTo(photo.at(201, 100));
    }

    @Test
    void showsThePhotoTwiceIfTheMapIsEmpty() {
        RgbImage photo = SyntheticAnalysis.photo(400, 200);
        Analysis analysis = SyntheticAnalysis.of(photo, 1, 2, -1, 0);

        RgbImage figure =
                AnnotatedPicture.render(
                        analysis,
                        PicturedLesion.named("lesion"),
                        FigureView.pair(analysis.photo(), UPPER_HALF, 0.5));

        int margin = margin(figure, 400);
        assertThat(part(figure, 2 * margin + 400, margin, 400, 200)).isEqualTo(photo);
    }

    @ParameterizedTest
    @CsvSource({"90, 60, 384, 256", "384, 100, 384, 100", "4096, 1024, 2048, 512"})
    void keepsPanelsReadable(int width, int height, int panelWidth, int panelHeight) {
        RgbImage figure = render(SyntheticAnalysis.photo(width, height), "lesion");

        int margin = margin(figure, panelWidth);
        assertThat(figure.width()).isEqualTo(3 * margin + 2 * panelWidth);
        assertThat(isBlank(figure, 0, margin + panelHeight - 1, figure.width(), 1)).isFalse();
        assertThat(isBlank(figure, 0, margin + panelHeight, figure.width(), 1)).isTrue();
    }

    @Test
    void givesEvenATallPhotoRoomForText() {
        RgbImage figure = render(SyntheticAnalysis.photo(10, 5000), "lesion");

        assertThat(figure.width()).isGreaterThan(2 * 384);
        assertThat(figure.height()).isBetween(4096, 4096 + 400);
    }

    @Test
    void wrapsALongNameInsideItsColumn() {
        RgbImage photo = SyntheticAnalysis.photo(384, 100);

        RgbImage figure = render(photo, "lesion_".repeat(40));

        int margin = margin(figure, 384);
        int height = figure.height();
        assertThat(height).isGreaterThan(render(photo, "lesion").height());
        assertThat(isBlank(figure, 0, 0, margin, height)).as("left margin").isTrue();
        int aboveTheRule = height - 4 * margin;
        assertThat(isBlank(figure, margin + 384, 0, margin, aboveTheRule)).as("between").isTrue();
        assertThat(isBlank(figure, 2 * (margin + 384), 0, margin, height)).as("right").isTrue();
        assertThat(isBlank(figure, 0, height - margin, 2 * 384, margin)).as("bottom").isTrue();
    }

    @Test
    void isTheSameEachTime() {
        RgbImage photo = SyntheticAnalysis.photo(400, 200);

        assertThat(render(photo, "lesion")).isEqualTo(render(photo, "lesion"));
    }

    @Test
    void aWipeShowsThePhotoLeftOfItsLineAndHeatOnItsRight() {
        RgbImage photo = SyntheticAnalysis.photo(400, 200);
        Analysis analysis = SyntheticAnalysis.of(photo, 1, 2, 4, 4);
        var view = FigureView.pair(photo, UPPER_HALF, 0.5).in(PictureLayout.wipe(0.25));

        RgbImage figure = AnnotatedPicture.render(analysis, PicturedLesion.named("lesion"), view);

        int left = firstColumn(figure);
        int top = firstRow(figure, left);
        assertThat(part(figure, left, top, 100, 200)).isEqualTo(part(photo, 0, 0, 100, 200));
        assertThat(figure.at(left + 300, top + 100)).isEqualTo(ColourMap.VIRIDIS.colour(1));
    }

    @Test
    void aComparisonShowsWhatIsPinnedWhatIsShownAndTheirDifference() {
        RgbImage photo = SyntheticAnalysis.photo(400, 200);
        Analysis shown = SyntheticAnalysis.of(photo, 1, 2, 0, 4);
        Analysis pinned = SyntheticAnalysis.of(photo, 1, 2, 4, 0);
        var pair = FigureView.pair(photo, UPPER_HALF, 0.5);

        RgbImage two = AnnotatedPicture.render(shown, PicturedLesion.named("lesion"), pair);
        RgbImage three =
                AnnotatedPicture.render(
                        shown,
                        PicturedLesion.named("lesion"),
                        pair.in(PictureLayout.compare(pinned)));

        assertThat(three.width()).isGreaterThanOrEqualTo(two.width() + 400);
    }

    private static int firstColumn(RgbImage figure) {
        int x = 0;
        while (figure.at(x, 60) == WHITE) {
            x++;
        }
        return x;
    }

    private static int firstRow(RgbImage figure, int column) {
        int y = 0;
        while (figure.at(column, y) == WHITE) {
            y++;
        }
        return y;
    }

    @Test
    void aComparisonTellsWhichLesionIsPinnedAndItsOwnScale() throws Exception {
        RgbImage photo = SyntheticAnalysis.photo(400, 200);
        Analysis shown = SyntheticAnalysis.of(photo, 1, 2, 0, 4);
        Analysis pinned = SyntheticAnalysis.of(photo, -1, 2, 8, 0);
        var other = new PicturedLesion("Lesion 7", Truth.POSITIVE, LesionFacts.NONE, "0123abcd");
        var view =
                FigureView.pair(photo, UPPER_HALF, 0.5)
                        .in(PictureLayout.compare(pinned).with(other));
        var picture = AnnotatedPicture.of(shown, PicturedLesion.named("Lesion 2"), view);

        var out = new ByteArrayOutputStream();
        PdfPaper.write(List.of(picture), out);
        try (var document = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "Pinned: Lesion 7; FN; Truth: melanoma",
                            "(0123abcd)",
                            "Shown: raw values",
                            "Pinned: raw values")
                    .containsPattern("Pinned: raw values, scale per image [^A-Z]*8");
        }
    }
}
