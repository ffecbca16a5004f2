package org.lesionlens.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.Confusion;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.CaseFilter.AgeRange;

class ReviewTest {

    private static final double T = 0.5;

    private final Review review =
            Review.of(
                            List.of(
                                    lesion("a", "P1", Truth.POSITIVE, 30.0, "torso"),
                                    lesion("b", "P1", Truth.POSITIVE, 40.0, "torso"),
                                    lesion("c", "P2", Truth.NEGATIVE, 50.0, "head/neck"),
                                    lesion("d", "P2", Truth.NEGATIVE, null, ""),
                                    lesion("e", "P3", Truth.UNKNOWN, 60.0, "torso"),
                                    lesion("f", "", Truth.POSITIVE, 70.0, "head/neck"),
                                    lesion("g", "", Truth.NEGATIVE, 80.0, "torso")))
                    .with(
                            Map.of(
                                    0, scored(0.5, 1, 0),
                                    1, scored(0.49, 0, 3),
                                    2, scored(0.2, -1, -1),
                                    3, scored(0.9, 1, 1),
                                    4, scored(0.7, 1, 1),
                                    6, new Progress.Failed("not a photo")));

    @Test
    void dealsEveryLesionToOneGroupAndTheThresholdItselfIsPositive() {
        assertThat(names(CaseFilter.ALL, CaseOrder.NAME, T))
                .containsExactly(
                        Map.entry(OutcomeGroup.TRUE_POSITIVE, "a"),
                        Map.entry(OutcomeGroup.FALSE_NEGATIVE, "b"),
                        Map.entry(OutcomeGroup.TRUE_NEGATIVE, "c"),
                        Map.entry(OutcomeGroup.FALSE_POSITIVE, "d"),
                        Map.entry(OutcomeGroup.UNLABELLED, "e"),
                        Map.entry(OutcomeGroup.UNSCORED, "fg"));
    }

    @Test
    void aThresholdAboveMovesLesionsAndCountsAlike() {
        assertThat(names(CaseFilter.ALL, CaseOrder.NAME, 0.51))
                .contains(
                        Map.entry(OutcomeGroup.TRUE_POSITIVE, ""),
                        Map.entry(OutcomeGroup.FALSE_NEGATIVE, "ab"));
        assertThat(review.scores().at(0.51)).isEqualTo(new Confusion(0, 2, 1, 1));
        assertThat(review.scores().at(T)).isEqualTo(new Confusion(1, 1, 1, 1));
    }

    @Test
    void anotherClassHasItsOwnTruthAndProbabilityAndNoMap() {
        var classes = new ModelClasses(List.of("nevus", "melanoma", "bcc"), "melanoma");
        Review nevi = review.lookingFor(new ClassChoice(classes, 0));

        ReviewCase melanoma = nevi.cases().getFirst();
        assertThat(melanoma.truth()).isEqualTo(Truth.NEGATIVE);
        assertThat(melanoma.probability()).hasValue(1 - 0.5);
        assertThat(melanoma.map()).isEmpty();
        assertThat(melanoma.isEmptyMap()).isFalse();
        assertThat(nevi.cases().get(2).truth()).isEqualTo(Truth.UNKNOWN); // not a melanoma: what?
        assertThat(nevi.with(Map.of(6, scored(0.3, 1, 1))).cases().get(6).probability())
                .hasValue(1 - 0.3);
        assertThat(nevi.lookingFor(new ClassChoice(classes, 1))).isEqualTo(review);
        assertThat(Measures.of(nevi).maps().at(Outcome.FALSE_POSITIVE, 0).maps()).isZero();
    }

    /** Whoever computed it elsewhere looked for the class that the table is about. */
    @Test
    void aTablesProbabilityIsNotThatOfAnotherClass() {
        var facts = new LesionFacts("", Truth.POSITIVE, Sex.UNKNOWN, null, "", "", 0.8);
        Review told =
                Review.of(List.of(new LesionImage("a", Path.of("a.jpg"), facts)))
                        .by(ProbabilitySource.TABLE);
        assertThat(told.cases().getFirst().probability()).hasValue(0.8);

        var classes = new ModelClasses(List.of("nevus", "melanoma", "bcc"), "melanoma");
        Review nevi = told.lookingFor(new ClassChoice(classes, 0));
        assertThat(nevi.source()).isEqualTo(ProbabilitySource.NETWORK);
        assertThat(nevi.hasPredictions()).isFalse();
        assertThat(nevi.by(ProbabilitySource.TABLE).cases().getFirst().probability()).isEmpty();
    }

