package org.lesionlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.PixelForm;

class ModelCardReaderTest {

    private static final String CARD =
            """
            {"format": 1, "name": "Demo", "architecture": "efficientnet_b5",
             "input": {"width": 456, "height": 400, "fit": "squash",
                       "interpolation": "bicubic-antialias", "scale": 0.5,
                       "mean": [0.1, 0.2, 0.3], "std": [1, 2, 3]},
             "output": {"activation": "sigmoid", "classes": ["benign", "melanoma"],
                        "positive": "melanoma"},
             "targetLayer": "features", "decisionThreshold": 0.3, "future": true}
            """;

    @Test
    void readsEveryEntryAndPassesOverUnknownOnes() throws ModelCardException {
        ModelCard card = ModelCardReader.read(CARD);

        assertThat(card.name()).isEqualTo("Demo");
        assertThat(card.input().width()).isEqualTo(456);
        assertThat(card.input().height()).isEqualTo(400);
        assertThat(card.input().fit()).isEqualTo(InputFit.SQUASH);
        assertThat(card.input().interpolation()).isEqualTo(Interpolation.BICUBIC_ANTIALIAS);
        assertThat(card.input().mean()).containsExactly(0.1, 0.2, 0.3);
        assertThat(card.output().classes()).containsExactly("benign", "melanoma");
        assertThat(card.output().positiveIndex()).isEqualTo(1);
        assertThat(card.decisionThreshold()).isEqualTo(0.3);
        assertThat(card.licence()).isEmpty();
    }

    @Test
    void theDecisionThresholdIsOneHalfWhereNoneIsSaid() throws ModelCardException {
        ModelCard card = ModelCardReader.read(CARD.replace("\"decisionThreshold\": 0.3, ", ""));

        assertThat(card.decisionThreshold()).isEqualTo(0.5);
    }

    @Test
    void pixelsAreThoseDisplayedWhereNoneAreSaid() throws ModelCardException {
        String stored = CARD.replace("squash\",", "squash\", \"pixels\": \"as stored\",");

        assertThat(pixels(CARD)).isEqualTo(PixelForm.AS_DISPLAYED);
        assertThat(pixels(stored.replace("stored", "displayed"))).isEqualTo(PixelForm.AS_DISPLAYED);
        assertThat(pixels(stored)).isEqualTo(PixelForm.AS_STORED);
    }

    private static PixelForm pixels(String json) throws ModelCardException {
        return ModelCardReader.read(json).input().form().pixels();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\": 1 | \"format\": 2 | format is not 1",
                "\"name\": \"Demo\", | '' | no entry 'name'",
                "\"width\": 456, | '' | no entry 'input.width'",
                "\"width\": 456 | \"width\": 4.5 | input.width is not a whole number",
                "\"width\": 456 | \"width\": \"big\" | input.width is not a number",
                "squash | stretch | input.fit is 'stretch', not one of [squash",
                "squash\", | squash\", \"pixels\": \"raw\", | input.pixels is 'raw', not one of [as",
                "\"name\" | \"pixels\": \"as stored\", \"name\" | pixels' belongs into 'input'",
                "[0.1, 0.2, 0.3] | 0.1 | input.mean is not a list",
                "sigmoid | relu | output.activation is 'relu'",
                "[\"benign\", \"melanoma\"] | [\"melanoma\"] | fewer than two classes",
                "\"positive\": \"melanoma\" | \"positive\": \"naevus\" | positive class 'naevus'",
                "0.3, \"future\" | 3, \"future\" | decision threshold is not in [0, 1]: 3.0",
                "{\"format\" | [\"format\" | model.json is not JSON"
            })
    void saysWhichEntryIsWrong(String from, String to, String complaint) {
        String broken = CARD.replace(from, to);
        assertThat(broken).isNotEqualTo(CARD);

        assertThatExceptionOfType(ModelCardException.class)
                .isThrownBy(() -> ModelCardReader.read(broken))
                .withMessageContaining(complaint);
    }
}
