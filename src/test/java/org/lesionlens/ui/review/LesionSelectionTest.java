package org.lesionlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.testing.SyntheticReview;

/** Several lesions are selected together, the current one among them. */
class LesionSelectionTest {

    private final ReviewViewModel model = new ReviewViewModel();
    private final LesionSelection selection = model.selection();
    private List<LesionImage> shown = List.of();

    @BeforeEach
    void open() {
        model.show(SyntheticReview.large(30));
        shown = model.shown();
    }

    private LesionImage at(int place) {
        return shown.get(place);
    }

    private LesionImage current() {
        return model.selectedProperty().get();
    }

    @Test
    void oneChosenLesionIsAllThatIsMeant() {
        assertThat(selection.lesions()).isEmpty();

        selection.only(at(3));

        assertThat(selection.lesions()).containsExactly(at(3));
        assertThat(selection.filesProperty().get()).isEmpty();
    }

    @Test
    void oneMoreIsTakenInAndOutAgain() {
        selection.only(at(3));
        selection.toggle(at(7));

        assertThat(selection.lesions()).containsExactlyInAnyOrder(at(3), at(7));
        assertThat(current()).isEqualTo(at(7));

        selection.toggle(at(7));

        assertThat(selection.lesions()).containsExactly(at(3));
        assertThat(current()).isEqualTo(at(3));
        selection.toggle(at(3)); // the last one stays
        assertThat(selection.lesions()).containsExactly(at(3));
    }

    @Test
    void shiftReachesFromWhereItBegan() {
        selection.only(at(5));
        selection.through(at(8), shown, false);
        assertThat(selection.lesions()).containsExactlyInAnyOrderElementsOf(shown.subList(5, 9));

        selection.through(at(3), shown, false);
        assertThat(selection.lesions()).containsExactlyInAnyOrderElementsOf(shown.subList(3, 6));
        assertThat(current()).isEqualTo(at(3));

        selection.toggle(at(20));
        selection.through(at(22), shown, true);
        assertThat(selection.lesions()).hasSize(6).contains(at(3), at(5), at(20), at(22));
    }

    /** What is done to many must never be done to them because they were selected long ago. */
    @Test
    void whoeverChoosesAnotherLesionAloneEndsIt() {
        selection.select(shown.stream().map(LesionImage::file).toList());
        assertThat(selection.lesions()).hasSize(30);
        assertThat(current()).isNotNull();

        model.selectedProperty().set(at(2)); // as by an arrow key on any page

        assertThat(selection.lesions()).containsExactly(at(2));
    }

    @Test
    void aMenuIsForTheSelectionOnlyWithinIt() {
        selection.only(at(1));
        selection.toggle(at(2));

        selection.aim(at(1));
        assertThat(selection.lesions()).hasSize(2);

        selection.aim(at(9));
        assertThat(selection.lesions()).containsExactly(at(9));
    }

    /** Nothing is done to lesions that nobody sees. */
    @Test
    void whatAFilterHidesIsLetGoOf() {
        selection.select(shown.stream().map(LesionImage::file).toList());

        model.filterProperty().set(CaseFilter.ALL.withSexes(Set.of(Sex.FEMALE)));

        assertThat(selection.lesions())
                .isNotEmpty()
                .allMatch(one -> one.facts().sex() == Sex.FEMALE)
                .containsExactlyInAnyOrderElementsOf(model.shown());

        model.filterProperty().set(CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.TRUE_POSITIVE)));
        selection.select(model.shown().stream().map(LesionImage::file).toList());
        model.thresholdProperty().set(0.99);

        assertThat(selection.lesions().size()).isLessThanOrEqualTo(1);
    }

    @Test
    void anotherSetBeginsWithoutOne() {
        selection.select(shown.stream().map(LesionImage::file).toList());

        model.show(SyntheticReview.large(40));

        assertThat(selection.filesProperty().get()).isEmpty();
    }

    /** Another model makes other truths of the same photos. */
    @Test
    void theSameLesionKnownAnewDoesNotEndIt() {
        selection.only(at(1));
        selection.toggle(at(2));

        model.selectedProperty().set(LesionImage.unlabelled(at(2).file()));

        assertThat(selection.filesProperty().get()).hasSize(2);
    }
}
