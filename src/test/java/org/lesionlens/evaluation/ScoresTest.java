package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.Truth;

class ScoresTest {

    /** Positive, negative, positive, negative: from the highest probability. */
    private static final Scores FOUR =
            new Scores(List.of(0.9, 0.7, 0.6, 0.1), List.of(true, false, true, false));

    @Test
    void callsPositiveWhatReachesTheThreshold() {
        assertThat(FOUR.at(0.7)).isEqualTo(new Confusion(1, 1, 1, 1));
        assertThat(FOUR.at(Math.nextUp(0.7))).isEqualTo(new Confusion(1, 1, 2, 0));
        assertThat(FOUR.at(0)).isEqualTo(new Confusion(2, 0, 0, 2));
        assertThat(FOUR.at(1)).isEqualTo(new Confusion(0, 2, 2, 0));
        assertThat(Outcome.of(Truth.NEGATIVE, 0.5, 0.5)).contains(Outcome.FALSE_POSITIVE);
        assertThat(Outcome.of(Truth.POSITIVE, 0.4, 0.5)).contains(Outcome.FALSE_NEGATIVE);
        assertThat(Outcome.of(Truth.UNKNOWN, 0.9, 0.5)).isEmpty();
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scores(List.of(1.1), List.of(true)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scores(List.of(Double.NaN), List.of(true)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Scores(List.of(0.5), List.of()));
    }

    @Test
    void choosesThresholds() {
        // J is 1/2 at 0.9 and again at 0.6: the higher one.
        assertThat(Thresholds.youden(FOUR)).hasValue(0.9);
        assertThat(Thresholds.forSensitivity(FOUR, 0.95)).hasValue(0.6);
        assertThat(Thresholds.forSensitivity(FOUR, 0.5)).hasValue(0.9);
        // One alarm for no miss costs 1; no alarm for one miss costs 10.
        assertThat(Thresholds.cheapest(FOUR, 1, 10)).hasValue(0.6);
        assertThat(Thresholds.cheapest(FOUR, 10, 1)).hasValue(0.9);
    }

    @Test
    void callsNothingPositiveIfThatIsBest() {
        var wrong = new Scores(List.of(0.8, 0.2), List.of(false, true));

        assertThat(wrong.at(Thresholds.youden(wrong).orElseThrow()))
                .isEqualTo(new Confusion(0, 1, 1, 0));
    }

    @Test
    void choosesNoThresholdWithoutLesions() {
        var none = new Scores(List.of(), List.of());
        var benign = new Scores(List.of(0.5), List.of(false));

        assertThat(Thresholds.youden(none)).isEmpty();
        assertThat(Thresholds.cheapest(none, 1, 1)).isEmpty();
        assertThat(Thresholds.forSensitivity(benign, 0.95)).isEmpty();
        assertThat(Thresholds.youden(benign)).isEmpty();
    }

    @Test
    void isFastEnoughForASliderAtChallengeSize() {
        var random = new Random(1);
        List<Double> probabilities = new ArrayList<>();
        List<Boolean> truths = new ArrayList<>();
        for (int i = 0; i < 33_126; i++) {
            probabilities.add(random.nextDouble());
            truths.add(random.nextInt(60) == 0);
        }
        var scores = new Scores(probabilities, truths);
        var clusters = new Clusters(Collections.nCopies(scores.size(), LesionFacts.NONE));

        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertThat(scores.at(i / 1000.0).total()).isEqualTo(33_126);
        }
        double stepMillis = (System.nanoTime() - start) / 1e9;

        assertThat(stepMillis).isLessThan(1);
        assertThat(new ClusterBootstrap(scores, clusters, 10, 1).areas().roc().interval())
                .hasValueSatisfying(known -> assertThat(known.low()).isBetween(0.4, 0.6));
    }

    @Test
    void ranksWhatPointsElsewhereFirst() {
        // The others of the third point to (2 0), at a right angle to (0 3).
        List<UglyDuckling> ranked =
                UglyDuckling.rank(
                        List.of(new float[] {1, 0}, new float[] {1, 0}, new float[] {0, 3}));

        assertThat(ranked.stream().map(UglyDuckling::rank)).containsExactly(2, 2, 1);
        assertThat(ranked.get(2).distance()).isEqualTo(1);
        // (1 0) against (1 3): 1 - 1/sqrt(10)
        assertThat(ranked.get(0).distance()).isCloseTo(1 - 1 / Math.sqrt(10), within(1e-12));
    }

    @Test
    void caresForDirectionNotForStrength() {
        List<UglyDuckling> ranked =
                UglyDuckling.rank(
                        List.of(new float[] {1, 1}, new float[] {90, 90}, new float[] {2, 2}));

        assertThat(ranked)
                .allSatisfy(one -> assertThat(one.distance()).isCloseTo(0, within(1e-12)));
    }

    @Test
    void ranksFromThreeLesionsOn() {
        assertThat(UglyDuckling.rank(List.of(new float[] {1, 0}, new float[] {0, 1}))).isEmpty();
        assertThat(UglyDuckling.rank(Collections.nCopies(3, new float[] {0, 0})))
                .containsOnly(new UglyDuckling(0, 1));
    }

    @Test
    void aCurveKnowsWhereItStandsAtAThreshold() {
        RocCurve curve = RocCurve.of(FOUR).orElseThrow();

        for (double threshold : new double[] {0, 0.1, 0.5, 0.6, 0.65, 0.7, 0.9, 0.91, 1}) {
            Confusion confusion = FOUR.at(threshold);
            CurvePoint point = curve.at(threshold);
            assertThat(point.x()).isEqualTo(1 - confusion.specificity().orElseThrow().value());
            assertThat(point.y()).isEqualTo(confusion.sensitivity().orElseThrow().value());
        }
        assertThat(curve.nearest(0.4, 0.9).threshold()).isEqualTo(0.6); // (1/2, 1)
        assertThat(curve.nearest(-1, 0).threshold()).isInfinite();
    }

    @Test
    void weighsTheErrorOfEachBinByItsLesions() {
        // One bin of 3 at 0.2, one of which is positive; one of 1 at 0.9, which is.
        var scores = new Scores(List.of(0.2, 0.2, 0.2, 0.9), List.of(true, false, false, true));

        assertThat(
                        Calibration.of(
                                        scores,
                                        new Clusters(Collections.nCopies(4, LesionFacts.NONE)),
                                        10)
                                .expectedError()
                                .orElseThrow())
                .isCloseTo((3 * (1.0 / 3 - 0.2) + 0.1) / 4, within(1e-12));
    }

    @Test
    void countsTheProbabilitiesOfEitherTruth() {
        var scores = new Scores(List.of(0.0, 0.5, 0.5, 1.0), List.of(false, true, false, true));

        assertThat(TruthHistogram.of(scores, 4))
                .isEqualTo(new TruthHistogram(List.of(0, 0, 1, 1), List.of(1, 0, 1, 0)));
    }
}
