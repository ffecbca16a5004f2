package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.CardGuess;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputSpec;
import org.lesionlens.inference.ObservedOutputs.OfPhoto;
import org.lesionlens.testing.Golden;
import org.lesionlens.torchscript.FinalActivation;

/** What a card may say of numbers that were seen. */
class CardCheckTest {

    /** A network that takes a photo and gives a tensor need not be run to be opened. */
    private static final Trials NOTHING =
            new Trials() {
                @Override
                public void first(
                        Path archive, ContentHash hash, InputSpec spec, @Nullable Path card) {}

                @Override
                public boolean hasCuda() {
                    throw new AssertionError("asked for CUDA");
                }

                @Override
                public List<Optional<GivenShape>> shapes(
                        String name,
                        Path archive,
                        List<String> methods,
                        InputSpec spec,
                        List<Double> given) {
                    throw new AssertionError("run");
                }
            };

    @TempDir private Path folder;

    private CardCheck check(FinalActivation taken, ObservedOutputs observed) throws Exception {
        return check(
                Golden.FOLDER.resolve("torchscript").resolve("wrapped.traced.pt"), taken, observed);
    }

    private TorchArchive wrapped() throws Exception {
        Path file = Golden.FOLDER.resolve("torchscript").resolve("wrapped.traced.pt");
        return TorchArchive.inspect(file, null, new ModelCopies(folder), NOTHING);
    }

    private CardCheck check(Path file, FinalActivation taken, ObservedOutputs observed)
            throws Exception {
        TorchArchive archive = TorchArchive.inspect(file, null, new ModelCopies(folder), NOTHING);
        return new CardCheck(archive, taken, 2, observed);
    }

    private static ModelCard card(Activation activation) {
        return new CardGuess(ContentHash.parse("0".repeat(64)), 2, activation, 48, 48)
                .card("A", "B");
    }

    private static ObservedOutputs seen(float[]... outputs) {
        return ObservedOutputs.of(List.of(outputs), Optional.empty());
    }

    @Test
    void probabilitiesOfUnknownMakingAreRefusedUntilTheCardSaysSo() throws Exception {
        CardCheck check =
                check(
                        FinalActivation.NONE,
                        seen(new float[] {0.3f, 0.7f}, new float[] {0.9f, 0.1f}));

        assertThatThrownBy(() -> check.checked(card(Activation.SOFTMAX)))
                .hasMessageContaining("add up to 1")
                .hasMessageContaining("\"activation\": \"none\"");
        assertThat(check.likely()).isEqualTo(Activation.NONE);
        assertThat(check.checked(card(Activation.NONE)).output().activation())
                .isEqualTo(Activation.NONE);
    }

    @Test
    void logitsOfANetworkThatWasHardlyTrainedAreLogits() throws Exception {
        // Its code ends in a linear layer, as most do, and 0.3 can be nothing but a small logit.
        ObservedOutputs small = seen(new float[] {0.3f}, new float[] {0.7f});
        CardCheck check = new CardCheck(wrapped(), FinalActivation.NONE, 1, small);

        assertThat(check.checked(card(Activation.SIGMOID))).isEqualTo(card(Activation.SIGMOID));
        assertThat(check.likely()).isNull();
        assertThat(check.doubts(card(Activation.SIGMOID).output()))
                .containsExactly(Adjustment.WITHIN_UNIT);
    }

    @Test
    void numbersAreSaidToBeNoLogitsWhereCodeAndNumbersSpeakForIt() throws Exception {
        ModelOutput softmax = card(Activation.SOFTMAX).output();
        ObservedOutputs positive = seen(new float[] {2, 3});
        ObservedOutputs either = seen(new float[] {2, 3}, new float[] {-2, 3});
        Path evidence = Golden.FOLDER.resolve("grids").resolve("end_evidence.pt");

        assertThat(check(evidence, FinalActivation.NONE, positive).doubts(softmax))
                .containsExactly(Adjustment.UNSIGNED);
        assertThat(check(evidence, FinalActivation.NONE, either).doubts(softmax)).isEmpty();
        assertThat(check(FinalActivation.NONE, positive).doubts(softmax)).isEmpty();
    }

    @Test
    void numbersOutsideOfTheUnitAreNoProbabilities() throws Exception {
        CardCheck check = check(FinalActivation.NONE, seen(new float[] {-3, 2}));

        assertThat(check.checked(card(Activation.SOFTMAX))).isEqualTo(card(Activation.SOFTMAX));
        assertThatThrownBy(() -> check.checked(card(Activation.NONE)))
                .hasMessageContaining("outside of 0 to 1");
    }

    @Test
    void numbersThatAreNotFiniteSayNothing() {
        assertThat(seen(new float[] {Float.NaN, 1}, new float[] {0.5f, 0.5f}).sumsToOne()).isTrue();
        assertThat(seen(new float[] {Float.NaN, 1}).withinUnit()).isFalse();
    }

    @Test
    void sigmoidsThatAddUpToOneMayBeCalledASoftmax() throws Exception {
        CardCheck check = check(FinalActivation.SIGMOID, seen(new float[] {0.3f, 0.7f}));

        assertThat(check.checked(card(Activation.SOFTMAX)).output().activation())
                .isEqualTo(Activation.SIGMOID);
    }

    @Test
    void aProbabilityThatIsNotTheFilesOwnIsRefused() throws Exception {
        var photo = new OfPhoto(List.of(0.3, 0.7), List.of(0.0, 0.0));
        var seen = new ObservedOutputs(true, true, true, true, false, Optional.of(photo));

        assertThatThrownBy(() ->
                        check(FinalActivation.SOFTMAX, seen).checked(card(Activation.SOFTMAX)))
                .hasMessageContaining("0.700000 of a sample photo by itself, but 0.500000");
    }
}
