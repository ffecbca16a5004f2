package org.lesionlens.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.testing.Golden;

/** Equal to scikit-learn, SciPy and statsmodels; what they leave undefined is empty here. */
class EvaluationGoldenTest {

    private static final Offset<Double> CLOSE = within(1e-12);
    private static final int BINS = 10;

    record Index(
            List<Table> tables,
            List<WilsonCase> wilson,
            List<Clustered> clustered,
            Classes classes) {}

    record Classes(List<Integer> truths, List<Integer> called, List<List<Integer>> counts) {}

    record WilsonCase(int hits, int of, double low, double high) {}

    record Clustered(
            List<Integer> groups,
            List<Double> probabilities,
            List<Boolean> truths,
            List<ClusteredCase> thresholds) {

        @Override
        public String toString() {
            return "%d lesions".formatted(groups.size());
        }
    }

    record ClusteredCase(
            double threshold,
            @Nullable List<Double> sensitivity,
            @Nullable List<Double> specificity,
            @Nullable List<Double> ppv,
            @Nullable List<Double> npv,
            @Nullable List<Double> accuracy,
            @Nullable List<Double> f1,
            @Nullable List<Double> balancedAccuracy,
            Map<String, Integer> clusters) {}

    record ConfusionCase(
            double threshold,
            int tp,
            int fn,
            int tn,
            int fp,
            @Nullable Double sensitivity,
            @Nullable Double specificity,
            @Nullable Double ppv,
            @Nullable Double npv,
            @Nullable Double f1,
            @Nullable Double balancedAccuracy) {}

