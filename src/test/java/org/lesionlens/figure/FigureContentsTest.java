package org.lesionlens.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.Patients;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;

class FigureContentsTest {

    private static final double THRESHOLD = 0.4;
    private static final Review SET = SyntheticReview.large(300);

    private static FigureContents contents(int count, FigurePick pick, long seed) {
        return new FigureContents(FigureTest.MODEL, THRESHOLD, count, pick, seed, null);
    }

    private static List<ReviewCase> positives(FigurePick pick, long seed) {
        return contents(7, pick, seed)
                .confusion(SET, EnumSet.of(Outcome.TRUE_POSITIVE, Outcome.FALSE_NEGATIVE))
                .orElseThrow()
                .cases();
    }

    private static double p(ReviewCase one) {
        return one.probability().orElseThrow();
    }

    private static List<Double> lowest(Outcome outcome, int count) {
        return SET.cases().stream()
                .filter(one -> one.group(THRESHOLD).outcome().filter(outcome::equals).isPresent())
                .map(FigureContentsTest::p)
                .sorted()
                .limit(count)
                .toList();
    }

    @Test
    void ofTwoOutcomesTheMostWrongOfEachStandThere() {
        List<Double> expected = new ArrayList<>();
        expected.addAll(lowest(Outcome.FALSE_NEGATIVE, 1)); // of two in all, one more is odd
        expected.addAll(lowest(Outcome.TRUE_POSITIVE, 2));
        List<ReviewCase> three =
                contents(3, FigurePick.WRONG, 1)
                        .confusion(SET, EnumSet.of(Outcome.TRUE_POSITIVE, Outcome.FALSE_NEGATIVE))
                        .orElseThrow()
                        .cases();
        assertThat(three).extracting(FigureContentsTest::p).containsExactlyElementsOf(expected);
    }

    @Test
    void whatOneOutcomeLeavesFreeTheOtherTakes() {
        int missed = lowest(Outcome.FALSE_NEGATIVE, 1000).size();
        int found = lowest(Outcome.TRUE_POSITIVE, 1000).size();
        int wanted = 2 * missed + 1; // more than there are of one
        assertThat(missed + 2).isLessThan(found);
        List<ReviewCase> shown =
                contents(wanted + 2, FigurePick.WRONG, 1)
                        .confusion(SET, EnumSet.of(Outcome.TRUE_POSITIVE, Outcome.FALSE_NEGATIVE))
                        .orElseThrow()
                        .cases();
        assertThat(shown).hasSize(wanted + 2);
        assertThat(shown).filteredOn(one -> p(one) < THRESHOLD).hasSize(missed);
    }

    @Test
    void theNearestToTheThresholdComeFirst() {
        assertThat(positives(FigurePick.NEAREST, 1))
                .extracting(one -> Math.abs(p(one) - THRESHOLD))
                .isSorted();
    }

    @Test
    void theSameLotDrawsTheSame() {
        List<ReviewCase> first = positives(FigurePick.RANDOM, 5);
        assertThat(positives(FigurePick.RANDOM, 5)).isEqualTo(first);
        assertThat(positives(FigurePick.RANDOM, 6)).isNotEqualTo(first);
    }

    @Test
    void positivesStandAboveNegativesAndBothAreCounted() {
        FigureContent all =
                contents(4, FigurePick.WRONG, 1)
                        .confusion(SET, EnumSet.allOf(Outcome.class))
                        .orElseThrow();
        long positives = SET.cases().stream().filter(one -> one.truth().isPositive()).count();
        int missed = lowest(Outcome.FALSE_NEGATIVE, 1000).size();
        assertThat(all.sections())
                .extracting(FigureSection::title)
                .containsExactly("Truth: melanoma", "Truth: not melanoma");
        assertThat(all.sections().getFirst().note())
                .isEqualTo(
                        "2 of %d TP and 2 of %d FN, most wrong first"
                                .formatted(positives - missed, missed));
        assertThat(all.title()).isEqualTo("TP + FN + TN + FP");
    }

    @Test
    void onlyWantedOutcomesAreShown() {
        FigureContent missed =
                contents(100, FigurePick.WRONG, 1)
                        .confusion(SET, Set.of(Outcome.FALSE_NEGATIVE))
                        .orElseThrow();
        assertThat(missed.title()).isEqualTo("Truth: melanoma, FN");
        assertThat(missed.cases()).allMatch(one -> one.truth().isPositive() && p(one) < THRESHOLD);
    }

    @Test
    void nothingIsShownOfASetWithoutTruths() {
        var unlabelled = new Review(List.of(), SET.source());
        assertThat(contents(4, FigurePick.WRONG, 1).confusion(unlabelled, Set.of())).isEmpty();
    }

    private static final FigureNames NUMBERS =
            new FigureNames(SET.cases().stream().map(ReviewCase::image).toList(), false);

