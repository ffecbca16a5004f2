package org.lesionlens.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputGeometry;

/** Where the heat of a cell lands on the photo. */
class HeatFieldTest {

    /** 4×4 cells, the one in column 3 of row 1 is hot. */
    private static final Heatmap HOT_CELL =
            new Heatmap(4, 4, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0);

    @Test
    void isBilinearBetweenTheCentresOfTheCells() {
        // Two cells over 8 pixels have their centres at 2 and 6; a pixel's centre lies at x + 1/2.
        var geometry = InputGeometry.of(8, 1, 8, 1, InputFit.SQUASH);

        HeatField heat = HeatField.of(new Heatmap(2, 1, 0, 4), geometry, 8, 1);

        double[] expected = {0, 0, 0.125, 0.375, 0.625, 0.875, 1, 1};
        for (int x = 0; x < 8; x++) {
            assertThat((double) heat.at(x, 0)).isCloseTo(expected[x], within(1e-6));
        }
        assertThat(heat.top()).isEqualTo(4);
    }

    @Test
    void squashedPhotoShowsTheCellAtItsShareOfEachSide() {
        // 200×100: the cell's centre is at 3.5/4 of the width and 1.5/4 of the height.
        var geometry = InputGeometry.of(200, 100, 64, 64, InputFit.SQUASH);

        HeatField heat = HeatField.of(HOT_CELL, geometry, 200, 100);

        // Across, heat rises from 125 to 175 and stays to 200: centre (25·158⅓ + 25·187½) / 50.
        assertThat(centreOfHeat(heat)).containsExactly(new double[] {172.9, 37.5}, within(0.05));
        assertThat((double) heat.at(175, 37)).isGreaterThan(0.95);
        assertThat(heat.at(124, 37)).isZero(); // more than a cell to the left
        assertThat(heat.at(175, 63)).isZero(); // more than a cell below
    }

    @Test
    void croppedPhotoShowsTheCellInsideTheMiddle() {
        // 200×100 cropped to its middle 100×100: the cell's centre is at 50 + 87.5.
        var geometry = InputGeometry.of(200, 100, 64, 64, InputFit.CENTER_CROP);

        HeatField heat = HeatField.of(HOT_CELL, geometry, 200, 100);

        assertThat((double) heat.at(137, 37)).isGreaterThan(0.95);
        assertThat(heat.at(49, 37)).isNaN(); // the network did not see it
        assertThat(heat.at(150, 37)).isNaN();
        assertThat(heat.at(50, 37)).isZero();
    }

    @Test
    void letterboxedPhotoShowsTheCellBetweenTheBars() {
        // 200×100 in 64×64 lies at rows 16 to 48: cell row 1 is rows 16 to 32, the upper half.
        var geometry = InputGeometry.of(200, 100, 64, 64, InputFit.LETTERBOX);

        HeatField heat = HeatField.of(HOT_CELL, geometry, 200, 100);

        assertThat((double) heat.at(175, 25)).isGreaterThan(0.95);
        assertThat((double) heat.at(175, 75)).isLessThan(0.05);
    }

