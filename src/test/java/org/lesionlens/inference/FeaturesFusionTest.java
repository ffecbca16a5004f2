package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.Device;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.FeaturesPath;
import org.lesionlens.analysis.FeaturesPath.Choice;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputSpec;
import org.lesionlens.testing.Golden;

/** Features whose operators are joined are the same features. */
class FeaturesFusionTest {

    private static final Path GOLDENS = Golden.FOLDER.resolve("torchscript");
    private static final double CLOSE = 1e-5;

    @TempDir private Path folder;

    private FeaturesFusion fusion;
    private FusionVerdicts verdicts;

    @BeforeEach
    void start() {
        TorchNetwork.start();
        assumeThat(GraphFusion.isHere()).isTrue(); // not on other systems
        verdicts = new FusionVerdicts(folder);
        fusion = new FeaturesFusion(verdicts, null);
    }

    @TestFactory
    Stream<DynamicTest> whatIsTriedGivesTheSameNumbers() {
        return ExplainedArchive.in(GOLDENS)
                .map(golden ->
                        DynamicTest.dynamicTest(
                                golden.archive(), () -> gives(GOLDENS.resolve(golden.archive()))));
    }

    private void gives(Path file) throws Exception {
        OpenedModel opened = opened(file);
        try (TorchNetwork _ = opened.network()) {
            FeaturesPath found = fusion.tryOut(opened, 0, spec(opened));

            assertThat(found.choice()).isIn(Choice.FUSED, Choice.NO_FASTER, Choice.LONG_TO_OPEN);
            if (found.choice() != Choice.LONG_TO_OPEN) { // as on a busy machine
                assertThat(found.deviation()).isLessThan(CLOSE);
            }
            assertThat(fusion.path(opened.archive(), 0, spec(opened))).isEqualTo(found);
        }
    }

    @Test
    void theFrozenCopyIsRunInPlaceOfTheFeatures() throws Exception {
        OpenedModel opened = opened(GOLDENS.resolve("vision.traced.pt"));
        InputSpec spec = spec(opened);
        float[] noise = TrialInputs.noise(spec);
        try (TorchNetwork plain = opened.network().using(opened.methods(0))) {
            fusion.freeze(opened.archive(), 0, opened.methods(0));
            verdicts.keep(FeaturesPath.of(Choice.FUSED), 1, opened.archive(), 0, spec);
            try (FusedFeatures features = fusion.open(opened, 0, spec).orElseThrow()) {
                TorchNetwork fused = plain.fusedBy(features);

                ForwardPass one = plain.forward(noise, spec.height(), spec.width());
                ForwardPass other = fused.forward(noise, spec.height(), spec.width());

                double deviation = new FusionTrial(plain, fused, spec).deviation(noise);
                assertThat(deviation).isPositive().isLessThan(CLOSE);
                for (int i = 0; i < one.logits().size(); i++) {
                    assertThat(Math.abs(one.logits().get(i) - other.logits().get(i)))
                            .isLessThan(CLOSE);
                }
                var two = FloatBuffer.allocate(2 * noise.length).put(noise).put(noise).flip();
                assertThat(fused.logits(two, 2, spec.height(), spec.width()))
                        .containsExactly(other.logits(), other.logits());
            }
        }
    }

    @Test
    void aFrozenCopyOfAnotherNetworkIsNotRun() throws Exception {
        OpenedModel opened = opened(GOLDENS.resolve("vision.traced.pt"));
        OpenedModel other = opened(GOLDENS.resolve("wrapped.traced.pt"));
        InputSpec spec = spec(opened);
        try (TorchNetwork _ = opened.network();
                TorchNetwork _ = other.network()) {
            fusion.freeze(other.archive(), 0, other.methods(0));
            Files.copy(
                    verdicts.frozen(other.archive(), 0),
                    verdicts.frozen(opened.archive(), 0),
                    StandardCopyOption.REPLACE_EXISTING);
            verdicts.keep(FeaturesPath.of(Choice.FUSED), 1, opened.archive(), 0, spec);

            assertThat(fusion.open(opened, 0, spec)).isEmpty();
        }
    }

    @Test
    void whatIsNotBetterIsNotRun() throws Exception {
        OpenedModel opened = opened(GOLDENS.resolve("vision.traced.pt"));
        try (TorchNetwork _ = opened.network()) {
            for (Choice choice : Choice.values()) {
                verdicts.keep(FeaturesPath.of(choice), 1, opened.archive(), 0, spec(opened));
                boolean fused = fusion.path(opened.archive(), 0, spec(opened)).isFused();

                assertThat(fused).isEqualTo(choice == Choice.FUSED);
            }
        }
    }

