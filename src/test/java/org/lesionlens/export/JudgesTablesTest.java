package org.lesionlens.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Confidence;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;

/** What judges say, as tables: a row each, and no comma where a number needs a point. */
class JudgesTablesTest {

    private static final ContentHash KNOWN = ContentHash.parse("0a".repeat(32));
    private static final ContentHash ELSEWHERE = ContentHash.parse("0b".repeat(32));
    private static final Reading READING =
            new Reading(
                    KNOWN,
                    Call.NEGATIVE,
                    Confidence.FAIRLY_SURE,
                    false,
                    Duration.ofMillis(2500),
                    Instant.parse("2026-01-02T03:04:05Z"));

    private static Review set() {
        var facts = new LesionFacts("QX", Truth.POSITIVE, Sex.UNKNOWN, null, "", "", null);
        var other = new LesionFacts("QY", Truth.UNKNOWN, Sex.UNKNOWN, null, "", "", null);
        return Review.of(
                        List.of(
                                new LesionImage("one", Path.of("one.jpg"), facts),
                                new LesionImage("two", Path.of("two.jpg"), other)))
                .with(
                        Map.of(
                                0,
                                new Progress.Scored(
                                        new CasePrediction(KNOWN, 0.25, new SignedMap(1, 1, 1f)))));
    }

    private static List<String> readings(String sought, Map<Reader, List<Reading>> readings)
            throws IOException {
        var out = new ByteArrayOutputStream();
        new ReadingsTable(Map.of(KNOWN, set().cases().getFirst()), sought, id -> "patient 1")
                .write(readings, out);
        return out.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
    }

    @Test
    void aReadingOfTheOpenSetHasNameTruthAndProbability() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(
                            readings(
                                    "melanoma",
                                    Map.of(new Reader("A, B", "melanoma"), List.of(READING))))
                    .containsExactly(
                            "\"A, B\",melanoma,"
                                    + KNOWN.hex()
                                    + ",one,patient 1,positive,negative,fairly_sure,2.5,"
                                    + "2026-01-02T03:04:05Z,false,0.25");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** A truth about melanoma says nothing of a reading that looked for something else. */
    @Test
    void anotherQuestionHasNoTruthHere() throws IOException {
        assertThat(readings("melanoma", Map.of(new Reader("AB", "nevus"), List.of(READING))))
                .singleElement()
                .asString()
                .contains(",one,patient 1,,negative,")
                .endsWith(",");
    }

    @Test
    void aPhotoThatIsNotOpenIsToldByItsBytes() throws IOException {
        var elsewhere =
                new Reading(ELSEWHERE, Call.TAKEN_BACK, null, true, Duration.ZERO, Instant.EPOCH);

        assertThat(readings("melanoma", Map.of(new Reader("AB", "melanoma"), List.of(elsewhere))))
                .containsExactly(
                        "AB,melanoma,"
                                + ELSEWHERE.hex()
                                + ",,,,taken_back,,0.0,1970-01-01T00:00:00Z,true,");
    }

    @Test
    void twoJudgesHaveARowForEveryPhotoComparedOrNot() throws IOException {
        var out = new ByteArrayOutputStream();
        new ComparisonTable(
                        "melanoma",
                        "a.pt",
                        "b.pt",
                        new Thresholds(0.25, 0.5),
                        Map.of(0, 0.125, 1, 0.75),
                        id -> id)
                .write(set(), out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly(
                        "one,QX,melanoma,positive,a.pt,0.25,0.25,positive,"
                                + "b.pt,0.125,0.5,negative,only_first",
                        "two,QY,melanoma,,a.pt,,0.25,,b.pt,0.75,0.5,positive,");
    }
}
