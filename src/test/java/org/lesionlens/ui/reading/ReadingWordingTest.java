package org.lesionlens.ui.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lesionlens.marks.Tag;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.MarkFilter;

/** What may give away the truth before a call. */
class ReadingWordingTest {

    @Test
    void aFilterByTagsMayTell() {
        CaseFilter tagged =
                CaseFilter.ALL.withMarks(
                        new MarkFilter(
                                Set.of(), false, Set.of(Tag.of("naevus").orElseThrow()), false));

        assertThat(ReadingWording.tells(tagged)).isTrue();
        assertThat(ReadingWording.tells(CaseFilter.ALL)).isFalse();
        assertThat(ReadingWording.tells(CaseFilter.ALL.withSites(Set.of("torso")))).isFalse();
    }
}
