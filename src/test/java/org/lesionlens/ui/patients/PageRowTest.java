package org.lesionlens.ui.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/** How a page is laid out, and where the keys lead on it; each lesion is a letter. */
class PageRowTest {

    @Test
    void aSiteBeginsARowUnlessAllOfItHasRoom() {
        assertThat(page(3, "abcd", "e", "fg")).containsExactly("a*bc", "de*", "f*g");
        assertThat(page(3, "ab", "c", "d")).containsExactly("a*bc*", "d*");
        assertThat(page(2, "a", "bc")).containsExactly("a*", "b*c");
        assertThat(page(1, "ab", "c")).containsExactly("a*", "b", "c*");
        assertThat(page(4)).isEmpty();
    }

    @Test
    void arrowsFollowTheReadingOrderAndTheColumns() {
        List<PageRow> rows = rows(3, "abcd", "e", "fg"); // abc, de, fg

        assertThat(step(rows, 'c', KeyCode.RIGHT)).isEqualTo("d");
        assertThat(step(rows, 'd', KeyCode.LEFT)).isEqualTo("c");
        assertThat(step(rows, 'b', KeyCode.DOWN)).isEqualTo("e");
        assertThat(step(rows, 'c', KeyCode.DOWN)).as("a shorter row").isEqualTo("e");
        assertThat(step(rows, 'g', KeyCode.UP)).isEqualTo("e");
        assertThat(step(rows, 'd', KeyCode.HOME)).isEqualTo("a");
        assertThat(step(rows, 'd', KeyCode.END)).isEqualTo("g");
    }

    @Test
    void stepsEndWhereThePageEnds() {
        List<PageRow> rows = rows(3, "abcd");

        assertThat(step(rows, 'a', KeyCode.LEFT)).isEmpty();
        assertThat(step(rows, 'a', KeyCode.UP)).isEmpty();
        assertThat(step(rows, 'd', KeyCode.RIGHT)).isEmpty();
        assertThat(step(rows, 'd', KeyCode.DOWN)).isEmpty();
    }

    @Test
    void theFirstStepLeadsToTheFirstLesion() {
        List<PageRow> rows = rows(3, "abcd");

        assertThat(PageSteps.step(rows, null, KeyCode.DOWN)).contains(lesion('a'));
        assertThat(step(rows, 'x', KeyCode.LEFT)).isEqualTo("a");
        assertThat(PageSteps.step(List.of(), null, KeyCode.DOWN)).isEmpty();
    }

    @Test
    void asManyCardsAsAreLegibleShareTheWidth() {
        assertThat(Columns.of(0, 0, 9)).isEqualTo(new Columns(1, 280));
        assertThat(Columns.of(575, 0, 9)).isEqualTo(new Columns(1, 575));
        assertThat(Columns.of(576, 0, 9)).isEqualTo(new Columns(2, 280));
        assertThat(Columns.of(1328, 0, 9)).isEqualTo(new Columns(4, 320));
    }

    @Test
    void fewLesionsAreLargeAndSoAreThoseThatAreWantedSo() {
        assertThat(Columns.of(1328, 0, 2)).isEqualTo(new Columns(2, 656));
        assertThat(Columns.of(1328, 600, 9)).isEqualTo(new Columns(2, 656));
        assertThat(Columns.of(1328, 660, 9)).isEqualTo(new Columns(1, 1200));
        assertThat(Columns.of(1328, 0, 0)).isEqualTo(new Columns(1, 1200));
    }

    /** Rows as their lesions' letters, with a star after those above which a site is named. */
    private static List<String> page(int columns, String... sites) {
        return rows(columns, sites).stream()
                .map(row ->
                        row.places().stream()
                                .map(place ->
                                        place.lesion().image().name() + (place.first() ? "*" : ""))
                                .collect(Collectors.joining()))
                .toList();
    }

    private static String step(List<PageRow> rows, char from, KeyCode key) {
        return PageSteps.step(rows, lesion(from), key).map(LesionImage::name).orElse("");
    }

    private static List<PageRow> rows(int columns, String... sites) {
        Map<String, List<ReviewCase>> bySite = new LinkedHashMap<>();
        for (String site : sites) {
            List<LesionImage> lesions = new ArrayList<>();
            site.chars().forEach(letter -> lesions.add(lesion((char) letter)));
            bySite.put(site, Review.of(lesions).cases());
        }
        return PageRow.of(bySite, columns);
    }

    private static LesionImage lesion(char name) {
        return new LesionImage("" + name, Path.of(name + ".jpg"), LesionFacts.NONE);
    }
}
