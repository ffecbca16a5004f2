package org.lesionlens.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.TagsCsv;
import org.lesionlens.review.Comparison.Thresholds;
import org.lesionlens.review.Measures;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Review;

/** Every column of every table that goes out stands on the page of formats. */
class FormatsPageTest {

    private static final Path PAGE = Path.of("docs", "formats.md");
    private static final Judgement JUDGEMENT =
            new Judgement("melanoma", true, ProbabilitySource.TABLE, 0.5);

    private interface Table {
        void writeTo(OutputStream out) throws IOException;
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE) + "\n## ";
        int from = page.indexOf("\n## " + heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        return page.substring(from, page.indexOf("\n## ", from + 1));
    }

    private static void holdsItsColumns(String heading, Table table) throws IOException {
        var out = new ByteArrayOutputStream();
        table.writeTo(out);
        String page = section(heading);
        List<String> header =
                List.of(
                        out.toString(StandardCharsets.UTF_8)
                                .lines()
                                .findFirst()
                                .orElseThrow()
                                .split(",", -1));

        assertThat(header).allSatisfy(column -> assertThat(page).contains("`" + column + "`"));
    }

    private static LesionImage image() {
        return new LesionImage(
                "=one",
                Path.of("one.jpg"),
                new LesionFacts("P", Truth.POSITIVE, Sex.FEMALE, 50.0, "torso", "", 0.7));
    }

    @Test
    void ofMeasuresMatrixAndCurves() throws IOException {
        Measures measures = Measures.of(Review.of(List.of(image())).by(ProbabilitySource.TABLE));
        MeasureFigures figures = MeasureFigures.of(measures, JUDGEMENT);

        holdsItsColumns("Measures", out -> MeasuresTable.write(figures, out));
        holdsItsColumns("Confusion matrix", out -> MatrixTable.write(figures, out));
        holdsItsColumns("Curves", out -> CurvesTable.write(measures, out));
        String page = section("Measures");
        assertThat(figures.all().measures().keySet())
                .allSatisfy(measure -> assertThat(page).contains("`" + measure + "`"));
    }

    @Test
    void ofResultsWithoutAModel() throws IOException {
        ContentHash photo = ContentHash.parse("0a".repeat(32));
        var row =
                new ResultRow(
                        image(),
                        Truth.POSITIVE,
                        OptionalDouble.of(0.7),
                        Optional.of(photo),
                        Optional.empty(),
                        "",
                        PhotoMarks.NONE);
        var table =
                new ResultsTable(
                        Optional.empty(),
                        JUDGEMENT,
                        UnaryOperator.identity(),
                        Optional.empty(),
                        Optional.empty(),
                        new ReadingCells(Map.of(photo, "Anna: positive")));
        var out = new ByteArrayOutputStream();

        table.write(List.of(row), out);

        holdsItsColumns("Results", stream -> table.write(List.of(row), stream));
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly(
                        "'=one,P,melanoma,positive,table,0.7,0.5,TP,,,,,,,,,,Anna: positive");
    }

    @Test
    void ofComparisonReadingsAndTags() throws IOException {
        holdsItsColumns(
                "Comparison",
                out ->
                        new ComparisonTable(
                                        "melanoma",
                                        "a",
                                        "b",
                                        new Thresholds(0.5, 0.5),
                                        Map.of(),
                                        UnaryOperator.identity())
                                .write(Review.NONE, out));
        holdsItsColumns(
                "Readings",
                out ->
                        new ReadingsTable(Map.of(), "melanoma", UnaryOperator.identity())
                                .write(Map.of(), out));
        holdsItsColumns("Tags and notes", out -> TagsCsv.write(List.of(), out));
    }
}
