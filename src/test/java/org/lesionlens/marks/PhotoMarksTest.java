package org.lesionlens.marks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a photo twice, and what only looks so. */
class PhotoMarksTest {

    private static PhotoMarks note(String text) {
        return PhotoMarks.NONE.withNote(text.replace('|', '\n'));
    }

    @ParameterizedTest
    @CsvSource({
        "no melanoma, melanoma, no melanoma||melanoma",
        "melanoma, no melanoma, melanoma||no melanoma",
        "a||b, b, a||b",
        "a||b, b||c, a||b||c",
        "a|b, b, a|b||b",
        "'', a||b, a||b",
        "a, '', a"
    })
    void notesAreJoinedByWholeParagraphs(String one, String other, String both) {
        PhotoMarks joined = note(one).joined(note(other));

        assertThat(joined).isEqualTo(note(both));
        assertThat(joined.joined(note(other))).as("once more").isEqualTo(joined);
    }

    @ParameterizedTest
    @CsvSource({
        "a, b, a, b",
        "a, '', a, ''",
        "'', new, old, old||new",
        "new, '', old||new, old",
        "a, b, c, c||b",
        "a||b, a, a||b||c, a||c"
    })
    void aNoteThatIsKeptButNotKnownStays(String before, String after, String kept, String now) {
        var change = new MarkChange(note(before), note(after));

        assertThat(change.noteOver(note(kept).note())).isEqualTo(note(now).note());
    }
}