    @Test
    void aPatientsLesionsStandBySiteAndWithinByProbability() {
        var patient = Patients.of(SET).all().getFirst();
        FigureContent page = contents(25, FigurePick.WRONG, 1).patient(patient, NUMBERS);
        assertThat(page.cases()).containsExactlyInAnyOrderElementsOf(patient.cases());
        for (FigureSection section : page.sections()) {
            assertThat(section.cases())
                    .allMatch(one -> one.image().facts().site().equals(section.title()));
            assertThat(section.cases()).extracting(one -> -p(one)).isSorted();
        }
        assertThat(page.about()).contains("3 lesions").doesNotContain("stands out");
    }

    @Test
    void aPatientsLesionsStandInAnotherOrderIfWanted() {
        var patient = Patients.of(SET).all().getFirst();
        var byName =
                new FigureContents(
                        FigureTest.MODEL, THRESHOLD, 2, FigurePick.WRONG, 1, CaseOrder.NAME);
        List<String> names = new ArrayList<>();
        FigureContent page = byName.patient(patient, NUMBERS);
        page.cases().forEach(one -> names.add(one.image().name()));
        assertThat(names).isSorted().hasSize(2);
        assertThat(page.about()).contains("the first 2 shown");
    }

    @Test
    void theLesionThatStandsOutIsNamedWhereTheyWereCompared() {
        var patient = Patients.of(SET).all().getFirst();
        ReviewCase last = patient.cases().getLast();
        Map<Integer, UglyDuckling> ranks = new HashMap<>();
        patient.cases().forEach(one -> ranks.put(one.index(), new UglyDuckling(0.1, 2)));
        ranks.put(last.index(), new UglyDuckling(0.25, 1));
        FigureContent page =
                contents(25, FigurePick.WRONG, 1)
                        .patient(patient, new PatientContext(ranks), NUMBERS);
        assertThat(page.sections())
                .filteredOn(section -> section.cases().contains(last))
                .singleElement()
                .satisfies(section ->
                        assertThat(section.note())
                                .contains("Odd one out: Lesion " + (last.index() + 1))
                                .contains("0.250, of 3 photos"));
        assertThat(page.cases().getFirst()).isEqualTo(last);
    }

    @Test
    void numbersStandForNamesUnlessTheyAreWanted() {
        var images = SET.cases().stream().map(ReviewCase::image).toList();
        ReviewCase fifth = SET.cases().get(4);
        var neutral = new FigureNames(images, false);
        assertThat(neutral.lesion(fifth)).isEqualTo("Lesion 5");
        assertThat(neutral.patient("IP_00001")).isEqualTo("Patient 2");
        var named = new FigureNames(images, true);
        assertThat(named.lesion(fifth)).isEqualTo("ISIC_0000004");
        assertThat(named.patient("IP_00001")).isEqualTo("Patient IP_00001");
    }

    @Test
    void whatAFilterLeavesOutIsCountedAndToldOf() {
        List<ReviewCase> shown = SET.cases().subList(0, 50);
        FigureContent some =
                contents(100, FigurePick.WRONG, 1)
                        .confusion(SET, shown, EnumSet.allOf(Outcome.class))
                        .orElseThrow();
        long hits = SET.cases().stream().filter(one -> isHit(one)).count();
        assertThat(some.cases()).hasSize(50);
        assertThat(some.about())
                .contains("The set at threshold 0.4: " + hits + " TP")
                .endsWith("The filter shows 50 of 300.");
    }

    private static boolean isHit(ReviewCase one) {
        return one.truth().isPositive() && p(one) >= THRESHOLD;
    }

    @Test
    void thoseOfUnknownTruthAreNotSaidToLackAProbability() {
        var unknown = new LesionImage("x", Path.of("x.jpg"), LesionFacts.NONE);
        List<LesionImage> images = new ArrayList<>();
        SET.cases().forEach(one -> images.add(one.image()));
        images.add(unknown);
        Review asked =
                SET.cases().stream()
                        .collect(
                                Collectors.collectingAndThen(
                                        Collectors.toMap(ReviewCase::index, ReviewCase::progress),
                                        Review.of(images)::with));
        String about =
                contents(4, FigurePick.WRONG, 1)
                        .confusion(asked, EnumSet.allOf(Outcome.class))
                        .orElseThrow()
                        .about();
        assertThat(about).contains("1 of unknown truth").doesNotContain("without a probability");
    }

    @Test
    void aSelectionThatIsTooLargeIsCutAndSaysSo() {
        FigureContent some =
                contents(25, FigurePick.WRONG, 1).selection(SET.cases(), "Selected lesions", "");
        assertThat(some.cases()).hasSize(25);
        assertThat(some.about()).isEqualTo("Shown: 25 of 300, most wrong first.");
    }
}
