package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.review.ReviewViewModel;

/** Sixty lesions, of which the gallery may want a few. */
class PhotoOrderTest {

    private final ReviewViewModel review = new ReviewViewModel();
    private final PhotoOrder order = new PhotoOrder(review.sequence());
    private OpenPhotos open = OpenPhotos.NONE;

    @BeforeEach
    void openSixty() {
        review.reviewProperty().set(SyntheticReview.large(60));
        open = OpenPhotos.of(images(review.reviewProperty().get().cases()));
    }

    private static List<LesionImage> images(List<ReviewCase> cases) {
        return cases.stream().map(ReviewCase::image).toList();
    }

    private List<LesionImage> negativesCalledPositive() {
        review.filterProperty().set(CaseFilter.ALL.withGroups(Set.of(OutcomeGroup.FALSE_POSITIVE)));
        return images(wanted());
    }

    private List<ReviewCase> wanted() {
        return Objects.requireNonNull(review.sequence().getValue());
    }

    /** All that one comes to by steps of one. */
    private List<LesionImage> walk(LesionImage from, int step, int count) {
        return Stream.iterate(from, one -> order.from(open, one, step).orElseThrow())
                .limit(count)
                .toList();
    }

    @Test
    void withoutAFilterPhotosComeAsTheyAreOpen() {
        assertThat(walk(open.images().getFirst(), 1, 60)).isEqualTo(open.images());
        assertThat(order.position(open, open.images().get(7)))
                .isEqualTo(new PhotoPosition(7, 60, 60));
    }

    @Test
    void aFilterLeadsThroughItsLesionsInItsOrder() {
        for (CaseOrder sorting : List.of(CaseOrder.ERROR, CaseOrder.NAME)) {
            review.orderProperty().set(sorting);
            List<LesionImage> wanted = negativesCalledPositive();
            assertThat(wanted).hasSizeGreaterThan(3);

            assertThat(walk(wanted.getFirst(), 1, wanted.size())).isEqualTo(wanted);
            assertThat(walk(wanted.getLast(), -1, wanted.size())).isEqualTo(wanted.reversed());
            assertThat(order.position(open, wanted.get(2)))
                    .isEqualTo(new PhotoPosition(2, wanted.size(), 60));
        }
    }

    @Test
    void anOrderAloneLeadsGroupAfterGroup() {
        review.orderProperty().set(CaseOrder.NAME);
        List<LesionImage> all =
                review.groups().getValue().values().stream()
                        .flatMap(group -> images(group).stream())
                        .toList();

        assertThat(all).hasSize(60).isNotEqualTo(open.images());
        assertThat(walk(all.getFirst(), 1, 60)).isEqualTo(all);
    }

    @Test
    void stopsAtBothEndsAndGoesToThemAtOnce() {
        List<LesionImage> wanted = negativesCalledPositive();
        int far = Integer.MAX_VALUE;

        assertThat(order.from(open, wanted.get(1), far)).contains(wanted.getLast());
        assertThat(order.from(open, wanted.get(1), -far)).contains(wanted.getFirst());
        assertThat(order.from(open, wanted.getLast(), 1)).contains(wanted.getLast());
        assertThat(order.from(open, wanted.getFirst(), -1)).contains(wanted.getFirst());
    }

    /** The threshold rises until the second of three is called negative: it stays between them. */
    @Test
    void whatTheThresholdTakesOutStaysBetweenItsNeighbours() {
        List<LesionImage> wanted = negativesCalledPositive(); // the farthest from the truth first
        LesionImage shown = wanted.getLast();
        order.position(open, shown);
        double above =
                wanted().stream()
                        .filter(one -> !one.image().equals(shown))
                        .mapToDouble(one -> one.probability().orElseThrow())
                        .min()
                        .orElseThrow();

        review.thresholdProperty().set(above);

        assertThat(order.position(open, shown))
                .isEqualTo(new PhotoPosition(-1, wanted.size() - 1, 60));
        assertThat(order.position(open, shown).hasNext()).isTrue();
        assertThat(order.position(open, shown).hasPrevious()).isTrue();
        assertThat(order.from(open, shown, -1)).contains(wanted.get(wanted.size() - 2));
        assertThat(order.from(open, shown, -Integer.MAX_VALUE)).contains(wanted.getFirst());
    }

