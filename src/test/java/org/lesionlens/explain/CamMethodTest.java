package org.lesionlens.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every method, or sets them apart. */
class CamMethodTest {

    @Test
    void keysLabelsAndFormulasAreAllDifferent() throws InterruptedException {
        SyntheticEvidence.Linear made = SyntheticEvidence.pooledLinear(new Random(1), 6, 3, 4);
        var noisy =
                new SyntheticEvidence.Linear(
                        SyntheticEvidence.noise(new Random(2), 6, 3, 4), made.ablated());

        assertThat(CamMethod.values())
                .extracting(CamMethod::key)
                .containsExactly(
                        "grad-cam",
                        "grad-cam++",
                        "hirescam",
                        "xgrad-cam",
                        "layercam",
                        "grad-cam-elementwise",
                        "eigen-cam",
                        "eigengrad-cam",
                        "ablation-cam",
                        "tf-explain");
        assertThat(CamMethod.values()).extracting(CamMethod::label).doesNotHaveDuplicates();
        for (CamMethod method : CamMethod.values()) {
            assertThat(CamMethod.of(method.key())).contains(method);
            for (CamMethod other : CamMethod.values()) {
                assertThat(noisy.by(method).equals(noisy.by(other))).isEqualTo(method == other);
            }
        }
        assertThat(CamMethod.of("Grad-CAM")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void namesItsAuthorsYearAndPlace(CamMethod method) {
        assertThat(method.citation()).matches("\\p{Lu}.+ 20\\d\\d, https://\\S+");
    }

    @ParameterizedTest
    @EnumSource
    void asksTheHeadOnlyIfItSaysSo(CamMethod method) throws Exception {
        ClassEvidence evidence = SyntheticEvidence.noise(new Random(3), 3, 2, 2);
        AblatedScores<IOException> broken =
                () -> {
                    throw new IOException("the head");
                };

        if (method.needsHead()) {
            assertThatThrownBy(() -> method.signed(evidence, broken)).hasMessage("the head");
        } else {
            assertThat(method.signed(evidence, broken)).isNotNull();
        }
    }

    /** The two maps of a single logit never overlap: that of −y is the signed map turned round. */
    @ParameterizedTest
    @EnumSource
    void signedMapsTurnRoundWithTheScore(CamMethod method) throws InterruptedException {
        SyntheticEvidence.Linear made = SyntheticEvidence.pooledLinear(new Random(4), 7, 3, 5);
        SignedMap with = made.by(method);
        SignedMap against = made.negated().by(method);

        float[] turned = with.toArray();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = -turned[i];
        }
        boolean turnsRound = against.equals(new SignedMap(5, 3, turned));
        assertThat(turnsRound).isEqualTo(method.isSigned() || method == CamMethod.EIGEN_GRAD_CAM);
        assertThat(against.equals(with)).isEqualTo(!method.usesClass());
    }

    /** With the same gradient everywhere, its mean, alone or weighted, is each of them. */
    @ParameterizedTest
    @EnumSource(names = {"HIRES_CAM", "XGRAD_CAM"})
    void equalsGradCamForAPooledLinearHead(CamMethod method) throws InterruptedException {
        SyntheticEvidence.Linear made = SyntheticEvidence.pooledLinear(new Random(5), 9, 4, 3);

        assertThat(made.by(method).toArray())
                .containsExactly(GradCam.signed(made.evidence()).toArray(), within(1e-5f));
    }

    /** HiResCAM's completeness: with no bias, its cells add up to the score. */
    @Test
    void hiResCamAddsUpToTheScoreOfALinearHead() throws InterruptedException {
        SyntheticEvidence.Linear made = SyntheticEvidence.pooledLinear(new Random(6), 9, 4, 3);
        double sum = 0;
        for (float cell : made.by(CamMethod.HIRES_CAM).toArray()) {
            sum += cell;
        }

        assertThat(sum).isCloseTo(made.evidence().logit(), within(1e-5));
    }

    /**
     * w_k = w_k mean(A_k)/|y|: a channel's part in the score, as CAM has it, but its mean twice.
     */
    @Test
    void ablationOfALinearHeadWeightsByEachChannelsPart() throws InterruptedException {
        SyntheticEvidence.Linear made = SyntheticEvidence.pooledLinear(new Random(7), 3, 1, 2);
        FeatureMaps activations = made.evidence().activations();
        FeatureMaps gradients = made.evidence().gradients();
        double[] expected = new double[2];
        for (int k = 0; k < 3; k++) {
            double part = gradients.at(k, 0) * (activations.at(k, 0) + activations.at(k, 1));
            for (int cell = 0; cell < 2; cell++) {
                expected[cell] +=
                        part / Math.abs(made.evidence().logit()) * activations.at(k, cell);
            }
        }

        SignedMap map = made.by(CamMethod.ABLATION_CAM);

        assertThat((double) map.at(0, 0)).isCloseTo(expected[0], within(1e-5));
        assertThat((double) map.at(1, 0)).isCloseTo(expected[1], within(1e-5));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameBitsEachTime(CamMethod method) throws InterruptedException {
        SyntheticEvidence.Linear made = SyntheticEvidence.pooledLinear(new Random(8), 40, 5, 5);

        assertThat(made.by(method)).isEqualTo(made.by(method));
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyWhereThereIsNothing(CamMethod method) throws InterruptedException {
        var nothing = new FeatureMaps(2, 1, 3, new float[6]);
        var made =
                new SyntheticEvidence.Linear(new ClassEvidence(0, nothing, nothing), new double[2]);

        assertThat(made.by(method).positive().isEmpty()).isTrue();
    }

    /**
     * Zero sums, cancelling denominators, a score of 0, the ends of float32: numbers all the same.
     */
    @ParameterizedTest
    @EnumSource
    void isANumberWhateverTheEvidence(CamMethod method) throws InterruptedException {
        float[] extremes = {
            0, 1, -1, -1e-7f, 1e-20f, -1e-20f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE
        };
        double[] logits = {0, Double.MIN_VALUE, -1, Float.MAX_VALUE};
        var random = new Random(9);
        for (int trial = 0; trial < 300; trial++) {
            float[] activations = pick(random, extremes, 3 * 4);
            float[] gradients = pick(random, extremes, 3 * 4);
            var evidence =
                    new ClassEvidence(
                            logits[trial % logits.length],
                            new FeatureMaps(3, 2, 2, activations),
                            new FeatureMaps(3, 2, 2, gradients));
            double[] ablated = {0, Float.MAX_VALUE, -1};

            SignedMap map = method.signed(evidence, () -> ablated); // refuses what is not finite

            assertThat(map.width()).isEqualTo(2);
        }
    }

    @Test
    void gradCamPlusPlusSkipsADenominatorOfZero() {
        // 2g² + S g³ + 1e-6 = 0 to the last bit, with g² = 2^-24
        float gradient = 0x1p-12f;
        FeatureMaps activations = addingUpTo(-(1e-6 + 0x1p-23) * 0x1p36);
        var gradients = new FeatureMaps(1, 1, 3, gradient, 0, 0);

        SignedMap map = GradCamPlusPlus.signed(new ClassEvidence(0, activations, gradients));

        assertThat(map.magnitude()).isZero();
    }

    @Test
    void xGradCamSkipsADenominatorOfZero() {
        FeatureMaps activations = addingUpTo(-1e-7);
        var gradients = new FeatureMaps(1, 1, 3, 1, 1, 1);

        SignedMap map = XGradCam.signed(new ClassEvidence(0, activations, gradients));

        assertThat(map.magnitude()).isZero();
    }

    /** One channel whose three cells add up to a double exactly. */
    private static FeatureMaps addingUpTo(double sum) {
        float first = (float) sum;
        float second = (float) (sum - first);
        float third = (float) (sum - first - second);
        var maps = new FeatureMaps(1, 1, 3, first, second, third);
        assertThat(maps.sum(0)).isEqualTo(sum);
        return maps;
    }

    @Test
    void ablationNeedsAFiniteScoreForEachChannel() {
        ClassEvidence evidence = SyntheticEvidence.noise(new Random(10), 3, 2, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AblationCam.signed(evidence, new double[2]))
                .withMessage("2 scores for 3 channels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AblationCam.signed(evidence, new double[] {0, Double.NaN, 0}))
                .withMessageContaining("NaN");
    }

    private static float[] pick(Random random, float[] from, int count) {
        float[] picked = new float[count];
        for (int i = 0; i < count; i++) {
            picked[i] = from[random.nextInt(from.length)];
        }
        Arrays.sort(picked, 0, random.nextInt(count)); // some runs of the same, some not
        return picked;
    }
}
