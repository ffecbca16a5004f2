package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelChoice;
import org.lesionlens.analysis.ModelFacts;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.files.ContentHash;
import org.lesionlens.testing.Golden;

/** Archives whose last grid is not what is pooled, or not where it seems to be. */
class DoubtfulArchiveTest {

    private static final int SIZE = 48;

    @TempDir private Path folder;
    private TorchEngine engine = new TorchEngine();

    @BeforeEach
    void start() {
        engine.close();
        engine = new TorchEngine(folder.resolve("models"), null);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mixed_rows.pt    | is a transformer or a token mixer
                    attention.pt     | does not take its positions alike
                    stacked.pt       | no layer was found
                    rounded.pt       | rounds or compares its numbers
                    compared.pt      | there is no gradient
                    cropped.pt       | crops, shifts or turns the photo
                    padded.pt        | crops, shifts or turns the photo
                    shifted.pt       | crops, shifts or turns the photo
                    in_one_batch.pt  | crops, shifts or turns the photo
                    by_place.pt      | does not take its positions alike
                    all_tokens.pt    | there may be a class token among them
                    another_grid.pt  | not certain that the tokens
                    sorted_tokens.pt | not certain that the tokens
                    per_cent.pt      | its numbers are 100.000 times the probabilities
                    tanh.pt          | ends in tanh, which gives numbers from -1 to 1
                    tanh_module.pt   | ends in tanh, which gives numbers from -1 to 1
                    tanh_shifted.pt  | ends in tanh, which gives numbers from -1 to 1
                    softsign.pt      | ends in softsign, which gives numbers from -1 to 1
                    hardsigmoid.pt   | ends in hardsigmoid, which gives numbers from 0 to 1
                    arctangent.pt    | ends in atan, which gives numbers from -1.57 to 1.57
                    sorted_answers.pt | stand for no class
                    merged_tokens.pt | not certain that the tokens
                    cropped_within.pt | crops, shifts or turns the photo
                    cropped_grid.pt  | crops, shifts or turns the photo
                    narrow_border.pt | crops, shifts or turns the photo
                    second_border.pt | crops, shifts or turns the photo
                    enlarged_and_cropped.pt | crops, shifts or turns the photo
                    swapped_halves.pt | crops, shifts or turns the photo
                    mirrored_by_product.pt | crops, shifts or turns the photo
                    axes_named_by_letters.pt | crops, shifts or turns the photo
                    answered_by_patch.pt | reads more of them one by one
                    tokens_by_window.pt  | not certain that the tokens
                    frequencies.pt       | crops, shifts or turns the photo
                    rows_side_by_side.pt | crops, shifts or turns the photo
                    merged_patches.pt    | not certain that the tokens
                    mirrored_before.pt   | but for one of a single cell: it crops, shifts or turns
                    """)
    void isNotExplainedUnasked(String archive, String reason) {
        assertThatThrownBy(() -> engine.load(model(archive), choice(null)).close())
                .isInstanceOf(ModelLoadException.class)
                .hasMessageStartingWith(archive)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "end_twice.pt, TWICE",
        "end_within_unit.pt, WITHIN_UNIT UNSIGNED",
        "end_evidence.pt, UNSIGNED",
        "end_exponential.pt,",
        "end_side_by_side.pt,"
    })
    void whatItsNumbersMayNotBeIsSaid(String archive, @Nullable String said) throws Exception {
        Path file = Golden.FOLDER.resolve("grids").resolve(archive);
        Activation activation = archive.contains("side") ? Activation.SIGMOID : Activation.SOFTMAX;
        try (OpenNetwork network = engine.open(file)) {
            var any = ContentHash.parse("0".repeat(64));
            ModelCard card = new CardGuess(any, 2, activation, SIZE, SIZE).card("A", "B");
            assertThat(network.classifier(card, 0).adjustments())
                    .map(Adjustment::name)
                    .isEqualTo(said == null ? List.of() : List.of(said.split(" ")));
        }
    }

    /** Some only look as if the photo or the tokens lay elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"computed_border.pt", "one_token_kept.pt", "mirrored_if_larger.pt"})
    void isExplainedUnasked(String archive) throws Exception {
        try (Classifier classifier = engine.load(model(archive), choice(null))) {
            assertThat(classifier.card().targetLayer()).isNotEmpty();
        }
    }

    /** It is tried at the size that it was traced with, and mirrors larger photos only. */
    @Test
    void aDoubtWithTheSizeOfALaterCardCountsToo() throws Exception {
        var any = ContentHash.parse("0".repeat(64));
        try (OpenNetwork network = engine.open(model("mirrored_if_larger.pt"))) {
            network.classifier(new CardGuess(any, 2, null, SIZE, SIZE).card("A", "B"), 0);

            assertThatThrownBy(() ->
                            network.classifier(
                                    new CardGuess(any, 2, null, 64, 64).card("A", "B"), 0))
                    .hasMessageContaining("crops, shifts or turns the photo");
        }
    }

    @Test
    void inspectMeasuresTheLayerBeforeOneOfASingleCell() throws Exception {
        ModelFacts facts = engine.inspect(model("mirrored_before.pt"), choice(null));

        assertThat(Objects.requireNonNull(facts.proof()).doubt()).contains("crops, shifts");
    }

    /** 6 × 6 tokens and one in front have as many as 5 × 6 and seven in front. */
    @ParameterizedTest
    @CsvSource({"55, 48", "48, 55", "96, 110"})
    void aPhotoThatPatchesDoNotFillIsRefused(int width, int height) throws Exception {
        Path model = Golden.FOLDER.resolve("grids").resolve("tokens_answered_by_class.pt");
        Path card = card(width, height);

        assertThatThrownBy(() -> engine.load(model, new ModelChoice(card, null)).close())
                .hasMessageContaining("not certain that the tokens");
    }

    @Test
    void theLayerThatIsAskedForIsExplained() throws Exception {
        try (Classifier classifier = engine.load(model("shifted.pt"), choice(0))) {
            assertThat(classifier.card().targetLayer()).isEqualTo("net.features");
        }
    }

    @Test
    void aCardThatOnlyNamesTheLayerThatIsFoundAsksForNothing() throws Exception {
        Path card = card();
        Files.writeString(
                card,
                Files.readString(card)
                        .replace("\"targetLayer\": \"\"", "\"targetLayer\": \"net.features\""));
        assertThat(Files.readString(card)).contains("\"net.features\"");

        assertThatThrownBy(
                        () -> engine.load(model("shifted.pt"), new ModelChoice(card, null)).close())
                .hasMessageContaining("crops, shifts or turns");
    }

    @Test
    void inspectSaysWhy() throws Exception {
        ModelFacts facts = engine.inspect(model("shifted.pt"), choice(null));

        assertThat(Objects.requireNonNull(facts.proof()).doubt()).contains("crops, shifts");
        assertThat(Objects.requireNonNull(facts.proof()).layers()).isNotEmpty();
    }

    private static Path model(String archive) {
        return Golden.FOLDER.resolve("doubtful").resolve(archive);
    }

    private ModelChoice choice(@Nullable Integer layer) throws Exception {
        return new ModelChoice(card(), layer);
    }

    private Path card() throws Exception {
        return card(SIZE, SIZE);
    }

    private Path card(int width, int height) throws Exception {
        var any = ContentHash.parse("0".repeat(64));
        return Files.writeString(
                folder.resolve("card.json"), new CardGuess(any, 2, null, width, height).example());
    }
}
