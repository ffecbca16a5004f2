package org.lesionlens.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.PixelForm;

class ModelCardWriterTest {

    private static final ModelCard CARD =
            new ModelCard(
                    "Mine \"the\\best\"\nof all",
                    "resnet",
                    new InputSpec(
                            512,
                            384,
                            InputFit.LETTERBOX,
                            Interpolation.BICUBIC_ANTIALIAS,
                            1 / 255.0,
                            List.of(0.1, 0.2, 0.30000000000000004),
                            List.of(1e-7, 2.0, 3e9)),
                    new ModelOutput(Activation.SOFTMAX, List.of("a", "Läsion", "c"), "Läsion"),
                    "layer4",
                    0.25,
                    "ISIC",
                    "CC0",
                    "research");

    @Test
    void whatIsWrittenIsReadAgainToTheLastBit() throws Exception {
        assertThat(ModelCardReader.read(ModelCardWriter.write(CARD))).isEqualTo(CARD);
    }

    @Test
    void onlyPixelsAsStoredAreWorthAWord() throws Exception {
        InputSpec input = CARD.input();
        var stored =
                new ModelCard(
                        CARD.name(),
                        CARD.architecture(),
                        input.with(input.form().with(PixelForm.AS_STORED)),
                        CARD.output(),
                        CARD.targetLayer(),
                        CARD.decisionThreshold(),
                        "",
                        "",
                        "");

        assertThat(ModelCardWriter.write(CARD)).doesNotContain("pixels");
        assertThat(ModelCardReader.read(ModelCardWriter.write(stored))).isEqualTo(stored);
        assertThat(ModelCardWriter.write(stored.bare()))
                .isNotEqualTo(ModelCardWriter.write(CARD.bare()));
    }

    @Test
    void theExampleForAModelWithoutACardIsACard() throws Exception {
        var guess = new CardGuess(ContentHash.parse("0".repeat(64)), 7, null, 300, 200);

        ModelCard example = ModelCardReader.read(guess.example());

        assertThat(example.input().width()).isEqualTo(300);
        assertThat(example.input().height()).isEqualTo(200);
        assertThat(example.output().fits(7)).isTrue();
    }
}
