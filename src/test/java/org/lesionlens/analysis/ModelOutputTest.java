package org.lesionlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.ModelOutput.Score;

class ModelOutputTest {

    private static final ModelOutput SINGLE =
            new ModelOutput(Activation.SIGMOID, List.of("benign", "melanoma"), "melanoma");
    private static final ModelOutput THREE =
            new ModelOutput(
                    Activation.SOFTMAX, List.of("naevus", "melanoma", "keratosis"), "melanoma");

    @Test
    void aSingleLogitIsTheScoreOfThePositiveClass() {
        // 1 / (1 + e^-2) = 0.880797
        assertThat(SINGLE.probabilities(List.of(2.0)).get(1)).isCloseTo(0.880797, within(1e-6));
        assertThat(SINGLE.probabilities(List.of(2.0)).get(0)).isCloseTo(0.119203, within(1e-6));
        assertThat(SINGLE.scoreOf(1, 1)).isEqualTo(new Score(0, false));
    }

    @Test
    void theOtherClassOfASingleLogitHasTheOppositeScore() {
        assertThat(SINGLE.scoreOf(0, 1)).isEqualTo(new Score(0, true));
    }

    @Test
    void aSingleLogitSpeaksForTheSecondClassWhicheverIsPositive() {
        var turned = new ModelOutput(Activation.SIGMOID, List.of("melanoma", "benign"), "melanoma");

        assertThat(turned.probabilities(List.of(2.0)).get(1)).isCloseTo(0.880797, within(1e-6));
        assertThat(turned.probabilities(List.of(2.0)).get(turned.positiveIndex()))
                .isCloseTo(0.119203, within(1e-6));
        assertThat(turned.scoreOf(0, 1)).isEqualTo(new Score(0, true));
    }

    @Test
    void onlyTheOtherClassOfASingleLogitIsAgainstThePositive() {
        var turned = new ModelOutput(Activation.SIGMOID, List.of("melanoma", "benign"), "melanoma");

        assertThat(SINGLE.isAgainstPositive(0, 1)).isTrue();
        assertThat(SINGLE.isAgainstPositive(1, 1)).isFalse();
        assertThat(turned.isAgainstPositive(0, 1)).isFalse(); // though its score is turned
        assertThat(turned.isAgainstPositive(1, 1)).isTrue();
        assertThat(SINGLE.isAgainstPositive(0, 2)).isFalse();
    }

    @Test
    void aCardMayLetItSpeakForTheFirst() {
        var first =
                new ModelOutput(
                        Activation.SIGMOID, List.of("melanoma", "benign"), "melanoma", "melanoma");

        assertThat(first.probabilities(List.of(2.0)).get(0)).isCloseTo(0.880797, within(1e-6));
        assertThat(first.scoreOf(1, 1)).isEqualTo(new Score(0, true));
    }

    @Test
    void probabilitiesThatAreGivenKeepTheirValueAndGetALogit() {
        var given = new ModelOutput(Activation.NONE, List.of("benign", "melanoma"), "melanoma");
        List<Double> logits = Activation.NONE.logits(List.of(0.25, 0.0, 1.0));

        assertThat(logits.get(0)).isCloseTo(-1.098612, within(1e-6)); // log(1 / 3)
        assertThat(logits.get(1)).isCloseTo(-16.118096, within(1e-5)); // of 1e-7
        assertThat(logits.get(2)).isCloseTo(16.118096, within(1e-5));
        assertThat(given.probabilities(logits.subList(0, 1)).get(1)).isCloseTo(0.25, within(1e-9));
        assertThat(given.fits(1)).isTrue();
    }

    @Test
    void severalLogitsBelongToTheirClasses() {
        // e^1 : e^2 : e^3 = 1 : 2.71828 : 7.38906
        List<Double> probabilities = THREE.probabilities(List.of(1.0, 2.0, 3.0));

        assertThat(probabilities.get(0)).isCloseTo(0.0900306, within(1e-7));
        assertThat(probabilities.get(2)).isCloseTo(0.6652410, within(1e-7));
        assertThat(THREE.scoreOf(2, 3)).isEqualTo(new Score(2, false));
    }

    @Test
    void largeLogitsDoNotOverflow() {
        assertThat(THREE.probabilities(List.of(1000.0, 0.0, 0.0))).containsExactly(1.0, 0.0, 0.0);
        assertThat(SINGLE.probabilities(List.of(-1000.0))).containsExactly(1.0, 0.0);
    }

    @Test
    void knowsHowManyLogitsItNeeds() {
        assertThat(SINGLE.fits(1)).isTrue();
        assertThat(SINGLE.fits(2)).isTrue();
        assertThat(SINGLE.fits(3)).isFalse();
        assertThat(THREE.fits(1)).isFalse();
    }

    @Test
    void refusesClassesThatCannotBeToldApart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ModelOutput(Activation.SOFTMAX, List.of("naevus", "naevus"), "naevus"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelOutput(Activation.SOFTMAX, List.of("a", " "), "a"));
    }
}
