package org.lesionlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.fx.UndoHistory;

/** What is said of photos, in the set that is judged. */
class MarksViewModelTest {

    private static final Tag HAIR = Tag.of("hair").orElseThrow();
    private static final Tag INK = Tag.of("ink").orElseThrow();
    private static final int SIIM = 33_126;

    private final ReviewViewModel review = new ReviewViewModel();
    private final UndoHistory history = new UndoHistory();
    private final List<Map<Path, MarkChange>> kept = new ArrayList<>();
    private final MarksViewModel marks = new MarksViewModel(review, history, kept::add);

    private List<ReviewCase> cases() {
        return review.reviewProperty().get().cases();
    }

    private LesionImage lesion(int index) {
        return cases().get(index).image();
    }

    private static PhotoMarks tagged(String text) {
        return PhotoMarks.NONE.with(Tag.of(text).orElseThrow());
    }

    /** Two files of the same bytes are one photo, whatever was said of either before. */
    @Test
    void whatIsSaidOfAPhotoIsSaidOfItsCopies() {
        Review set = SyntheticReview.large(3);
        var copied = new Progress.Scored(set.cases().getFirst().prediction().orElseThrow());
        review.show(set.with(Map.of(1, copied)));
        marks.tag(List.of(lesion(1)), INK);

        marks.tag(List.of(lesion(0)), HAIR);

        assertThat(marks.of(lesion(0)).tags()).containsExactly(HAIR, INK);
        assertThat(marks.of(lesion(1)).tags()).containsExactly(HAIR, INK);
        assertThat(marks.of(lesion(2)).isEmpty()).isTrue();
        history.undo();
        assertThat(marks.of(lesion(1)).tags()).containsExactly(INK);
    }

    /**
     * Nobody waits until it is known which photo is which, nor for a pass over the set for each.
     */
    @Test
    void aWholeSetIsTaggedAndUntaggedAtOnce() {
        review.show(SyntheticReview.large(SIIM));
        List<LesionImage> all = review.shown();

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> {
                    marks.tag(all, HAIR);
                    assertThat(marks.counts(all)).containsExactly(Map.entry(HAIR, SIIM));
                    history.undo();
                });

        assertThat(cases()).allMatch(one -> one.marks().isEmpty());
        assertThat(kept).hasSize(2).allMatch(changes -> changes.size() == SIIM);
    }

    @Test
    void whatIsKnownOfAPhotoIsThereAsSoonAsItIsKnownWhichOneItIs() {
        Review scored = SyntheticReview.large(3);
        ContentHash second = scored.cases().get(1).prediction().orElseThrow().photo();
        marks.know(Map.of(second, tagged("ink")));

        review.show(Review.of(scored.cases().stream().map(ReviewCase::image).toList()));
        assertThat(cases()).allMatch(one -> one.marks().isEmpty());
        assertThat(marks.unlocated()).hasSize(3);

        review.reviewProperty()
                .set(
                        review.reviewProperty()
                                .get()
                                .with(Map.of(1, scored.cases().get(1).progress())));
        assertThat(cases().get(1).marks()).isEqualTo(tagged("ink"));

        marks.locate(Map.of(lesion(2).file(), second));
        assertThat(cases().get(2).marks()).isEqualTo(tagged("ink"));
        assertThat(marks.unlocated()).containsExactly(lesion(0).file());
    }

    /** A search that began before must not bring back what was taken off since. */
    @Test
    void whatWasSaidSinceStays() {
        review.show(SyntheticReview.large(3));
        marks.tag(List.of(lesion(0)), HAIR);
        marks.untag(List.of(lesion(0)), HAIR);

        marks.know(Map.of(ContentHash.parse("ab".repeat(32)), tagged("hair")));
        marks.locate(Map.of(lesion(0).file(), ContentHash.parse("ab".repeat(32))));

        assertThat(cases().get(0).marks().isEmpty()).isTrue();
    }

    @Test
    void aTagIsSpeltAsItIsAlready() {
        review.show(SyntheticReview.large(3));
        marks.tag(List.of(lesion(0)), Tag.of("Gel bubble").orElseThrow());
        marks.tag(List.of(lesion(1)), Tag.of("GEL BUBBLE").orElseThrow());

        assertThat(cases().get(1).marks().tags())
                .extracting(Tag::text)
                .containsExactly("Gel bubble");
        assertThat(marks.used()).hasSize(1);
    }

    @Test
    void whatCouldNotBeKeptIsTakenBack() {
        review.show(SyntheticReview.large(3));
        marks.tag(List.of(lesion(0), lesion(1)), HAIR);

        marks.notKept(Map.of(lesion(0).file(), new MarkChange(PhotoMarks.NONE, tagged("hair"))));

        assertThat(cases().get(0).marks().isEmpty()).isTrue();
        assertThat(cases().get(1).marks()).isEqualTo(tagged("hair"));
    }

    @Test
    void aNoteThatCameWhileAnotherWasWrittenStays() {
        review.show(SyntheticReview.large(3));
        marks.learn(Map.of(lesion(0).file(), PhotoMarks.NONE.withNote("old")));

        marks.note(List.of(lesion(0)), "new", List.of(""));
        assertThat(cases().get(0).marks().note()).isEqualTo("old\n\nnew");
        marks.note(List.of(lesion(0)), "other", List.of("old\n\nnew"));
        assertThat(cases().get(0).marks().note()).isEqualTo("other");
    }

    @Test
    void sayingTheSameAgainIsNoStep() {
        review.show(SyntheticReview.large(3));
        marks.note(List.of(lesion(0)), " seen ");
        marks.note(List.of(lesion(0)), "seen");

        assertThat(kept).hasSize(1);
        history.undo();
        assertThat(history.undoableProperty().get()).isFalse();
    }
}
