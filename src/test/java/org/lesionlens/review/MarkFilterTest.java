package org.lesionlens.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;

/** A filter by tags and notes holds for all that is counted. */
class MarkFilterTest {

    private static final Tag HAIR = Tag.of("hair").orElseThrow();
    private static final Tag INK = Tag.of("ink").orElseThrow();

    private static final List<PhotoMarks> MARKS =
            List.of(
                    PhotoMarks.NONE,
                    PhotoMarks.NONE.with(HAIR),
                    PhotoMarks.NONE.with(HAIR).with(INK).withNote("both"),
                    PhotoMarks.NONE.withNote("no tag"));
    private static final Review SET =
            Review.of(
                            List.of("0", "1", "2", "3").stream()
                                    .map(name -> LesionImage.unlabelled(Path.of(name + ".jpg")))
                                    .toList())
                    .marked(one -> MARKS.get(one.index()));

    private static List<Integer> wanted(MarkFilter marks) {
        return SET.wanted(CaseFilter.ALL.withMarks(marks).facts()).cases().stream()
                .map(ReviewCase::index)
                .toList();
    }

    @Test
    void anyOfTheTagsWillDo() {
        assertThat(wanted(MarkFilter.ALL)).containsExactly(0, 1, 2, 3);
        assertThat(wanted(new MarkFilter(Set.of(HAIR), false, Set.of(), false)))
                .containsExactly(1, 2);
        assertThat(wanted(new MarkFilter(Set.of(INK), true, Set.of(), false)))
                .containsExactly(0, 2, 3);
        assertThat(wanted(new MarkFilter(Set.of(HAIR), false, Set.of(INK), false)))
                .containsExactly(1);
        assertThat(wanted(new MarkFilter(Set.of(), false, Set.of(HAIR), false)))
                .containsExactly(0, 3);
        assertThat(wanted(new MarkFilter(Set.of(), false, Set.of(), true))).containsExactly(2, 3);
    }

    @Test
    void whatIsSaidStaysWhateverElseIsLearnt() {
        Review later = SET.unscored().by(ProbabilitySource.TABLE);

        assertThat(later.cases()).extracting(ReviewCase::marks).containsExactlyElementsOf(MARKS);
        assertThat(SET.marked(one -> MARKS.get(one.index()))).isSameAs(SET);
    }
}