    @Test
    void aTrialThatDidNotEndIsTriedOnceMore() throws Exception {
        OpenedModel opened = opened(GOLDENS.resolve("vision.traced.pt"));
        try (TorchNetwork _ = opened.network()) {
            InputSpec spec = spec(opened);
            assertThat(fusion.isTried(opened.archive(), 0, spec)).isFalse();
            verdicts.keep(FeaturesPath.of(Choice.UNFINISHED), 1, opened.archive(), 0, spec);
            assertThat(fusion.isTried(opened.archive(), 0, spec)).isFalse();
            verdicts.keep(FeaturesPath.of(Choice.FAILED), 1, opened.archive(), 0, spec);
            assertThat(fusion.isTried(opened.archive(), 0, spec)).isTrue();
        }
    }

    /** What else the machine did in that minute makes times longer. */
    @Test
    void whatWasNoFasterIsTriedAgainUpToThreeTimes() throws Exception {
        OpenedModel opened = opened(GOLDENS.resolve("vision.traced.pt"));
        try (TorchNetwork _ = opened.network()) {
            InputSpec spec = spec(opened);
            FeaturesPath slow = FeaturesPath.of(Choice.NO_FASTER);
            for (int times = 1; times <= 3; times++) {
                verdicts.keep(slow, times, opened.archive(), 0, spec);

                assertThat(fusion.isTried(opened.archive(), 0, spec)).isEqualTo(times == 3);
            }
            verdicts.keep(slow, 2, opened.archive(), 0, spec);

            FeaturesPath found = fusion.tryOut(opened, 0, spec);

            assertThat(verdicts.times(opened.archive(), 0, spec))
                    .isEqualTo(found.choice() == Choice.NO_FASTER ? 3 : 1);
            assertThat(found.choice()).isNotEqualTo(Choice.FAILED);
        }
    }

    @Test
    void whatIsFasterIsTriedAgainIfItsCopyWasDeleted() throws Exception {
        OpenedModel opened = opened(GOLDENS.resolve("vision.traced.pt"));
        try (TorchNetwork _ = opened.network()) {
            InputSpec spec = spec(opened);
            verdicts.keep(FeaturesPath.of(Choice.FUSED), 1, opened.archive(), 0, spec);

            assertThat(fusion.isTried(opened.archive(), 0, spec)).isFalse();

            fusion.freeze(opened.archive(), 0, opened.methods(0));
            assertThat(fusion.isTried(opened.archive(), 0, spec)).isTrue();
        }
    }

    @Test
    void aFrozenNetworkIsFusedBeforeAnythingElseIsRun() throws Exception {
        Path file = Golden.FOLDER.resolve("tiny_pooled.pt");
        OpenedModel first = opened(file);
        assertThat(first.fused()).isEmpty();
        first.network().close();
        verdicts.keep(FeaturesPath.of(Choice.FUSED), 1, first.archive(), 0, spec(first));

        OpenedModel second = opened(file);

        try (TorchNetwork network = second.network()) {
            FusedFeatures features = second.fused().orElseThrow();
            assertThat(features.block()).isSameAs(network.block());
            assertThat(fusion.open(second, 0, spec(second))).contains(features);
            var trial = new FusionTrial(network, network.fusedBy(features), spec(second));
            assertThat(trial.deviation(TrialInputs.noise(spec(second)))).isLessThan(CLOSE);
        }
    }

    private OpenedModel opened(Path file) throws Exception {
        var archive = TorchArchive.inspect(file, null, new ModelCopies(folder), new NoTrials());
        return OpenedModel.open(archive, Device.cpu(), 0, fusion);
    }

    private static InputSpec spec(OpenedModel opened) {
        return OpenedModel.spec(opened.archive());
    }

    /** Nothing has to be run to know how these are opened. */
    private static final class NoTrials implements Trials {
        @Override
        public void first(Path archive, ContentHash hash, InputSpec spec, @Nullable Path card) {}

        @Override
        public boolean hasCuda() {
            return false;
        }

        @Override
        public List<Optional<GivenShape>> shapes(
                String name,
                Path archive,
                List<String> methods,
                InputSpec spec,
                List<Double> given) {
            return List.of();
        }
    }
}
