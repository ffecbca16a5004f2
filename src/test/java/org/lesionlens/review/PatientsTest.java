package org.lesionlens.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.CaseFilter.AgeRange;

class PatientsTest {

    private static final Progress UNREADABLE = new Progress.Failed("not a photo");

    private final Review review =
            Review.of(
                            List.of(
                                    lesion("a", "P10", Truth.NEGATIVE, Sex.MALE, 50.0, "torso"),
                                    lesion("b", "", Truth.POSITIVE, Sex.MALE, 90.0, ""),
                                    lesion("c", "p2", Truth.UNKNOWN, Sex.FEMALE, 70.0, "torso"),
                                    lesion("d", "P10", Truth.POSITIVE, Sex.UNKNOWN, 45.0, "arm"),
                                    lesion("e", "P10", Truth.UNKNOWN, Sex.MALE, null, "torso"),
                                    lesion("f", "P3", Truth.NEGATIVE, Sex.MALE, null, ""),
                                    lesion("g", "p2", Truth.NEGATIVE, Sex.MALE, 70.0, ""),
                                    lesion("h", "", Truth.POSITIVE, Sex.MALE, 90.0, "")))
                    .with(
                            Map.of(
                                    0, scored(0.2),
                                    1, scored(0.99),
                                    2, scored(0.9),
                                    3, scored(0.4),
                                    4, scored(0.3),
                                    5, UNREADABLE));

    private final Patients patients = Patients.of(review);

    @Test
    void photosOfOneLesionAreOneLesion(@TempDir Path folder) throws IOException {
        for (String name : List.of("a", "b", "c", "d")) {
            Files.writeString(folder.resolve(name + ".jpg"), name);
        }
        Files.writeString(
                folder.resolve("labels.csv"),
                "image,patient_id,lesion_id\na,P,L1\nb,P,L1\nc,P,\nd,P,\n");

        Patients found = Patients.of(Review.of(CaseSet.read(folder).images()));

        Patient patient = found.all().getFirst();
        assertThat(patient.cases()).hasSize(4);
        assertThat(patient.lesions()).isEqualTo(3);
    }

    @Test
    void sumsUpWhatTheLesionsTell() {
        Patient patient = patient("P10");

        assertThat(patient.cases()).extracting(PatientsTest::name).containsExactly("a", "d", "e");
        assertThat(patient.sex()).isEqualTo(Sex.MALE);
        assertThat(patient.ages()).contains(new AgeRange(45, 50));
        assertThat(patient.positives()).isEqualTo(1);
        assertThat(patient.unlabelled()).isEqualTo(1);
        assertThat(patient.highestProbability()).isEqualTo(OptionalDouble.of(0.4));
        assertThat(patient.worst().name()).isEqualTo("d");
    }

    @Test
    void leavesOpenWhatNobodyToldOrWhatContradictsItself() {
        assertThat(patient("p2").sex()).isEqualTo(Sex.UNKNOWN);
        assertThat(patient("P3").ages()).isEmpty();
        assertThat(patient("P3").highestProbability()).isEmpty();
        assertThat(patient("P3").worst().name()).isEqualTo("f");
    }

    @Test
    void isSettledOnceNoLesionWaits() {
        assertThat(patient("P10").isSettled()).isTrue();
        assertThat(patient("P3").isSettled()).as("failed").isTrue();
        assertThat(patient("p2").isSettled()).as("g waits").isFalse();
    }

    @Test
    void sortsAndLeavesLesionsOfNobodyToTheEnd() {
        assertThat(ids(PatientOrder.ID)).containsExactly("P10", "p2", "P3", "");
        assertThat(ids(PatientOrder.AGE)).containsExactly("p2", "P10", "P3", "");
        assertThat(ids(PatientOrder.LESIONS)).containsExactly("P10", "p2", "P3", "");
        assertThat(ids(PatientOrder.PROBABILITY)).containsExactly("p2", "P10", "P3", "");
        assertThat(ids(PatientOrder.LABEL)).containsExactly("P10", "p2", "P3", "");
    }

    @Test
    void countsOnlyPatientsWithAName() {
        assertThat(patients.count()).isEqualTo(3);
        assertThat(patients.all()).hasSize(4);
        assertThat(Patients.of(Review.NONE).count()).isZero();
    }

    @Test
    void searchesIdsInAnyCaseAndKeepsTheOrder() {
        assertThat(patients.search(" P1 ")).extracting(Patient::id).containsExactly("P10");
        assertThat(patients.search("P2")).extracting(Patient::id).containsExactly("p2");
        assertThat(patients.search("x")).isEmpty();
        assertThat(patients.search(" ")).isEqualTo(patients.all());
        assertThat(patients.sortedBy(PatientOrder.AGE).search("p"))
                .extracting(Patient::id)
                .containsExactly("p2", "P10", "P3");
    }

    @Test
    void newsGiveTheSamePatientsAsTheWholeSetDoes() {
        Review newer = review.with(Map.of(5, scored(0.95), 6, scored(0.1)));
        Patients sorted = patients.sortedBy(PatientOrder.PROBABILITY);

        Patients updated = sorted.updated(newer);

        assertThat(updated.all())
                .isEqualTo(Patients.of(newer).sortedBy(PatientOrder.PROBABILITY).all());
        assertThat(updated.all()).extracting(Patient::id).containsExactly("P3", "p2", "P10", "");
        assertThat(updated.all().get(2)).as("nothing new").isSameAs(patient("P10"));
        assertThat(updated.of(newer.cases().get(5).image())).contains(updated.all().getFirst());
    }

