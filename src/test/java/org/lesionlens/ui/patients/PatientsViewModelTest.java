package org.lesionlens.ui.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientOrder;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.review.LesionMaps;
import org.lesionlens.ui.review.ReviewViewModel;

/** Comparisons wait until a test lets them run. */
class PatientsViewModelTest {

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final ReviewViewModel review = new ReviewViewModel();
    private PooledFeatures features = one -> Optional.of(new float[] {1, one.index()});
    private final PatientsViewModel model =
            new PatientsViewModel(
                    review,
                    one -> features.of(one),
                    new LatestJob<>(worker::add, Runnable::run),
                    new LesionMaps(new LatestJob<>(worker::add, Runnable::run)));

    @BeforeEach
    void open() throws IOException {
        review.reviewProperty().set(SyntheticReview.samples());
    }

    @Test
    void listsAllPatientsOfTheSetByTheirIds() {
        assertThat(ids()).hasSize(8).startsWith("LL_P01", "LL_P02").endsWith("LL_P08");
        assertThat(model.place()).isEqualTo(-1);

        review.reviewProperty().set(Review.NONE);
        assertThat(ids()).isEmpty();
    }

    @Test
    void sortsAndSearchesTogether() {
        model.orderProperty().set(PatientOrder.AGE);
        assertThat(ids()).startsWith("LL_P07", "LL_P03");

        model.searchProperty().set("p0");
        assertThat(ids()).hasSize(8);
        model.searchProperty().set("8");
        assertThat(ids()).containsExactly("LL_P08");
        model.searchProperty().set("nobody");
        assertThat(ids()).isEmpty();
    }

    @Test
    void aSelectedLesionBringsItsPatientAndAPatientItsWorstLesion() {
        review.selectedProperty().set(lesion("LL_0010"));
        assertThat(patient().id()).isEqualTo("LL_P02");
        assertThat(model.place()).isEqualTo(1);

        model.choose(model.listedProperty().get().get(4));
        assertThat(patient().id()).isEqualTo("LL_P05");
        assertThat(review.selectedProperty().get()).isEqualTo(patient().worst());
    }

    @Test
    void choosingThePatientOfTheSelectedLesionLeavesTheSelection() {
        review.selectedProperty().set(lesion("LL_0010"));

        model.choose(patient());

        assertThat(review.selectedProperty().get()).isEqualTo(lesion("LL_0010"));
    }

    @Test
    void movesThroughTheListAsItIsAndStopsAtItsEnds() {
        model.move(1);
        assertThat(patient().id()).as("the first, as there was none").isEqualTo("LL_P01");
        model.move(1);
        assertThat(patient().id()).isEqualTo("LL_P02");
        model.move(-5);
        assertThat(patient().id()).isEqualTo("LL_P01");
        model.move(100);
        assertThat(patient().id()).isEqualTo("LL_P08");

        model.searchProperty().set("P03");
        assertThat(patient().id()).as("a search chooses nobody").isEqualTo("LL_P08");
        model.move(1);
        assertThat(patient().id()).isEqualTo("LL_P03");
    }

    @Test
    void nobodyIsChosenOnceTheSelectionOrTheSetIsGone() {
        model.move(1);
        review.selectedProperty().set(null);
        assertThat(model.pageProperty().get()).isEqualTo(PatientPage.NONE);

        model.move(1);
        review.reviewProperty().set(Review.NONE);
        assertThat(model.pageProperty().get()).isEqualTo(PatientPage.NONE);
    }

    @Test
    void comparesOffTheWindowsThreadAndKeepsTheOldRanksMeanwhile() {
        model.move(1);
        assertThat(comparison()).isInstanceOf(Comparison.Running.class);
        assertThat(comparison().context().ranks()).isEmpty();

        runAll();
        assertThat(comparison()).isInstanceOf(Comparison.Done.class);
        assertThat(comparison().context().ranks()).hasSize(7);

        review.reviewProperty()
                .set(review.reviewProperty().get().with(Map.of(0, Progress.WAITING)));
        assertThat(comparison()).isInstanceOf(Comparison.Running.class);
        assertThat(comparison().context().ranks()).as("of the same patient").hasSize(7);

        model.move(1);
        assertThat(comparison().context().ranks()).as("of another patient").isEmpty();
    }

    @Test
    void isNotComparedAnewForAnothersNews() {
        model.move(1);
        runAll();

        review.reviewProperty()
                .set(review.reviewProperty().get().with(Map.of(20, Progress.WAITING)));

        assertThat(worker).isEmpty();
        assertThat(comparison()).isInstanceOf(Comparison.Done.class);
    }

    @Test
    void aLateAnswerForAnotherPatientIsDropped() {
        model.move(1);
        Runnable late = worker.remove();
        model.move(1);
        runAll();
        Comparison second = comparison();

        late.run();

        assertThat(patient().id()).isEqualTo("LL_P02");
        assertThat(comparison()).isSameAs(second);
    }

    @Test
    void saysWhyFeaturesCouldNotBeRead() {
        features =
                _ -> {
                    throw new IOException("the store is gone");
                };
        model.move(1);
        runAll();

        assertThat(comparison()).isEqualTo(new Comparison.Failed("the store is gone"));
    }

    @Test
    void twoLesionsAreTooFew() {
        List<LesionImage> lesions = new ArrayList<>();
        review.reviewProperty().get().cases().forEach(one -> lesions.add(one.image()));
        review.reviewProperty().set(Review.of(lesions.subList(0, 2)));
        model.move(1);
        assertThat(comparison()).isEqualTo(new Comparison.TooFew());
        assertThat(worker).isEmpty();
    }

    private void runAll() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private Comparison comparison() {
        return model.pageProperty().get().comparison();
    }

    private Patient patient() {
        return model.pageProperty().get().patient().orElseThrow();
    }

    private List<String> ids() {
        return model.listedProperty().get().stream().map(Patient::id).toList();
    }

    private LesionImage lesion(String name) {
        return review.reviewProperty().get().cases().stream()
                .map(ReviewCase::image)
                .filter(lesion -> lesion.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
