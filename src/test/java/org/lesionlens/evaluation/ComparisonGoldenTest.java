package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lesionlens.testing.Golden;

/**
 * Two judges of the same lesions: equal to statsmodels, and to scikit-learn over the same draws.
 */
class ComparisonGoldenTest {

    record Index(List<Table> mcnemar, List<Areas> areas) {}

    record Table(int both, int first, int second, int neither, double p) {}

    record Areas(
            List<Integer> groups,
            List<Boolean> truths,
            List<Double> first,
            List<Double> second,
            int draws,
            long seed,
            double difference,
            List<Double> interval) {

        Clusters clusters() {
            return new Clusters(groups.stream().map(PatientFacts::of).toList());
        }

        PairedAreas paired() {
            return new PairedAreas(
                    new Scores(first, truths), new Scores(second, truths), clusters());
        }

        @Override
        public String toString() {
            return "%d lesions".formatted(groups.size());
        }
    }

    private static Index index() throws IOException {
        String text = Files.readString(Golden.FOLDER.resolve("evaluation/comparison.json"));
        return new Gson().fromJson(text, Index.class);
    }

    private static List<Table> tables() throws IOException {
        return index().mcnemar();
    }

    private static List<Areas> areas() throws IOException {
        return index().areas();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void testsAsMcNemar(Table golden) {
        var calls =
                new PairedCalls(golden.both(), golden.first(), golden.second(), golden.neither());

        assertThat(calls.mcNemar()).isCloseTo(golden.p(), within(1e-12 + 1e-9 * golden.p()));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void drawsTheSamePatientsForBoth(Areas golden) {
        PairedAreas paired = golden.paired();
        Interval interval = paired.interval(golden.draws(), golden.seed()).interval().orElseThrow();

        assertThat(paired.difference().orElseThrow()).isCloseTo(golden.difference(), within(1e-12));
        assertThat(interval.low()).isCloseTo(golden.interval().get(0), within(1e-12));
        assertThat(interval.high()).isCloseTo(golden.interval().get(1), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("areas")
    void aJudgeDoesNotDifferFromItself(Areas golden) {
        var scores = new Scores(golden.first(), golden.truths());
        var same = new PairedAreas(scores, scores, golden.clusters());

        assertThat(same.difference()).contains(0.0);
        assertThat(same.interval(50, 1).interval()).contains(new Interval(0, 0));
    }

    @Test
    void nothingIsToldOfOneKindAlone() {
        var scores = new Scores(Collections.nCopies(20, 0.5), Collections.nCopies(20, true));
        var alone = new Clusters(Collections.nCopies(20, PatientFacts.of(1)));
        var paired = new PairedAreas(scores, scores, alone);

        assertThat(paired.difference()).isEmpty();
        assertThat(paired.interval(50, 1).interval()).isEmpty();
    }

    @Test
    void otherTruthsAreOtherLesions() {
        var clusters = new Clusters(Collections.nCopies(2, PatientFacts.of(1)));
        var one = new Scores(List.of(0.1, 0.2), List.of(true, false));
        var other = new Scores(List.of(0.1, 0.2), List.of(true, true));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairedAreas(one, other, clusters));
    }

    @Test
    void callsOfBothTruthsAddUp() {
        assertThat(new PairedCalls(1, 2, 3, 4).plus(new PairedCalls(10, 20, 30, 40)))
                .isEqualTo(new PairedCalls(11, 22, 33, 44))
                .extracting(PairedCalls::total)
                .isEqualTo(110);
    }
}
