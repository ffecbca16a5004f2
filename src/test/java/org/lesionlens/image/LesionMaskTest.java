package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.lesionlens.image.LesionMask.Problem;
import org.lesionlens.image.LesionMask.Reading;

/** What a mask may look like, and what is none. */
class LesionMaskTest {

    private static final int SIDE = 20;

    private static RgbImage grey(int width, int height, IntBinaryOperator level) {
        return RgbImage.painted(
                width,
                height,
                (y, row) -> {
                    for (int x = 0; x < row.length; x++) {
                        row[x] = 0xFF000000 | level.applyAsInt(x, y) * 0x010101;
                    }
                });
    }

    /** A square of 10 in 20 pixels. */
    private static boolean isInside(int x, int y) {
        return x >= 5 && x < 15 && y >= 5 && y < 15;
    }

    private static Reading read(IntBinaryOperator level) {
        return LesionMask.of(grey(SIDE, SIDE, level), 200, 200);
    }

    private static LesionMask usable(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Usable.class);
        return ((Reading.Usable) reading).mask();
    }

    @Test
    void theBrighterOfTwoLevelsIsTheLesion() {
        for (int lesion : new int[] {255, 1, 128, 90}) { // 8 bits, 0 and 1, palettes
            LesionMask mask = usable(read((x, y) -> isInside(x, y) ? lesion : 0));

            assertThat(mask.area()).isEqualTo(0.25);
            assertThat(mask.at(5, 5)).isTrue();
            assertThat(mask.at(4, 5)).isFalse();
            assertThat(mask.at(-1, 5)).isFalse();
        }
    }

    @Test
    void smoothedEdgesAreCutInTheMiddle() {
        LesionMask mask =
                usable(read((x, y) -> isInside(x, y) ? 255 : x == 4 && y >= 5 && y < 15 ? 128 : 0));

        assertThat(mask.area()).isEqualTo(0.275); // a column of 10 more
    }

    @Test
    void whatTellsNothingIsSaid() {
        assertThat(read((_, _) -> 0)).isEqualTo(new Reading.Unusable(Problem.EMPTY));
        assertThat(read((_, _) -> 255)).isEqualTo(new Reading.Unusable(Problem.FULL));
        assertThat(read((x, y) -> isInside(x, y) ? 0 : 255))
                .isEqualTo(new Reading.Unusable(Problem.INVERTED));
        assertThat(read((x, y) -> x >= 1 && x < 4 && y >= 1 && y < 5 ? 0 : 255))
                .as("of a lesion off the middle")
                .isEqualTo(new Reading.Unusable(Problem.INVERTED));
        assertThat(read((x, y) -> 12 * x))
                .as("a picture")
                .isEqualTo(new Reading.Unusable(Problem.MANY_LEVELS));
        assertThat(read((x, y) -> isInside(x, y) ? 100 : x < 10 ? 200 : 0))
                .as("three classes")
                .isEqualTo(new Reading.Unusable(Problem.MANY_LEVELS));
    }

    @Test
    void anotherSizeIsTakenAndAnotherShapeIsNot() {
        IntBinaryOperator level = (x, y) -> x > 10 && y < 30 ? 255 : 0;

        assertThat(LesionMask.of(grey(100, 75, level), 600, 450))
                .isInstanceOf(Reading.Usable.class);
        assertThat(LesionMask.of(grey(100, 75, level), 6001, 4499)) // rounded
                .isInstanceOf(Reading.Usable.class);
        assertThat(LesionMask.of(grey(75, 100, level), 600, 450))
                .isEqualTo(new Reading.Unusable(Problem.SHAPE));
        assertThat(LesionMask.of(grey(100, 100, level), 600, 450))
                .isEqualTo(new Reading.Unusable(Problem.SHAPE));
    }
}
