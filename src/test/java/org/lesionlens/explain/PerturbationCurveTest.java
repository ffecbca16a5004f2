package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lesionlens.explain.PerturbationCurve.Point;

class PerturbationCurveTest {

    @Test
    void theAreaIsThatOfTrapezoids() {
        // 0.5 * (1 + 0.5) / 2 + 0.25 * (0.5 + 0.1) / 2 + 0.25 * 0.1 = 0.375 + 0.075 + 0.025
        var curve = curve(0, 1, 0.5, 0.5, 0.75, 0.1, 1, 0.1);

        assertThat(curve.area()).isCloseTo(0.475, within(1e-15));
    }

    @Test
    void aConstantProbabilityIsItsOwnArea() {
        assertThat(curve(0, 0.3, 0.2, 0.3, 1, 0.3).area()).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void refusesWhatDoesNotRunFromNothingToAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> curve(0, 1, 0.9, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> curve(0, 1, 0.6, 0, 0.5, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> curve(0, 1.1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PerturbationCurve(List.of()));
    }

    private static PerturbationCurve curve(double... numbers) {
        return new PerturbationCurve(
                IntStream.range(0, numbers.length / 2)
                        .mapToObj(i -> new Point(numbers[2 * i], numbers[2 * i + 1]))
                        .toList());
    }
}
