package org.lesionlens.ui.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;

/** On a network that gives the first value of its input as logit. */
class NormalisationPreviewTest {

    private static final CardGuess GUESS =
            new CardGuess(ContentHash.parse("0".repeat(64)), 1, null, 8, 8);

    @TempDir private Path folder;
    private final CardViewModel card = new CardViewModel(GUESS, GUESS.card("Mine", "Network"));
    private final List<Integer> widths = new ArrayList<>();

    private List<Double> first(ImageTensor input) {
        widths.add(input.width());
        return List.of((double) input.toArray()[0]);
    }

    private PreviewPhoto white(Truth truth) throws Exception {
        Path file = folder.resolve(truth + ".png");
        PngWriter.create(
                RgbImage.painted(8, 8, (y, row) -> java.util.Arrays.fill(row, 0xFFFFFF)), file);
        return new PreviewPhoto(file, truth, false);
    }

    private NormalisationPreview preview(PreviewPhoto... photos) {
        return new NormalisationPreview(
                card,
                this::first,
                List.of(photos),
                new ImageDecoder(DecodeLimits.STANDARD),
                UiThreads.inline());
    }

    private PixelRule rule(Normalisation wanted) {
        return card.rules().stream()
                .filter(rule -> rule.preset() == wanted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachRuleGivesItsOwnProbability() throws Exception {
        NormalisationPreview preview = preview(white(Truth.POSITIVE));

        // White is 1 under x / 255, 1 under −1…1, (1 − 0.485) / 0.229 under ImageNet, else 255.
        double one = 1 / (1 + Math.exp(-1));
        double imageNet = 1 / (1 + Math.exp(-(1 - 0.485) / 0.229));
        assertThat(
                        preview.prediction(0, rule(Normalisation.ZERO_TO_ONE))
                                .orElseThrow()
                                .probability())
                .isCloseTo(one, within(1e-6));
        assertThat(preview.prediction(0, rule(Normalisation.IMAGENET)).orElseThrow().probability())
                .isCloseTo(imageNet, within(1e-6));
        assertThat(preview.prediction(0, rule(Normalisation.NONE)).orElseThrow().probability())
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void theAnswerIsComparedWithTheTruthAtTheThreshold() throws Exception {
        NormalisationPreview preview =
                preview(white(Truth.POSITIVE), white(Truth.NEGATIVE), white(Truth.UNKNOWN));
        PixelRule rule = rule(Normalisation.ZERO_TO_ONE); // 0.731

        assertThat(preview.prediction(0, rule).orElseThrow().right()).contains(true);
        assertThat(preview.prediction(1, rule).orElseThrow().right()).contains(false);
        assertThat(preview.prediction(2, rule).orElseThrow().right()).isEmpty();

        card.thresholdProperty().set("0.9");

        assertThat(preview.prediction(0, rule).orElseThrow().right()).contains(false);
    }

    @Test
    void anotherSizeIsTriedAnewAndClassesAreNot() throws Exception {
        preview(white(Truth.POSITIVE));
        int runs = widths.size();

        card.classesProperty().set("a\nb");
        card.thresholdProperty().set("0.1");
        assertThat(widths).hasSize(runs);

        card.sizeProperty().set("16");
        assertThat(widths.subList(runs, widths.size()))
                .hasSize(card.rules().size())
                .containsOnly(16);
    }

    @Test
    void nothingRunsWhileTheSizeCannotBeRead() throws Exception {
        NormalisationPreview preview = preview(white(Truth.POSITIVE));
        int runs = widths.size();

        card.sizeProperty().set("wide");

        assertThat(widths).hasSize(runs);
        assertThat(preview.prediction(0, rule(Normalisation.NONE))).isEmpty();
    }

    @Test
    void aPhotoThatCannotBeReadLeavesTheOthers() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.png"), "no photo");

        NormalisationPreview preview =
                preview(new PreviewPhoto(broken, Truth.UNKNOWN, false), white(Truth.POSITIVE));

        assertThat(preview.failureProperty().get()).isNull();
        assertThat(preview.prediction(0, rule(Normalisation.NONE))).isEmpty();
        assertThat(preview.prediction(1, rule(Normalisation.NONE))).isPresent();
    }
}
