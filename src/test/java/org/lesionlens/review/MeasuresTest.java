package org.lesionlens.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.OutcomeMaps.Summary;
import org.lesionlens.review.SubgroupAttribute.Decade;
import org.lesionlens.review.SubgroupAttribute.OfSex;
import org.lesionlens.review.SubgroupAttribute.Site;
import org.lesionlens.testing.SyntheticReview;

class MeasuresTest {

    private final List<LesionImage> lesions = new ArrayList<>();
    private final Map<Integer, Progress> news = new HashMap<>();

    private void add(
            double probability,
            Truth truth,
            Sex sex,
            @Nullable Double age,
            String site,
            SignedMap map) {
        int index = lesions.size();
        lesions.add(
                new LesionImage(
                        "lesion" + index,
                        Path.of(index + ".jpg"),
                        new LesionFacts("P" + index / 2, truth, sex, age, site, "", null)));
        news.put(
                index,
                new Progress.Scored(
                        new CasePrediction(
                                ContentHash.parse("%064x".formatted(index)), probability, map)));
    }

    private void add(double probability, Truth truth, float... cells) {
        int side = (int) Math.sqrt(cells.length);
        add(probability, truth, Sex.FEMALE, 40.0, "torso", new SignedMap(side, side, cells));
    }

    private Review review() {
        return Review.of(lesions).with(news);
    }

    private Measures measures() {
        return Measures.of(review());
    }

    @Test
    void averagesMapsOfOneOutcomeEachByItsOwnMaximum() {
        add(0.9, Truth.POSITIVE, 8, 0, 0, 4);
        add(0.8, Truth.POSITIVE, -1, 1, 0, 0);
        add(0.7, Truth.POSITIVE, -1, -1, -1, -1); // empty
        add(0.6, Truth.NEGATIVE, 0, 0, 5, 0);
        add(0.3, Truth.POSITIVE, 0, 0, 0, 2);

        OutcomeMaps maps = measures().maps();
        Summary hits = maps.at(Outcome.TRUE_POSITIVE, 0.5);
        assertThat(hits.mean()).contains(new Heatmap(2, 2, 0.5f, 0.5f, 0, 0.25f));
        assertThat(hits.maps()).isEqualTo(2);
        assertThat(hits.empty()).isEqualTo(1);
        assertThat(maps.at(Outcome.FALSE_NEGATIVE, 0.5).mean())
                .contains(new Heatmap(2, 2, 0, 0, 0, 1));
        assertThat(maps.at(Outcome.FALSE_POSITIVE, 0.5).mean())
                .contains(new Heatmap(2, 2, 0, 0, 1, 0));
        assertThat(maps.at(Outcome.TRUE_NEGATIVE, 0.5).mean()).isEmpty();
        assertThat(maps.at(Outcome.TRUE_NEGATIVE, 0.61).maps()).isEqualTo(1);
    }

    @Test
    void coarserMapsAreEnlargedToTheFinestGrid() {
        add(0.9, Truth.POSITIVE, 3);
        add(0.8, Truth.POSITIVE, 0, 0, 0, 2);

        assertThat(measures().maps().at(Outcome.TRUE_POSITIVE, 0).mean())
                .contains(new Heatmap(2, 2, 0.5f, 0.5f, 0.5f, 1));
    }

    /** More maps than lie between two kept sums, at every place that the list can be cut. */
    @Test
    void sumsFromAnyPlaceAreThoseOfTheMapsThere() {
        Review large = SyntheticReview.large(300);
        OutcomeMaps maps = new OutcomeMaps(large.judged());

        for (double threshold = 0; threshold <= 1; threshold += 0.05) {
            Summary summary = maps.at(Outcome.TRUE_NEGATIVE, threshold);
            List<CasePrediction> expected =
                    new CaseGrouping(large, CaseFilter.ALL, CaseOrder.NAME)
                                    .at(threshold)
                                    .getOrDefault(OutcomeGroup.TRUE_NEGATIVE, List.of())
                                    .stream()
                                    .map(one -> one.prediction().orElseThrow())
                                    .filter(prediction -> !prediction.isEmpty())
                                    .toList();
            assertThat(summary.maps()).isEqualTo(expected.size());
            assertThat(summary.border().total()).isEqualTo(expected.size());
            if (!expected.isEmpty()) {
                double mean =
                        expected.stream()
                                .mapToDouble(prediction ->
                                        Math.max(0, prediction.map().at(4, 5))
                                                / prediction.map().maximum())
                                .average()
                                .orElseThrow();
                assertThat(summary.mean().orElseThrow().at(4, 5))
                        .isCloseTo((float) mean, within(1e-6f));
            }
        }
    }

    @Test
    void theMedianLiesWhereHalfOfTheMapsAreBelow() {
        assertThat(spread(1.05, 1.05, 1.05, 1.05).median()).isCloseTo(1.05, within(1e-12));
        assertThat(spread(0.55, 1.25, 1.25, 9).median()).isCloseTo(1.25, within(1e-12));
        assertThat(spread().median()).isNaN();
    }

