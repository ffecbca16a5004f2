package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MapAgreementTest {

    private static SignedMap ramp(int width, int height, boolean falling) {
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = falling ? -i : i;
        }
        return new SignedMap(width, height, values);
    }

    @Test
    void theSamePlacesInTheSameOrderAgree() {
        MapAgreement same = MapAgreement.of(ramp(10, 10, false), ramp(10, 10, false));

        assertThat(same.rankCorrelation()).hasValue(1);
        assertThat(same.hottestTenth()).hasValue(1);
    }

    @Test
    void reversedMapsShareNothing() {
        MapAgreement reversed = MapAgreement.of(ramp(10, 10, false), ramp(10, 10, true));

        assertThat(reversed.rankCorrelation()).hasValue(-1);
        assertThat(reversed.hottestTenth()).hasValue(0);
    }

    @Test
    void halfOfTheHottestTenthInCommonIsHalf() {
        float[] one = new float[100];
        float[] other = new float[100];
        for (int i = 0; i < 100; i++) {
            one[i] = i < 10 ? 100 + i : i / 1000f;
            other[i] = i >= 5 && i < 15 ? 100 + i : i / 1000f;
        }

        MapAgreement half =
                MapAgreement.of(new SignedMap(10, 10, one), new SignedMap(10, 10, other));

        assertThat(half.hottestTenth()).hasValue(0.5);
    }

    @Test
    void cellsThatAreEquallyHotShareThePlacesThatAreLeft() {
        float[] ties = new float[100]; // one hot cell: nine of the tenth are any of the others
        ties[0] = 1;
        var map = new SignedMap(10, 10, ties);

        // 1 for the hot cell, and 99 times (9/99)² for the others, of 10.
        assertThat(MapAgreement.of(map, map).hottestTenth().orElseThrow())
                .isCloseTo((1 + 99 * Math.pow(9 / 99.0, 2)) / 10, within(1e-12));
    }

    @Test
    void aMapThatIsTheSameEverywhereAgreesWithNothing() {
        MapAgreement none = MapAgreement.of(ramp(4, 4, false), new Heatmap(4, 4, new float[16]));

        assertThat(none.rankCorrelation()).isEmpty();
        assertThat(none.hottestTenth()).isEmpty();
    }

    @Test
    void finePixelsAreAveragedOverCells() {
        var coarse = new SignedMap(2, 2, 1, 2, 3, 4);
        var fine =
                new SignedMap(
                        4, 4, //
                        9, -9, 1, 1, //
                        0, 0, 1, 1, //
                        2, 2, 0, 6, //
                        2, 2, 0, 6);

        assertThat(MapAgreement.onCellsOf(coarse, fine).rankCorrelation()).hasValue(1);
    }

    @Test
    void cellsNeedNotDivideThePixels() {
        var coarse = new SignedMap(2, 1, 1, 2);
        var fine = new SignedMap(5, 1, 1, 1, 5, 9, 9); // the middle pixel lies in the second cell

        assertThat(MapAgreement.onCellsOf(coarse, fine).rankCorrelation()).hasValue(1);
        assertThatThrownBy(() -> MapAgreement.onCellsOf(fine, coarse))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