    @Test
    void betweenTwoThatStayTheNextIsTheOneBehind() {
        review.orderProperty().set(CaseOrder.NAME);
        List<LesionImage> wanted = negativesCalledPositive();
        LesionImage weakest =
                wanted().stream().min((a, b) -> Double.compare(p(a), p(b))).orElseThrow().image();
        int stood = wanted.indexOf(weakest);
        assertThat(stood).isStrictlyBetween(0, wanted.size() - 1); // or it stands between no two
        order.position(open, weakest);

        review.thresholdProperty().set(Math.nextUp(p(weakest)));

        assertThat(order.from(open, weakest, 1)).contains(wanted.get(stood + 1));
        assertThat(order.from(open, weakest, -1)).contains(wanted.get(stood - 1));
    }

    private double p(LesionImage image) {
        return review.reviewProperty().get().cases().stream()
                .filter(one -> one.image().equals(image))
                .mapToDouble(PhotoOrderTest::p)
                .findFirst()
                .orElseThrow();
    }

    private static double p(ReviewCase one) {
        return one.probability().orElseThrow();
    }

    @Test
    void whereAPhotoStoodAmongOthersIsForgotten() {
        List<LesionImage> wanted = negativesCalledPositive();
        LesionImage shown = wanted.getLast();
        order.position(open, shown);
        review.filterProperty()
                .set(
                        CaseFilter.ALL.withPicked(
                                Optional.of(
                                        new CaseFilter.Picked(
                                                "two",
                                                Set.of(
                                                        wanted.get(0).file(),
                                                        wanted.get(1).file())))));
        assertThat(order.from(open, shown, -1)).contains(wanted.get(1));
        LesionImage nearest = images(wanted()).getFirst();

        CaseFilter two = review.filterProperty().get();
        review.filterProperty().set(CaseFilter.ALL);
        review.filterProperty().set(two);

        assertThat(order.from(open, shown, 1)).contains(nearest); // as if never wanted
    }

    @Test
    void fromWhatWasNeverWantedOneComesToTheFirst() {
        List<LesionImage> wanted = negativesCalledPositive();
        LesionImage other =
                open.images().stream().filter(one -> !wanted.contains(one)).findFirst().get();

        assertThat(order.position(open, other).index()).isEqualTo(-1);
        assertThat(order.from(open, other, 1)).contains(wanted.getFirst());
        assertThat(order.from(open, other, -1)).contains(wanted.getLast());
    }

    @Test
    void whatIsNotOpenIsPassedOver() {
        List<LesionImage> wanted = negativesCalledPositive();
        OpenPhotos rest = open.without(wanted.get(1)).without(wanted.getLast());

        assertThat(order.from(rest, wanted.getFirst(), 1)).contains(wanted.get(2));
        assertThat(order.from(rest, wanted.getFirst(), Integer.MAX_VALUE))
                .contains(wanted.get(wanted.size() - 2));
        assertThat(order.beside(open, wanted.getFirst(), false)).contains(wanted.get(1));
    }

    @Test
    void whereNoneOfThoseWantedIsOpenOneGoesThroughAll() {
        LesionImage only = negativesCalledPositive().getFirst();
        List<LesionImage> images = open.images();
        review.filterProperty()
                .set(
                        CaseFilter.ALL.withPicked(
                                Optional.of(new CaseFilter.Picked("one", Set.of(only.file())))));
        assertThat(images(wanted())).containsExactly(only);
        int place = images.indexOf(only);
        OpenPhotos rest = open.without(only);

        assertThat(order.beside(open, only, true)).contains(images.get(place + 1));
        assertThat(order.beside(open, only, false)).contains(images.get(place - 1));
        assertThat(order.from(rest, rest.images().get(3), 1)).contains(rest.images().get(4));
    }

    @Test
    void theWayItIsGoingComesFirst() {
        List<LesionImage> wanted = negativesCalledPositive();
        LesionImage a = wanted.get(0);
        LesionImage b = wanted.get(1);
        LesionImage c = wanted.get(2);

        assertThat(order.around(open, b, true)).containsExactly(b, c, a);
        assertThat(order.around(open, b, false)).containsExactly(b, a, c);
        assertThat(order.around(open, a, false)).containsExactly(a, b);
    }

    @Test
    void anotherSetIsWantedWhole() {
        negativesCalledPositive();

        review.show(SyntheticReview.large(30));

        assertThat(review.filterProperty().get()).isEqualTo(CaseFilter.ALL);
        assertThat(review.sequence().getValue()).isNull();
    }
}
