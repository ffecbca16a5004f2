package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleMarkTest {

    @Test
    void isTheLongestRoundLengthThatFits() {
        assertThat(mark(20, 160).millimetres()).isEqualTo(5); // 100 pixels; 10 mm would take 200
        assertThat(mark(16, 160).millimetres()).isEqualTo(10); // exactly
        assertThat(mark(79, 160).millimetres()).isEqualTo(2); // 158 pixels
        assertThat(mark(81, 160).millimetres()).isEqualTo(1);
        assertThat(mark(81, 160).length()).isEqualTo(81);
    }

    @Test
    void belowAMillimetreItIsToldInMicrometres() {
        ScaleMark mark = mark(500, 160); // 200 µm take 100 pixels

        assertThat(mark.isSmall()).isTrue();
        assertThat(mark.micrometres()).isEqualTo(200);
        assertThat(mark.length()).isCloseTo(100, within(1e-9));
    }

    @Test
    void whereNothingFitsThereIsNone() {
        assertThat(ScaleMark.of(1e9, 160)).isEmpty();
        assertThat(ScaleMark.of(20, 0)).isEmpty();
    }

    private static ScaleMark mark(double perMillimetre, double room) {
        return ScaleMark.of(perMillimetre, room).orElseThrow();
    }
}
