package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InputSpecTest {

    private static final List<Double> HALVES = List.of(0.5, 0.5, 0.5);

    @Test
    void refusesAnInputWithoutPixels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(0, 1, HALVES, HALVES))
                .withMessage("the input's width is 0");
    }

    @Test
    void refusesAScaleThatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(1, Double.NaN, HALVES, HALVES))
                .withMessage("the input's scale is NaN");
    }

    @Test
    void refusesAMeanForTooFewChannels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(1, 1, List.of(0.5), HALVES))
                .withMessage("the input's mean is [0.5]");
    }

    @Test
    void refusesToDivideByZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(1, 1, HALVES, List.of(0.5, 0.0, 0.5)))
                .withMessage("the input's std is [0.5, 0.0, 0.5]");
    }

    @ParameterizedTest
    @EnumSource
    void fitsAreFoundByTheirNames(InputFit fit) {
        assertThat(InputFit.named(fit.modelName())).contains(fit);
    }

    @ParameterizedTest
    @EnumSource
    void interpolationsAreFoundByTheirNames(Interpolation interpolation) {
        assertThat(Interpolation.named(interpolation.modelName())).contains(interpolation);
    }

    @Test
    void otherNamesAreNotFound() {
        assertThat(InputFit.named("SQUASH")).isEmpty();
        assertThat(Interpolation.named("lanczos")).isEmpty();
    }

    private static InputSpec spec(int width, double scale, List<Double> mean, List<Double> std) {
        return new InputSpec(width, 1, InputFit.SQUASH, Interpolation.BILINEAR, scale, mean, std);
    }
}