    private static BorderEnergyHistogram spread(double... ratios) {
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < BorderEnergyHistogram.STEPS; i++) {
            counts.add(0);
        }
        for (double ratio : ratios) {
            counts.set(
                    BorderEnergyHistogram.step(ratio),
                    counts.get(BorderEnergyHistogram.step(ratio)) + 1);
        }
        return new BorderEnergyHistogram(counts);
    }

    @Test
    void groupsBySiteSexAndDecadeAndPutsTheUntoldLast() {
        SignedMap map = new SignedMap(1, 1, 1);
        add(0.9, Truth.POSITIVE, Sex.MALE, 49.9, "torso", map);
        add(0.2, Truth.NEGATIVE, Sex.FEMALE, 50.0, "torso", map);
        add(0.4, Truth.NEGATIVE, Sex.UNKNOWN, null, "", map);
        add(0.3, Truth.POSITIVE, Sex.MALE, 5.0, "head/neck", map);
        add(0.3, Truth.UNKNOWN, Sex.MALE, 85.0, "palms/soles", map);

        List<Subgroup> groups = measures().subgroups();
        assertThat(groups.stream().map(Subgroup::attribute))
                .containsExactly(
                        new Site("head/neck"),
                        new Site("torso"),
                        new Site(""),
                        new OfSex(Sex.FEMALE),
                        new OfSex(Sex.MALE),
                        new OfSex(Sex.UNKNOWN),
                        new Decade(OptionalInt.of(0)),
                        new Decade(OptionalInt.of(40)),
                        new Decade(OptionalInt.of(50)),
                        new Decade(OptionalInt.empty()));
        assertThat(groups.get(1).scores().at(0.5)).isEqualTo(new Confusion(1, 0, 1, 0));
        assertThat(groups.get(1).rocArea()).isEmpty(); // of one positive and one negative
    }

    /** Ten of each truth have an area; of nine it would be chance. */
    @Test
    void aSubgroupHasAnAreaFromTenOfEachTruthOn() {
        for (int i = 0; i < 10; i++) {
            add(0.8, Truth.POSITIVE, 1);
            add(0.7, Truth.POSITIVE, 1); // of the same patient
        }
        for (int i = 0; i < 9; i++) {
            add(0.2, Truth.NEGATIVE, 1);
        }
        assertThat(measures().subgroups().getFirst().rocArea()).isEmpty();

        add(0.2, Truth.NEGATIVE, 1);
        Subgroup group = measures().subgroups().getFirst();
        assertThat(group.rocArea()).hasValue(1);
        assertThat(group.areas().roc().clusters()).isEqualTo(5);
    }

    @Test
    void aGroupsFilterWantsExactlyItsLesions() {
        Review large = SyntheticReview.large(500);
        List<Subgroup> groups = Measures.of(large).subgroups();

        assertThat(groups).hasSizeGreaterThan(15);
        for (Subgroup group : groups) {
            CaseFilter filter = group.attribute().filter(CaseFilter.ALL).orElseThrow();
            assertThat(new CaseGrouping(large, filter, CaseOrder.NAME).sorted())
                    .as(group.attribute().toString())
                    .hasSize(group.scores().size());
        }
        assertThat(new Decade(OptionalInt.empty()).filter(CaseFilter.ALL)).isEmpty();
    }

    @Test
    void namesTheLesionThatTheThresholdStandsAt() {
        add(0.9, Truth.POSITIVE, 1);
        add(0.6, Truth.NEGATIVE, 1);
        add(0.7, Truth.POSITIVE, 1);

        Measures measures = measures();
        assertThat(measures.lastCalled(0.6).map(ReviewCase::index)).isEqualTo(Optional.of(1));
        assertThat(measures.lastCalled(0.65).map(ReviewCase::index)).isEqualTo(Optional.of(2));
        assertThat(measures.lastCalled(0.95)).isEmpty();
    }

    /** Ten patients with two lesions each, patients and lesions in an order of their own. */
    @Test
    void intervalsKnowWhoseLesionIsWhose() {
        for (int i = 0; i < 20; i++) {
            add(i % 2 == 0 ? 0.9 - 0.01 * i : 0.1, i < 4 ? Truth.POSITIVE : Truth.NEGATIVE, 1);
        }

        Measures measures = measures();
        assertThat(measures.clusters().kind()).isEqualTo(Clusters.Kind.PATIENT);
        assertThat(measures.clustered().at(0.5).accuracy().clusters()).isEqualTo(10);
        assertThat(measures.clustered().at(0.5).sensitivity().clusters()).isEqualTo(2);
        assertThat(measures.areas().roc()).isEqualTo(new ClusteredInterval(2, Optional.empty()));
        assertThat(measures.subgroups().getFirst().clustered().at(0.5).specificity().clusters())
                .isEqualTo(8);
    }

    @Test
    void nothingJudgedGivesNoMeasure() {
        add(0.9, Truth.UNKNOWN, 1);

        Measures measures = measures();
        assertThat(measures.units().total()).isEqualTo(1);
        assertThat(measures.scores().size()).isZero();
        assertThat(measures.roc()).isEmpty();
        assertThat(measures.precisionRecall()).isEmpty();
        assertThat(measures.brier()).isEmpty();
        assertThat(measures.calibration().expectedError()).isEmpty();
        assertThat(measures.subgroups()).isEmpty();
        assertThat(measures.maps().at(Outcome.TRUE_POSITIVE, 0.5).mean()).isEmpty();
    }
}
