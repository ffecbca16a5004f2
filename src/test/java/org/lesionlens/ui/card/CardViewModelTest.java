package org.lesionlens.ui.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.PixelForm;
import org.lesionlens.ui.card.CardProblem.Field;

class CardViewModelTest {

    private static CardViewModel model(int outputs, @Nullable Activation activation) {
        var guess = new CardGuess(ContentHash.parse("0".repeat(64)), outputs, activation, 48, 48);
        return new CardViewModel(guess, guess.card("Mine", "Network"));
    }

    private static ModelCard card(CardViewModel model) {
        return Objects.requireNonNull(model.cardProperty().get());
    }

    private static @Nullable Field problem(CardViewModel model) {
        CardProblem problem = model.problemProperty().get();
        return problem == null ? null : problem.field();
    }

    @Test
    void whatCanBeGuessedIsACardAlready() {
        CardViewModel model = model(1, null);

        assertThat(problem(model)).isNull();
        assertThat(card(model).name()).isEqualTo("Mine");
        assertThat(card(model).input().width()).isEqualTo(48);
        assertThat(Normalisation.of(card(model).input())).contains(Normalisation.IMAGENET);
        assertThat(card(model).output().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(card(model).output().classes()).containsExactly("benign", "melanoma");
    }

    @Test
    void pixelsAreThoseThatAreChosen() {
        CardViewModel model = model(1, null);
        assertThat(card(model).input().form().pixels()).isEqualTo(PixelForm.AS_DISPLAYED);

        model.pixelsProperty().set(PixelForm.AS_STORED);

        assertThat(card(model).input().form().pixels()).isEqualTo(PixelForm.AS_STORED);
        assertThat(Normalisation.of(card(model).input())).contains(Normalisation.IMAGENET);
    }

    @ParameterizedTest
    @CsvSource({"456,456,456", "512 × 384,512,384", "512x384,512,384", "' 380 ',380,380"})
    void theSizeIsReadAsPeopleWriteIt(String written, int width, int height) {
        CardViewModel model = model(1, null);

        model.sizeProperty().set(written);

        assertThat(card(model).input().width()).isEqualTo(width);
        assertThat(card(model).input().height()).isEqualTo(height);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "big", "7", "4097", "456 ×", "456.5", "-456", "99999999999"})
    void aSizeThatIsNoneIsNamed(String written) {
        CardViewModel model = model(1, null);

        model.sizeProperty().set(written);

        assertThat(problem(model)).isEqualTo(Field.SIZE);
        assertThat(model.cardProperty().get()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0.25,0.25", "'0,25',0.25", "1,1"})
    void theThresholdMayHaveACommaOrAPoint(String written, double expected) {
        CardViewModel model = model(1, null);

        model.thresholdProperty().set(written);

        assertThat(card(model).decisionThreshold()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half", "1.01", "-0.1", "NaN"})
    void aThresholdOutsideItsRangeIsNamed(String written) {
        CardViewModel model = model(1, null);

        model.thresholdProperty().set(written);

        assertThat(problem(model)).isEqualTo(Field.THRESHOLD);
    }

    @Test
    void asManyClassesAreNeededAsThereAreOutputs() {
        CardViewModel model = model(3, null);

        model.classesProperty().set("nevus\nmelanoma");
        assertThat(problem(model)).isEqualTo(Field.CLASSES);
        model.classesProperty().set("nevus\nmelanoma\nnevus");
        assertThat(problem(model)).isEqualTo(Field.CLASSES);
        model.classesProperty().set("nevus\n melanoma \n\nother\n");
        model.positiveProperty().set("melanoma");

        assertThat(card(model).output().classes()).containsExactly("nevus", "melanoma", "other");
        assertThat(card(model).output().activation()).isEqualTo(Activation.SOFTMAX);
    }

    @Test
    void theClassLookedForKeepsItsPlaceWhenItIsRenamed() {
        CardViewModel model = model(1, null);

        model.classesProperty().set("benign\nmel");

        assertThat(card(model).output().positive()).isEqualTo("mel");
    }

    @Test
    void theClassLookedForHasToBeChosenAgainIfItIsGone() {
        CardViewModel model = model(3, null);
        model.positiveProperty().set("class 2");

        model.classesProperty().set("class 0\nclass 1");
        model.classesProperty().set("a\nb\nc");

        assertThat(problem(model)).isEqualTo(Field.POSITIVE);
    }

    @Test
    void everyClassHasANameBeforeTheModelIsUsed() {
        CardViewModel model = model(9, null);
        assertThat(problem(model)).isEqualTo(Field.CLASSES);

        model.positiveProperty().set("class 4");
        assertThat(problem(model)).isEqualTo(Field.CLASSES);

        model.classesProperty().set(model.classesProperty().get().replace("class 4", "melanoma"));
        assertThat(problem(model)).isEqualTo(Field.CLASSES); // which of the others would be found?

        model.classesProperty().set("a\nb\nc\nd\nmelanoma\nf\ng\nh\ni");
        assertThat(card(model).output().positive()).isEqualTo("melanoma");
    }

    @Test
    void anActivationInTheCodeLeavesNoChoice() {
        assertThat(model(2, Activation.SOFTMAX).activationKnown()).isTrue();
        assertThat(model(1, null).activationKnown()).isTrue();
        assertThat(model(2, null).activationKnown()).isFalse();
    }

    @Test
    void aNormalisationThatIsNoPresetStaysOneOfTheChoices() {
        ModelCard own = model(1, null).cardProperty().get();
        var input =
                new InputSpec(
                        48,
                        48,
                        InputFit.CENTER_CROP,
                        Interpolation.BILINEAR,
                        1,
                        List.of(1.0, 2.0, 3.0),
                        List.of(4.0, 5.0, 6.0));
        var start =
                new ModelCard(
                        "Mine",
                        "Network",
                        input,
                        Objects.requireNonNull(own).output(),
                        "features",
                        0.3,
                        "data",
                        "licence",
                        "use");

        var model =
                new CardViewModel(
                        new CardGuess(ContentHash.parse("0".repeat(64)), 1, null, null, null),
                        start);

        assertThat(model.rules()).hasSize(Normalisation.values().length + 1);
        assertThat(card(model)).isEqualTo(start);
    }
}
