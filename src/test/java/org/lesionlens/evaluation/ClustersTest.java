package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;

class ClustersTest {

    /** From each patient a positive lesion at 0.9 or 0.4 and a negative one at 0.1 or 0.6. */
    private static Scores scores(int patients, int copies) {
        List<Double> probabilities = new ArrayList<>();
        List<Boolean> truths = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            for (int copy = 0; copy < copies; copy++) {
                probabilities.addAll(patient % 4 == 0 ? List.of(0.4, 0.6) : List.of(0.9, 0.1));
                truths.addAll(List.of(true, false));
            }
        }
        return new Scores(probabilities, truths);
    }

    private static Clusters patients(int patients, int copies) {
        return new Clusters(
                IntStream.range(0, patients * copies * 2)
                        .mapToObj(i -> PatientFacts.of(i / (2 * copies)))
                        .toList());
    }

    @Test
    void goByPatientElseByLesionElseByPhoto() {
        var mixed =
                new Clusters(
                        List.of(
                                PatientFacts.of("p", "1"),
                                PatientFacts.of("p", "2"),
                                PatientFacts.of("", "1"),
                                PatientFacts.of("", "1"),
                                LesionFacts.NONE,
                                LesionFacts.NONE));

        assertThat(IntStream.range(0, 6).map(mixed::of)).containsExactly(0, 0, 1, 1, 2, 3);
        assertThat(mixed.kind()).isEqualTo(Clusters.Kind.PATIENT);
        assertThat(mixed.count()).isEqualTo(4);
        assertThat(mixed.unnamed()).isEqualTo(4);
        assertThat(new Clusters(List.of(PatientFacts.of("", "1"))).kind())
                .isEqualTo(Clusters.Kind.LESION);
        assertThat(new Clusters(List.of(LesionFacts.NONE)).kind()).isEqualTo(Clusters.Kind.PHOTO);
    }

    @Test
    void manyPhotosOfOnePatientGiveNoIntervalAtAll() {
        Scores scores = scores(1, 50);
        Clusters one = patients(1, 50);

        ConfusionIntervals intervals = new ClusteredScores(scores, one).at(0.5);
        assertThat(
                        List.of(
                                intervals.sensitivity(),
                                intervals.specificity(),
                                intervals.accuracy(),
                                intervals.balancedAccuracy(),
                                intervals.f1(),
                                new ClusterBootstrap(scores, one, 20, 1).areas().roc()))
                .allSatisfy(certainty -> {
                    assertThat(certainty.interval()).isEmpty();
                    assertThat(certainty.clusters()).isLessThanOrEqualTo(1);
                });
        assertThat(Calibration.of(scores, one, 10).bins())
                .allSatisfy(bin -> assertThat(bin.certainty().interval()).isEmpty());
    }

    @Test
    void tenClustersAreEnoughAndNineAreNot() {
        assertThat(new ClusteredScores(scores(9, 1), patients(9, 1)).at(0.5).sensitivity())
                .isEqualTo(new ClusteredInterval(9, Optional.empty()));
        assertThat(
                        new ClusteredScores(scores(10, 1), patients(10, 1))
                                .at(0.5)
                                .sensitivity()
                                .interval())
                .isPresent();
        assertThat(new ClusterBootstrap(scores(9, 1), patients(9, 1), 20, 1).areas().roc())
                .isEqualTo(new ClusteredInterval(9, Optional.empty()));
    }

    @Test
    void theRarerKindDecidesAboutAreas() {
        List<Boolean> truths = new ArrayList<>(Collections.nCopies(40, false));
        truths.set(0, true);
        var scores = new Scores(Collections.nCopies(40, 0.5), truths);
        var alone = new Clusters(Collections.nCopies(40, LesionFacts.NONE));

        assertThat(new ClusterBootstrap(scores, alone, 20, 1).areas().averagePrecision())
                .isEqualTo(new ClusteredInterval(1, Optional.empty()));
    }

    /** Five photos for one tell nothing new: where they counted, the interval would be narrower. */
    @Test
    void copiesOfPhotosDoNotMakeAnIntervalNarrower() {
        var once = new ClusterBootstrap(scores(20, 1), patients(20, 1), 200, 1).areas();
        var copied = new ClusterBootstrap(scores(20, 5), patients(20, 5), 200, 1).areas();

        assertThat(copied.roc()).isEqualTo(once.roc());
        Interval single =
                new ClusteredScores(scores(20, 1), patients(20, 1))
                        .at(0.5)
                        .sensitivity()
                        .interval()
                        .orElseThrow();
        Interval five =
                new ClusteredScores(scores(20, 5), patients(20, 5))
                        .at(0.5)
                        .sensitivity()
                        .interval()
                        .orElseThrow();
        assertThat(single).isEqualTo(new Proportion(15, 20).wilson());
        // 100 lesions with a design effect of 5 · 20 / 19
        Interval expected = Proportion.wilson(0.75, 19);
        assertThat(five.low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(five.high()).isCloseTo(expected.high(), within(1e-12));
    }

    @Test
    void allRightCountsEachClusterOnce() {
        var scores = new Scores(Collections.nCopies(60, 0.9), Collections.nCopies(60, true));

        assertThat(new ClusteredScores(scores, patients(15, 2)).at(0.5).sensitivity().interval())
                .contains(new Proportion(15, 15).wilson());
    }

    @Test
    void drawsHoldTheAreaAndAreTheSameForTheSameSeed() {
        Scores scores = scores(40, 2);
        var areas = new ClusterBootstrap(scores, patients(40, 2), 500, 1).areas();

        Interval roc = areas.roc().interval().orElseThrow();
        assertThat(RocCurve.of(scores).orElseThrow().area())
                .isBetween(roc.low() + 0.01, roc.high() - 0.01);
        Interval precision = areas.averagePrecision().interval().orElseThrow();
        assertThat(PrecisionRecallCurve.of(scores).orElseThrow().averagePrecision())
                .isBetween(precision.low() + 0.01, precision.high() - 0.01);
        assertThat(new ClusterBootstrap(scores, patients(40, 2), 500, 1).areas()).isEqualTo(areas);
    }

    @Test
    void givesTheCurvesOwnAreasIfAllClustersAreAlike() {
        List<Double> probabilities = new ArrayList<>();
        List<Boolean> truths = new ArrayList<>();
        for (int patient = 0; patient < 10; patient++) {
            probabilities.addAll(List.of(0.9, 0.7, 0.6, 0.1));
            truths.addAll(List.of(true, false, true, false));
        }
        var scores = new Scores(probabilities, truths);
        var areas = new ClusterBootstrap(scores, patients(10, 2), 3, 1).areas();

        assertThat(areas.roc().interval().orElseThrow().low()).isCloseTo(0.75, within(1e-12));
        assertThat(areas.averagePrecision().interval().orElseThrow().high())
                .isCloseTo(
                        PrecisionRecallCurve.of(scores).orElseThrow().averagePrecision(),
                        within(1e-12));
    }

    @Test
    void anInterruptEndsTheDrawing() {
        var bootstrap = new ClusterBootstrap(scores(10, 1), patients(10, 1), 10, 1);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CancellationException.class).isThrownBy(bootstrap::areas);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