    @Test
    void anotherSetHasOtherPatientsInTheSameOrder() {
        Review other =
                Review.of(
                        List.of(
                                lesion("x", "A", Truth.UNKNOWN, Sex.MALE, 20.0, ""),
                                lesion("y", "B", Truth.UNKNOWN, Sex.MALE, 60.0, "")));

        assertThat(patients.sortedBy(PatientOrder.AGE).updated(other).all())
                .extracting(Patient::id)
                .containsExactly("B", "A");
    }

    @Test
    void knowsWhoseLesionItIs() {
        LesionImage stranger = lesion("z", "P3", Truth.UNKNOWN, Sex.UNKNOWN, null, "");

        assertThat(patients.of(review.cases().get(3).image())).contains(patient("P10"));
        assertThat(patients.of(review.cases().get(1).image())).contains(patient(""));
        assertThat(patients.of(stranger)).isEmpty();
    }

    @Test
    void ranksByDistanceFromTheOthersAndShowsTheOddOneFirst() throws IOException {
        Patient patient = patient("P10");
        // a and e point one way, d another: d has nothing in common with the others.
        PatientContext context = PatientContext.of(patient, features(Map.of("d", 1)));

        assertThat(context.of(patient.cases().get(1))).contains(new UglyDuckling(1, 1));
        assertThat(context.of(patient.cases().get(0)).orElseThrow().rank()).isEqualTo(2);
        assertThat(patient.cases()).filteredOn(context::isOdd).hasSize(1);
        assertThat(sites(context, patient)).containsExactly("arm: d", "torso: ea");
    }

    @Test
    void sortsByProbabilityWithoutRanksAndNotAtAllWhileALesionWaits() {
        assertThat(sites(PatientContext.NONE, patient("P10")))
                .containsExactly("arm: d", "torso: ea");

        Patient waiting =
                Patients.of(review.with(Map.of(4, Progress.WAITING))).search("P10").getFirst();
        assertThat(sites(PatientContext.NONE, waiting)).containsExactly("torso: ae", "arm: d");
    }

    @Test
    void callsNothingOddWhereAllAreAlike() throws IOException {
        Patient patient = patient("P10");
        PatientContext context = PatientContext.of(patient, features(Map.of()));

        assertThat(context.ranks()).hasSize(3);
        assertThat(patient.cases()).noneMatch(context::isOdd);
    }

    @Test
    void comparesThreeLesionsOfOnePatientAtLeast() throws IOException {
        PooledFeatures all = features(Map.of());

        assertThat(PatientContext.of(patient("p2"), all)).isEqualTo(PatientContext.NONE);
        assertThat(PatientContext.of(patient(""), all)).isEqualTo(PatientContext.NONE);
        assertThat(
                        PatientContext.of(
                                patient("P10"),
                                one -> one.index() == 0 ? Optional.empty() : all.of(one)))
                .as("two with features")
                .isEqualTo(PatientContext.NONE);
    }

    @Test
    void asksForNothingWhereNothingCanBeCompared() throws IOException {
        Review many =
                Review.of(
                        IntStream.range(0, 5)
                                .mapToObj(
                                        i -> lesion("" + i, "", Truth.UNKNOWN, Sex.MALE, null, ""))
                                .toList());

        assertThat(
                        PatientContext.of(
                                Patients.of(many).all().getFirst(),
                                _ -> {
                                    throw new AssertionError("nobody's lesions are not compared");
                                }))
                .isEqualTo(PatientContext.NONE);
    }

    @Test
    void handsOnThatFeaturesCannotBeRead() {
        assertThatThrownBy(() ->
                        PatientContext.of(
                                patient("P10"),
                                _ -> {
                                    throw new IOException("disk gone");
                                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk gone");
    }

    /** Two channels: the first of each lesion, the second of those that are named. */
    private static PooledFeatures features(Map<String, Integer> odd) {
        return one ->
                Optional.of(odd.containsKey(name(one)) ? new float[] {0, 1} : new float[] {1, 0});
    }

    private static List<String> sites(PatientContext context, Patient patient) {
        return context.bySite(patient).entrySet().stream()
                .map(site ->
                        site.getKey()
                                + ": "
                                + String.join(
                                        "",
                                        site.getValue().stream().map(PatientsTest::name).toList()))
                .toList();
    }

    private List<String> ids(PatientOrder order) {
        return patients.sortedBy(order).all().stream().map(Patient::id).toList();
    }

    private Patient patient(String id) {
        return patients.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static String name(ReviewCase one) {
        return one.image().name();
    }

    private static Progress scored(double probability) {
        return new Progress.Scored(
                new CasePrediction(
                        ContentHash.parse("%064x".formatted(7)),
                        probability,
                        new SignedMap(1, 1, new float[] {1})));
    }

    private static LesionImage lesion(
            String name, String patient, Truth truth, Sex sex, @Nullable Double age, String site) {
        return new LesionImage(
                name,
                Path.of(name + ".png"),
                new LesionFacts(patient, truth, sex, age, site, "", null));
    }
}
