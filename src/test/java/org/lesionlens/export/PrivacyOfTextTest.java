package org.lesionlens.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.plots.PlotKind;
import org.lesionlens.report.ReportedSet;
import org.lesionlens.report.SetReport;
import org.lesionlens.review.Measures;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.ResultStore;
import org.lesionlens.testing.SyntheticAnalysis;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The same as {@link PrivacyTest} of what is no drawing: each element of a report, each column and
 * cell of a table, each key of JSON and of a raw map is read, and what is on no list here fails.
 */
class PrivacyOfTextTest {

    private static final Set<String> ELEMENTS =
            Set.of(
                    "html",
                    "head",
                    "meta",
                    "title",
                    "style",
                    "body",
                    "header",
                    "nav",
                    "main",
                    "section",
                    "h1",
                    "h2",
                    "h3",
                    "p",
                    "ul",
                    "li",
                    "a",
                    "div",
                    "span",
                    "br",
                    "strong",
                    "dl",
                    "dt",
                    "dd",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "figure",
                    "figcaption",
                    "img",
                    // plots
                    "svg",
                    "g",
                    "rect",
                    "path",
                    "circle",
                    "ellipse",
                    "polygon",
                    "polyline",
                    "line",
                    "text",
                    "image",
                    "clipPath",
                    "defs",
                    "desc");

    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "lang",
                    "charset",
                    "http-equiv",
                    "content",
                    "name",
                    "href",
                    "id",
                    "class",
                    "aria-label",
                    "aria-labelledby",
                    "aria-hidden",
                    "role",
                    "tabindex",
                    "scope",
                    "src",
                    "alt",
                    "title",
                    "width",
                    "height",
                    "loading",
                    // plots
                    "xmlns",
                    "xmlns:xlink",
                    "viewBox",
                    "d",
                    "x",
                    "y",
                    "x1",
                    "x2",
                    "y1",
                    "y2",
                    "cx",
                    "cy",
                    "r",
                    "rx",
                    "ry",
                    "points",
                    "transform",
                    "font-family",
                    "font-size",
                    "font-weight",
                    "stroke-width",
                    "stroke-dasharray",
                    "stroke-linecap",
                    "stroke-linejoin",
                    "stroke-miterlimit",
                    "stroke-opacity",
                    "fill-opacity",
                    "fill",
                    "stroke",
                    "clip-path",
                    "text-anchor",
                    "xlink:href",
                    "preserveAspectRatio",
                    "style",
                    "xml:space",
                    "text-rendering",
                    "image-rendering");

    @TempDir private Path home = Path.of("");

    private JaneDoe jane;

    @BeforeEach
    void takePhoto() throws IOException {
        jane = new JaneDoe(home);
    }

    @Test
    void reportsAndTheirPlotsNameNobody() throws Exception {
        try (ResultStore store = ResultStore.temporary()) {
            ReportedSet told = jane.reported(store);
            var out = new ByteArrayOutputStream();
            SetReport.of(told, new ImageDecoder(DecodeLimits.STANDARD)).write(out);

            String html = out.toString(UTF_8);
            assertThat(html).contains("Lesion 2");
            Set<String> strange = new TreeSet<>();
            assertThat(check(parse(html), strange)).as("photos").isPositive();
            assertThat(strange).isEmpty();
            jane.isNotIn(html.replaceAll("base64,[^\"]*\"", "\"")); // read above
            for (PlotKind kind : PlotKind.values()) {
                var plot = kind.of(told.measured());
                if (plot.isPresent()) {
                    var svg = new ByteArrayOutputStream();
                    new DrawingWriter(DrawingFormat.SVG, 150).write(plot.get(), svg);
                    jane.isNotIn(svg.toString(UTF_8).replaceAll("base64,[^\")]*", ""));
                }
            }
        }
    }

    private static Element parse(String html) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(UTF_8)))
                .getDocumentElement();
    }

    /** How many photos are in it. */
    private int check(Element element, Set<String> strange) {
        if (!ELEMENTS.contains(element.getTagName())) {
            strange.add(element.getTagName());
        }
        int photos = 0;
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            String name = attribute.getNodeName();
            if (!ATTRIBUTES.contains(name)) {
                strange.add(element.getTagName() + " " + name);
            }
            String value = attribute.getNodeValue();
            if (name.equals("src") || name.equals("xlink:href")) {
                String start = "data:image/jpeg;base64,";
                assertThat(value).startsWith(start);
                jane.isNotInJpeg(Base64.getDecoder().decode(value.substring(start.length())));
                photos++;
            } else if (name.equals("href")) {
                assertThat(value).startsWith("#");
            } else {
                jane.isNotIn(value);
            }
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            assertThat(node.getNodeType()).isIn(Node.ELEMENT_NODE, Node.TEXT_NODE);
            if (node instanceof Element inner) {
                photos += check(inner, strange);
            }
        }
        return photos;
    }

    private static String written(Writing content) throws Exception {
        var out = new ByteArrayOutputStream();
        content.to(out);
        return out.toString(UTF_8);
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws Exception;
    }

    private static void hasColumns(String csv, String... columns) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(csv)) {
            assertThat(reader.stream().findFirst().orElseThrow().getFields())
                    .containsExactly(columns);
        }
    }

    @Test
    void tablesOfMeasuresNameNobody() throws Exception {
        Measures measures = Measures.of(jane.review());
        var judgement = new Judgement("melanoma", true, ProbabilitySource.NETWORK, 0.5);
        MeasureFigures figures = MeasureFigures.of(measures, judgement);

        String table = written(out -> MeasuresTable.write(figures, out));
        hasColumns(
                table,
                "attribute",
                "group",
                "measure",
                "value",
                "low",
                "high",
                "clusters",
                "intervals_by",
                "n",
                "positives",
                "negatives",
                "threshold",
                "looked_for",
                "judged_by",
                "counted");
        jane.isNotIn(table);
        String matrix = written(out -> MatrixTable.write(figures, out));
        hasColumns(matrix, "matrix", "truth", "called", "count");
        jane.isNotIn(matrix);
        String curves = written(out -> CurvesTable.write(measures, out));
        hasColumns(curves, "curve", "threshold", "x", "y");
        jane.isNotIn(curves);
        String json = JsonText.of(figures);
        checkJson(JsonParser.parseString(json));
        jane.isNotIn(json);
    }

    private static void checkJson(JsonElement element) {
        if (element.isJsonObject()) {
            element.getAsJsonObject()
                    .entrySet()
                    .forEach(entry -> {
                        assertThat(entry.getKey())
                                .doesNotContain("file", "path", "name", "patient");
                        checkJson(entry.getValue());
                    });
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(PrivacyOfTextTest::checkJson);
        }
    }

    @Test
    void theTableOfManyPicturesNamesNobody() throws Exception {
        Review review = jane.review();
        var names = new FigureNames(review.cases().stream().map(ReviewCase::image).toList(), false);
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);
        Path folder = home.resolve("out");

        new PictureFolder(folder, names, JaneDoe.STYLE, 0.5)
                .write(
                        review.cases(),
                        one -> SyntheticAnalysis.of(decoder.decode(one.image().file()), 1, 2, 0, 4),
                        new PictureFolder.Asked("melanoma", CamMethod.GRAD_CAM, "01234567"),
                        _ -> {});

        String table = Files.readString(folder.resolve(PictureTable.NAME));
        hasColumns(
                table,
                "file",
                "lesion",
                "explained_class",
                "method",
                "probability",
                "threshold",
                "truth",
                "outcome",
                "problem");
        assertThat(table).contains("Lesion 1", "Lesion 2,");
        jane.isNotIn(table);
        try (var files = Files.list(folder)) {
            assertThat(files).allSatisfy(file -> jane.isNotIn(file.getFileName() + ""));
        }
    }

    /** It names photos and patients, so that it can be joined; where they lie, it does not say. */
    @Test
    void theTableOfResultsTellsNoPlace() throws Exception {
        List<ResultRow> rows =
                jane.review().cases().stream()
                        .map(one ->
                                new ResultRow(
                                        one.image(),
                                        one.image().truth(),
                                        OptionalDouble.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        one.progress() instanceof Progress.Failed(String why)
                                                ? why
                                                : "",
                                        PhotoMarks.NONE))
                        .toList();
        var table =
                new ResultsTable(
                        Optional.empty(),
                        new Judgement("melanoma", true, ProbabilitySource.NETWORK, 0.5),
                        UnaryOperator.identity(),
                        Optional.empty(),
                        Optional.empty(),
                        ReadingCells.NONE);

        String csv = written(out -> table.write(rows, out));

        assertThat(csv).contains(JaneDoe.NAME, "Jane-Doe-4711");
        jane.isNotTracedBy(csv);
    }

    @Test
    void aRawMapHoldsItsShapeAndNumbers() throws Exception {
        var out = new ByteArrayOutputStream();
        NpyFile.write(JaneDoe.MAP.positive(), out);

        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        byte[] header = new byte[bytes.getShort()];
        bytes.get(header);
        assertThat(new String(header, US_ASCII).strip())
                .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }");
        float[] values = new float[4];
        bytes.asFloatBuffer().get(values);
        assertThat(values).containsExactly(0, 1, 2, 3);
        assertThat(bytes.remaining()).isEqualTo(4 * Float.BYTES);
    }
}
