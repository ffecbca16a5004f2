package org.lesionlens.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.lesionlens.image.LesionMask;
import org.lesionlens.image.RgbImage;

/** Outlines of small masks, which a reader can follow. */
class MaskOutlineTest {

    private static LesionMask mask(int width, int height, IntBinaryOperator white) {
        RgbImage picture =
                RgbImage.painted(
                        width,
                        height,
                        (y, row) -> {
                            for (int x = 0; x < row.length; x++) {
                                row[x] = white.applyAsInt(x, y) > 0 ? 0xFFFFFFFF : 0xFF000000;
                            }
                        });
        return ((LesionMask.Reading.Usable) LesionMask.of(picture, width, height)).mask();
    }

    private static int isIn(int value, int from, int to) {
        return value >= from && value < to ? 1 : 0;
    }

    private static int noise(int x, int y) {
        int mixed = (x * 0x9E3779B1 ^ y * 0x85EBCA77) * 0xC2B2AE35;
        return mixed >>> 17 & 1;
    }

    @Test
    void aRectangleHasFourLines() {
        MaskOutline outline =
                MaskOutline.of(mask(10, 8, (x, y) -> isIn(x, 3, 7) * isIn(y, 2, 5))).orElseThrow();

        List<String> lines = new ArrayList<>();
        outline.forEach((x0, y0, x1, y1) -> lines.add("%d,%d %d,%d".formatted(x0, y0, x1, y1)));
        assertThat(lines).containsExactly("3,2 7,2", "3,5 7,5", "3,2 3,5", "7,2 7,5");
        assertThat(outline.stepsAcross()).isEqualTo(10);
        assertThat(outline.stepsDown()).isEqualTo(8);
    }

    @Test
    void ofALargeMaskEveryNthPixelIsFollowed() {
        MaskOutline outline =
                MaskOutline.of(mask(3000, 1500, (x, y) -> isIn(x, 900, 2100) * isIn(y, 300, 900)))
                        .orElseThrow();

        assertThat(outline.lines()).isEqualTo(4);
        assertThat(outline.stepsAcross()).isEqualTo(1000);
    }

    @Test
    void noiseHasNoOutlineThatCouldBeDrawn() {
        LesionMask noise =
                mask(1024, 1024, (x, y) -> noise(x, y) * isIn(x, 100, 900) * isIn(y, 100, 900));

        assertThat(MaskOutline.of(noise)).isEmpty();
    }
}
