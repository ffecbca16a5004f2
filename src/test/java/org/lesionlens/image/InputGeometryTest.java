package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputGeometryTest {

    @Test
    void networksOfOtherInputSizesMaySeeTheSame() {
        for (InputFit fit : InputFit.values()) {
            var small = InputGeometry.of(600, 450, 304, 304, fit);
            var large = InputGeometry.of(600, 450, 456, 456, fit);
            assertThat(small.seesTheSameAs(large)).as("%s", fit).isTrue();
            assertThat(small.seesTheSameAs(InputGeometry.of(450, 600, 304, 304, fit))).isFalse();
        }
        var whole = InputGeometry.of(600, 450, 304, 304, InputFit.SQUASH);
        var middle = InputGeometry.of(600, 450, 304, 304, InputFit.CENTER_CROP);
        var boxed = InputGeometry.of(600, 450, 304, 304, InputFit.LETTERBOX);
        assertThat(whole.seesTheSameAs(middle)).isFalse();
        assertThat(whole.seesTheSameAs(boxed)).isFalse();
    }

    @Test
    void squashStretchesEachAxisByItself() {
        var geometry = InputGeometry.of(200, 100, 50, 100, InputFit.SQUASH);

        assertThat(geometry.inputX(40)).isEqualTo(10);
        assertThat(geometry.inputY(40)).isEqualTo(40);
    }

    @Test
    void centreCropCutsTheLongerSideOnBothEnds() {
        var geometry = InputGeometry.of(200, 100, 50, 50, InputFit.CENTER_CROP);

        assertThat(geometry.source()).isEqualTo(new ImageRegion(50, 0, 150, 100));
        assertThat(geometry.destination()).isEqualTo(new ImageRegion(0, 0, 50, 50));
        assertThat(geometry.photoX(25)).isEqualTo(100);
    }

    @Test
    void centreCropMayCutInsideAPixel() {
        var geometry = InputGeometry.of(2, 5, 2, 2, InputFit.CENTER_CROP);

        assertThat(geometry.source()).isEqualTo(new ImageRegion(0, 1.5, 2, 3.5));
    }

    @Test
    void letterboxLeavesRoomOnBothEndsOfTheShorterSide() {
        // 50×25 in 50×50: 25 rows are free, 12 of them above.
        var geometry = InputGeometry.of(200, 100, 50, 50, InputFit.LETTERBOX);

        assertThat(geometry.source()).isEqualTo(new ImageRegion(0, 0, 200, 100));
        assertThat(geometry.destination()).isEqualTo(new ImageRegion(0, 12, 50, 37));
        assertThat(geometry.inputY(100)).isEqualTo(37);
    }

    @Test
    void letterboxRoundsHalvesUp() {
        // 4×3 into 10×10 is 10×7.5: eight rows, one of two free ones above.
        var geometry = InputGeometry.of(4, 3, 10, 10, InputFit.LETTERBOX);

        assertThat(geometry.destination()).isEqualTo(new ImageRegion(0, 1, 10, 9));
    }

    @Test
    void letterboxKeepsAtLeastOnePixel() {
        var geometry = InputGeometry.of(1, 1000, 10, 10, InputFit.LETTERBOX);

        assertThat(geometry.destination()).isEqualTo(new ImageRegion(4, 0, 5, 10));
    }

    @ParameterizedTest
    @EnumSource
    void transposedColumnsAreRows(InputFit fit) {
        var geometry = InputGeometry.of(640, 481, 456, 380, fit);

        assertThat(geometry.transposed()).isEqualTo(InputGeometry.of(481, 640, 380, 456, fit));
        assertThat(geometry.transposed().inputX(100)).isEqualTo(geometry.inputY(100));
    }

    @ParameterizedTest
    @EnumSource
    void bothDirectionsAreInverse(InputFit fit) {
        var geometry = InputGeometry.of(640, 481, 456, 380, fit);

        assertThat(geometry.photoX(geometry.inputX(123.25))).isEqualTo(123.25, within(1e-10));
        assertThat(geometry.photoY(geometry.inputY(-7.5))).isEqualTo(-7.5, within(1e-10));
    }
}
