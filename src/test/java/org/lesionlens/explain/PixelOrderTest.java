package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class PixelOrderTest {

    @Test
    void theHottestPixelsComeFirst() {
        PixelOrder order = PixelOrder.hottestFirst(0.5f, 3, 0, 2);

        assertThat(order.first(0)).isEqualTo(pixels());
        assertThat(order.first(1)).isEqualTo(pixels(1));
        assertThat(order.first(2)).isEqualTo(pixels(1, 3));
        assertThat(order.first(3)).isEqualTo(pixels(0, 1, 3));
    }

    @Test
    void equalPixelsComeInReadingOrder() {
        PixelOrder order = PixelOrder.hottestFirst(0, 7, -0f, 7, 0);

        assertThat(order.first(1)).isEqualTo(pixels(1));
        assertThat(order.first(2)).isEqualTo(pixels(1, 3));
        assertThat(order.first(3)).isEqualTo(pixels(0, 1, 3));
        assertThat(order.first(4)).isEqualTo(pixels(0, 1, 2, 3));
    }

    @Test
    void stepsSharePixelsEvenlyAndEndWithAll() {
        PixelOrder order = PixelOrder.hottestFirst(new float[10]);

        assertThat(order.replacedAt(0, 4)).isZero();
        assertThat(order.replacedAt(1, 4)).isEqualTo(2); // of 2.5
        assertThat(order.replacedAt(2, 4)).isEqualTo(5);
        assertThat(order.replacedAt(3, 4)).isEqualTo(7);
        assertThat(order.replacedAt(4, 4)).isEqualTo(10);
    }

    @Test
    void aMapIsEnlargedToThePixels() {
        // Cells 0 and 4 over four pixels whose centres lie at -1/4, 1/4, 3/4, 5/4 of a cell.
        assertThat(Enlargement.of(new Heatmap(2, 1, 0, 4), 4, 1)).containsExactly(0, 1, 3, 4);
        assertThat(Enlargement.of(new Heatmap(1, 2, 0, 4), 1, 4)).containsExactly(0, 1, 3, 4);
        assertThat(PixelOrder.of(new Heatmap(2, 1, 0, 4), 4, 1).first(2)).isEqualTo(pixels(2, 3));
    }

    @Test
    void anEmptyMapGivesNoOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixelOrder.of(new Heatmap(2, 1, 0, 0), 4, 1))
                .withMessageContaining("empty");
    }

    @Test
    void randomOrderDependsOnTheSeedAlone() {
        var map = new Heatmap(4, 4, new float[16]);

        BitSet first = PixelOrder.random(map, 8, 8, 1).first(20);

        assertThat(PixelOrder.random(map, 8, 8, 1).first(20)).isEqualTo(first);
        assertThat(PixelOrder.random(map, 8, 8, 2).first(20)).isNotEqualTo(first);
    }

    private static BitSet pixels(int... numbers) {
        var pixels = new BitSet();
        for (int number : numbers) {
            pixels.set(number);
        }
        return pixels;
    }
}