    @Test
    void aSmallerPictureOfThePhotoShowsTheSameHeat() {
        var geometry = InputGeometry.of(400, 200, 64, 64, InputFit.SQUASH);

        HeatField full = HeatField.of(HOT_CELL, geometry, 400, 200);
        HeatField half = HeatField.of(HOT_CELL, geometry, 200, 100);

        // The centre of a small pixel is the corner of four large ones.
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                double mean =
                        (full.at(2 * x, 2 * y)
                                        + full.at(2 * x + 1, 2 * y)
                                        + full.at(2 * x, 2 * y + 1)
                                        + full.at(2 * x + 1, 2 * y + 1))
                                / 4;
                assertThat((double) half.at(x, y)).isCloseTo(mean, within(0.01));
            }
        }
    }

    @Test
    void signedHeatIsDividedByTheLargestDistanceFromZero() {
        var geometry = InputGeometry.of(2, 1, 2, 1, InputFit.SQUASH);

        HeatField heat = HeatField.of(new SignedMap(2, 1, -4, 2), geometry, 2, 1);

        assertThat(heat.at(0, 0)).isEqualTo(-1);
        assertThat(heat.at(1, 0)).isEqualTo(0.5f);
        assertThat(heat.isSigned()).isTrue();
    }

    @Test
    void anEmptyMapStaysZeroAndIsNeverUndefined() {
        var geometry = InputGeometry.of(3, 3, 3, 3, InputFit.SQUASH);

        HeatField heat = HeatField.of(new Heatmap(1, 1, 0), geometry, 3, 3);

        assertThat(heat.top()).isZero();
        assertThat(heat.at(1, 1)).isZero();
    }

    @Test
    void aPartOfThePhotoShowsWhatTheWholeShowsThere() {
        var geometry = InputGeometry.of(200, 100, 64, 64, InputFit.CENTER_CROP);
        HeatField whole = HeatField.of(HOT_CELL, geometry, 400, 200);

        HeatField part =
                HeatField.of(
                        HOT_CELL,
                        geometry,
                        new ImageRegion(40, 10, 140, 60),
                        200,
                        100,
                        HeatOptions.PLAIN);

        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                assertThat(part.at(x, y)).isEqualTo(whole.at(x + 80, y + 20), within(1e-6f));
                assertThat(part.isSeen(x, y)).isEqualTo(whole.isSeen(x + 80, y + 20));
            }
        }
    }

    @Test
    void rawCellsKeepTheirValueUpToTheirEdges() {
        var geometry = InputGeometry.of(8, 1, 8, 1, InputFit.SQUASH);
        var raw = new HeatOptions(CellBlend.RAW, OptionalDouble.empty(), false);

        HeatField heat =
                HeatField.of(new Heatmap(2, 1, 1, 4), geometry, ImageRegion.whole(8, 1), 8, 1, raw);

        for (int x = 0; x < 8; x++) {
            assertThat(heat.at(x, 0)).isEqualTo(x < 4 ? 0.25f : 1);
        }
    }

    @Test
    void aSharedScaleDividesByItsOwnTop() {
        var geometry = InputGeometry.of(2, 1, 2, 1, InputFit.SQUASH);
        var shared = new HeatOptions(CellBlend.RAW, OptionalDouble.of(8), false);

        HeatField heat =
                HeatField.of(
                        new Heatmap(2, 1, 2, 4), geometry, ImageRegion.whole(2, 1), 2, 1, shared);

        assertThat(heat.top()).isEqualTo(8);
        assertThat(heat.at(0, 0)).isEqualTo(0.25f);
        assertThat(heat.at(1, 0)).isEqualTo(0.5f);
    }

    @Test
    void aHiddenBorderLeavesTheInnerCells() {
        var geometry = InputGeometry.of(4, 4, 4, 4, InputFit.SQUASH);
        var hidden = new HeatOptions(CellBlend.RAW, OptionalDouble.empty(), true);
        float[] cells = new float[16];
        Arrays.fill(cells, 1);

        HeatField heat =
                HeatField.of(
                        new Heatmap(4, 4, cells), geometry, ImageRegion.whole(4, 4), 4, 4, hidden);

        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                boolean inner = x % 3 != 0 && y % 3 != 0;
                assertThat(Float.isNaN(heat.at(x, y))).isEqualTo(!inner);
                assertThat(heat.isSeen(x, y)).isTrue();
            }
        }
    }

    @Test
    void anEmptyMapStaysEmptyOnASharedScale() {
        var geometry = InputGeometry.of(2, 1, 2, 1, InputFit.SQUASH);
        var shared = new HeatOptions(CellBlend.RAW, OptionalDouble.of(8), false);

        var heat =
                HeatField.of(new Heatmap(1, 1, 0), geometry, ImageRegion.whole(2, 1), 2, 1, shared);

        assertThat(heat.top()).isZero();
    }

    private static double[] centreOfHeat(HeatField heat) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int row = 0; row < heat.height(); row++) {
            for (int column = 0; column < heat.width(); column++) {
                double value = heat.at(column, row);
                sum += value;
                x += value * (column + 0.5);
                y += value * (row + 0.5);
            }
        }
        return new double[] {x / sum, y / sum};
    }
}