    record Table(
            String name,
            List<Double> probabilities,
            List<Boolean> truths,
            @Nullable List<Double> fpr,
            @Nullable List<Double> tpr,
            @Nullable Double auc,
            @Nullable List<Double> precision,
            @Nullable List<Double> recall,
            @Nullable Double averagePrecision,
            @Nullable Double brier,
            @Nullable List<Double> observed,
            @Nullable List<Double> predicted,
            List<ConfusionCase> confusions) {

        Scores scores() {
            return new Scores(probabilities, truths);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Index index() {
        Gson gson =
                new GsonBuilder()
                        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                        .create();
        try {
            String text = Files.readString(Golden.FOLDER.resolve("evaluation/index.json"));
            return gson.fromJson(text, Index.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Table> tables() {
        return index().tables();
    }

    private static List<WilsonCase> wilson() {
        return index().wilson();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void countsAndMeasures(Table table) {
        for (ConfusionCase golden : table.confusions()) {
            Confusion confusion = table.scores().at(golden.threshold());
            assertThat(confusion)
                    .isEqualTo(new Confusion(golden.tp(), golden.fn(), golden.tn(), golden.fp()));
            assertSame(confusion.sensitivity(), golden.sensitivity());
            assertSame(confusion.specificity(), golden.specificity());
            assertSame(confusion.positivePredictiveValue(), golden.ppv());
            assertSame(confusion.negativePredictiveValue(), golden.npv());
            assertSame(confusion.f1(), golden.f1());
            assertSame(confusion.balancedAccuracy(), golden.balancedAccuracy());
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void drawsTheRocCurve(Table table) {
        Optional<RocCurve> curve = RocCurve.of(table.scores());

        assertThat(curve.isPresent()).isEqualTo(table.auc() != null);
        curve.ifPresent(roc -> assertPoints(roc.points(), table.fpr(), table.tpr()));
        curve.ifPresent(roc -> assertThat(roc.area()).isCloseTo(table.auc(), CLOSE));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void drawsThePrecisionRecallCurve(Table table) {
        Optional<PrecisionRecallCurve> curve = PrecisionRecallCurve.of(table.scores());

        assertThat(curve.isPresent()).isEqualTo(table.averagePrecision() != null);
        curve.ifPresent(found -> assertPoints(found.points(), table.recall(), table.precision()));
        curve.ifPresent(found ->
                assertThat(found.averagePrecision()).isCloseTo(table.averagePrecision(), CLOSE));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void judgesCalibration(Table table) {
        assertSame(Calibration.brier(table.scores()), table.brier());
        List<Calibration.Bin> bins = bins(table.scores());
        if (table.scores().hasBoth()) {
            assertClose(bins.stream().map(Calibration.Bin::predicted).toList(), table.predicted());
            assertClose(
                    bins.stream().map(bin -> bin.observed().value()).toList(), table.observed());
        }
    }

    @Test
    void countsSeveralClasses() {
        Classes golden = index().classes();

        ClassMatrix matrix = ClassMatrix.of(4, golden.truths(), golden.called());
        assertThat(matrix.counts()).isEqualTo(golden.counts());
        assertThat(matrix.total()).isEqualTo(300);
        assertThat(matrix.ofClass(4)).isEqualTo(Collections.frequency(golden.truths(), 4));
        assertThat(matrix.called(1)).isEqualTo(Collections.frequency(golden.called(), 1));
    }

    private static List<Clustered> clustered() {
        return index().clustered();
    }

    @ParameterizedTest
    @MethodSource("clustered")
    void boundsWhatComesInClusters(Clustered golden) {
        var scores = new Scores(golden.probabilities(), golden.truths());
        var clusters = new Clusters(golden.groups().stream().map(PatientFacts::of).toList());
        var clustered = new ClusteredScores(scores, clusters);
        for (ClusteredCase expected : golden.thresholds()) {
            ConfusionIntervals found = clustered.at(expected.threshold());
            assertSame(found.sensitivity(), expected.sensitivity());
            assertSame(found.specificity(), expected.specificity());
            assertSame(found.positivePredictiveValue(), expected.ppv());
            assertSame(found.negativePredictiveValue(), expected.npv());
            assertSame(found.accuracy(), expected.accuracy());
            assertSame(found.f1(), expected.f1());
            assertSame(found.balancedAccuracy(), expected.balancedAccuracy());
            assertThat(
                            Map.of(
                                    "sensitivity", found.sensitivity().clusters(),
                                    "specificity", found.specificity().clusters(),
                                    "ppv", found.positivePredictiveValue().clusters(),
                                    "npv", found.negativePredictiveValue().clusters(),
                                    "accuracy", found.accuracy().clusters()))
                    .isEqualTo(expected.clusters());
        }
    }

    private static void assertSame(ClusteredInterval found, @Nullable List<Double> golden) {
        assertThat(found.interval().isPresent()).isEqualTo(golden != null);
        found.interval()
                .ifPresent(known -> assertClose(List.of(known.low(), known.high()), golden));
    }

    @ParameterizedTest
    @MethodSource("wilson")
    void boundsProportions(WilsonCase golden) {
        Interval interval = new Proportion(golden.hits(), golden.of()).wilson();

        assertThat(interval.low()).isCloseTo(golden.low(), CLOSE);
        assertThat(interval.high()).isCloseTo(golden.high(), CLOSE);
    }

    private static List<Calibration.Bin> bins(Scores scores) {
        var alone = new Clusters(Collections.nCopies(scores.size(), LesionFacts.NONE));
        return Calibration.of(scores, alone, BINS).bins();
    }

    private static void assertPoints(
            List<CurvePoint> points, @Nullable List<Double> x, @Nullable List<Double> y) {
        assertClose(points.stream().map(CurvePoint::x).toList(), x);
        assertClose(points.stream().map(CurvePoint::y).toList(), y);
    }

    private static void assertClose(List<Double> values, @Nullable List<Double> golden) {
        assertThat(golden).isNotNull().hasSameSizeAs(values);
        for (int i = 0; golden != null && i < values.size(); i++) {
            assertThat(values.get(i)).isCloseTo(golden.get(i), CLOSE);
        }
    }

    private static void assertSame(Optional<Proportion> found, @Nullable Double golden) {
        assertSame(
                found.map(share -> OptionalDouble.of(share.value())).orElse(OptionalDouble.empty()),
                golden);
    }

    private static void assertSame(OptionalDouble found, @Nullable Double golden) {
        if (golden == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).isCloseTo(golden, CLOSE);
        }
    }
}
