package org.lesionlens.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.LesionMask;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.RgbImage;

/** Heat inside the lesion and pointing game; figures of {@code models/evaluation/maps.py}. */
class MaskMeasuresTest {

    private static LesionMask ellipse(int width, int height) {
        RgbImage picture =
                RgbImage.painted(
                        width,
                        height,
                        (y, row) -> {
                            for (int x = 0; x < row.length; x++) {
                                double dx = (x - width * 0.45) / (width * 0.3);
                                double dy = (y - height * 0.55) / (height * 0.2);
                                row[x] = dx * dx + dy * dy <= 1 ? 0xFFFFFFFF : 0xFF000000;
                            }
                        });
        return mask(picture, width, height);
    }

    private static LesionMask mask(RgbImage picture, int width, int height) {
        return ((LesionMask.Reading.Usable) LesionMask.of(picture, width, height)).mask();
    }

    private static Heatmap heat(int width, int height) {
        float[] cells = new float[width * height];
        for (int i = 0; i < cells.length; i++) {
            int x = i % width;
            int y = Math.floorDiv(i, width);
            cells[i] = (float) Math.max((3 * x + 5 * y + x * y) % 11 / 10.0 - 0.3, 0);
        }
        return new Heatmap(width, height, cells);
    }

    private static MaskMeasures squashed(Heatmap map, LesionMask mask) {
        var geometry = InputGeometry.of(mask.width(), mask.height(), 456, 456, InputFit.SQUASH);
        return MaskMeasures.of(map, geometry, mask);
    }

    @ParameterizedTest
    @CsvSource({
        "224, 224, 15, 15, 0.22104729771790269, 0.18833705357142858",
        "600, 450, 8, 6, 0.17899259589612485, 0.18845925925925927",
        "37, 53, 7, 7, 0.17164213238781648, 0.18765935747067822"
    })
    void areTheFiguresOfTheEvaluation(
            int width, int height, int columns, int rows, double inside, double area) {
        MaskMeasures found = squashed(heat(columns, rows), ellipse(width, height));

        assertThat(found.inside()).isCloseTo(inside, within(1e-6));
        assertThat(found.area()).isCloseTo(area, within(1e-12));
        assertThat(found.hit()).isFalse();
    }

    @Test
    void theCentreOfTheHottestCellPoints() {
        LesionMask mask = ellipse(100, 100); // its middle at (45, 55)
        float[] cells = new float[16];
        cells[9] = 2; // centre at (37.5, 62.5), on the lesion
        cells[0] = 1; // centre at (12.5, 12.5), beside it

        MaskMeasures found = squashed(new Heatmap(4, 4, cells), mask);
        assertThat(found.hit()).isTrue();
        assertThat(found.inside()).isBetween(0.4, 2 / 3.0);

        cells[0] = 2; // of two, the first one points
        assertThat(squashed(new Heatmap(4, 4, cells), mask).hit()).isFalse();
    }

    /** A mask of few pixels: each cell has the one at its centre. */
    @Test
    void aMaskWithFewerPixelsThanCellsIsStretched() {
        LesionMask left =
                mask(
                        RgbImage.painted(
                                2,
                                2,
                                (_, row) -> {
                                    row[0] = 0xFFFFFFFF;
                                    row[1] = 0xFF000000;
                                }),
                        2,
                        2);
        float[] cells = new float[64];
        Arrays.fill(cells, 1);

        assertThat(squashed(new Heatmap(8, 8, cells), left).inside()).isEqualTo(0.5);
    }

    @Test
    void anEmptyMapPointsNowhere() {
        MaskMeasures found = squashed(new Heatmap(2, 2, 0, 0, 0, 0), ellipse(40, 40));

        assertThat(found).isEqualTo(new MaskMeasures(0, false, ellipse(40, 40).area(), true));
    }

    /** What the network does not see of the photo counts nowhere. */
    @Test
    void heatLiesWhereTheNetworkSawThePhoto() {
        RgbImage left =
                RgbImage.painted(
                        200,
                        100,
                        (_, row) -> {
                            for (int x = 0; x < row.length; x++) {
                                row[x] = x < 100 ? 0xFFFFFFFF : 0xFF000000;
                            }
                        });
        LesionMask mask = mask(left, 200, 100);
        var even = new Heatmap(2, 1, 1, 1);
        var crop = InputGeometry.of(200, 100, 50, 50, InputFit.CENTER_CROP);
        var box = InputGeometry.of(200, 100, 50, 50, InputFit.LETTERBOX);

        assertThat(MaskMeasures.of(even, crop, mask).inside()).isEqualTo(0.5);
        assertThat(MaskMeasures.of(new Heatmap(2, 1, 1, 0), crop, mask).inside()).isEqualTo(1);
        assertThat(MaskMeasures.of(new Heatmap(1, 4, 1, 1, 1, 1), box, mask).inside())
                .as("bars above and below are no lesion, but the heat there counts")
                .isLessThan(0.5);
    }

    /** The network saw the photo as it lies in its file; the mask lies over what is displayed. */
    @ParameterizedTest
    @CsvSource({
        "UPRIGHT, 0",
        "MIRRORED, 2",
        "UPSIDE_DOWN, 5",
        "FLIPPED, 3",
        "TRANSPOSED, 0",
        "LYING_ON_THE_LEFT, 4",
        "TRANSVERSED, 5",
        "LYING_ON_THE_RIGHT, 1"
    })
    void theMapIsTurnedAsThePhotoIs(Orientation orientation, int hot) {
        boolean lies = orientation.swapsAxes(); // three cells beside each other, or below
        float[] cells = new float[6];
        cells[hot] = 1;
        var stored = lies ? new Heatmap(2, 3, cells) : new Heatmap(3, 2, cells);
        RgbImage topLeft =
                RgbImage.painted(
                        30,
                        20,
                        (y, row) -> {
                            for (int x = 0; x < row.length; x++) {
                                row[x] = x < 10 && y < 10 ? 0xFFFFFFFF : 0xFF000000;
                            }
                        });
        InputGeometry upright = InputGeometry.of(30, 20, 60, 40, InputFit.SQUASH);
        var seen =
                new InputGeometry(
                        upright.photo(),
                        upright.input(),
                        upright.source(),
                        upright.destination(),
                        orientation);

        MaskMeasures found = MaskMeasures.of(stored, seen, mask(topLeft, 30, 20));

        assertThat(found.inside()).isEqualTo(1);
        assertThat(found.hit()).isTrue();
    }
}