    @Test
    void sortsByErrorAndPutsTheUnknownLast() {
        assertThat(sorted(CaseOrder.ERROR)).isEqualTo("dbacefg");
        assertThat(sorted(CaseOrder.PROBABILITY)).isEqualTo("deabcfg");
        assertThat(sorted(CaseOrder.AGE)).isEqualTo("gfecbad");
        assertThat(sorted(CaseOrder.SITE)).isEqualTo("cfabegd");
        assertThat(sorted(CaseOrder.PATIENT)).isEqualTo("abcdefg");
        assertThat(sorted(CaseOrder.BORDER_ENERGY)).isEqualTo("bdeacfg");
    }

    @Test
    void filtersByEveryFact() {
        assertThat(wanted(CaseFilter.ALL.withSites(Set.of("torso")))).isEqualTo("abeg");
        assertThat(wanted(CaseFilter.ALL.withSexes(Set.of(Sex.MALE)))).isEmpty();
        assertThat(wanted(CaseFilter.ALL.withPatient("p2"))).isEqualTo("cd");
        assertThat(wanted(CaseFilter.ALL.withPatient(" E "))).isEqualTo("e");
        assertThat(wanted(CaseFilter.ALL.withAges(Optional.of(new AgeRange(40, 60)))))
                .isEqualTo("bce");
        assertThat(wanted(CaseFilter.ALL.withDiagnoses(Set.of("of c")))).isEqualTo("c");
        assertThat(wanted(CaseFilter.ALL.withEmptyMapsOnly(true))).isEqualTo("c");
        assertThat(
                        names(
                                CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.FALSE_NEGATIVE)),
                                CaseOrder.NAME,
                                T))
                .contains(
                        Map.entry(OutcomeGroup.FALSE_NEGATIVE, "b"),
                        Map.entry(OutcomeGroup.TRUE_POSITIVE, ""));
    }

    @Test
    void tableProbabilitiesCountOnlyWhenWanted() {
        Review byTable = review.by(ProbabilitySource.TABLE);
        assertThat(byTable.cases().get(5).probability()).hasValue(0.25);
        assertThat(byTable.scores().size()).isEqualTo(6);
        assertThat(review.cases().get(5).probability()).isEmpty();
        assertThat(byTable.by(ProbabilitySource.NETWORK)).isEqualTo(review);
    }

    @Test
    void lesionsOfNobodyStayTogetherUnderABlankName() {
        assertThat(review.patients().keySet()).containsExactly("P1", "P2", "P3", "");
        assertThat(review.patients().get("")).hasSize(2);
    }

    private Map<OutcomeGroup, String> names(CaseFilter filter, CaseOrder order, double threshold) {
        var result = new EnumMap<OutcomeGroup, String>(OutcomeGroup.class);
        new CaseGrouping(review, filter, order)
                .at(threshold)
                .forEach((group, cases) -> result.put(group, text(cases)));
        return result;
    }

    private String sorted(CaseOrder order) {
        return text(new CaseGrouping(review, CaseFilter.ALL, order).sorted());
    }

    private String wanted(CaseFilter filter) {
        return text(new CaseGrouping(review, filter, CaseOrder.NAME).sorted());
    }

    private static String text(List<ReviewCase> cases) {
        return String.join("", cases.stream().map(one -> one.image().name()).toList());
    }

    private static LesionImage lesion(
            String name, String patient, Truth truth, @Nullable Double age, String site) {
        return new LesionImage(
                name,
                Path.of(name + ".jpg"),
                new LesionFacts(patient, truth, Sex.FEMALE, age, site, "of " + name, 0.25));
    }

    /** The map has 3×3 cells: one in the middle, the others around it. */
    private static Progress scored(double probability, float middle, float border) {
        float[] cells = new float[9];
        IntStream.range(0, 9).forEach(i -> cells[i] = i == 4 ? middle : border);
        var map = new SignedMap(3, 3, cells);
        return new Progress.Scored(
                new CasePrediction(
                        ContentHash.parse("%064d".formatted(Math.round(probability * 100))),
                        probability,
                        map));
    }
}
