package org.lesionlens.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.ClassProbabilities;
import org.lesionlens.cases.Finding;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.Truth;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticReview;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class SetReportTest {

    private static final Path SAMPLES = Path.of("assets", "samples");
    private static ReportedSet samples;
    private static String html;
    private static Document page;

    @BeforeAll
    static void write() throws Exception {
        samples = SyntheticReport.set(SAMPLES, SyntheticReview.samples(), "tiny & <b>", false);
        html = SyntheticReport.html(samples);
        page = parse(html);
    }

    /** It is XML, too, so that what is wrong in it is found. */
    private static Document parse(String html) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document page, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = page.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    @Test
    void tellsTheMeasuresOfThePage() {
        var measures = samples.measured().measures();
        String words = page.getDocumentElement().getTextContent();
        assertThat(words)
                .contains(
                        "AUC" + Numbers.three(measures.roc().orElseThrow().area()),
                        Numbers.three(
                                measures.scores().at(0.5).sensitivity().orElseThrow().value()),
                        "Brier score " + Numbers.three(measures.brier()),
                        "TP " + measures.scores().at(0.5).truePositives() + " (");
    }

    /** Two photos a lesion, of which one lesion is positive in one and negative in the other. */
    private static Review twoPhotosALesion() {
        Review photos = SyntheticReview.large(40);
        List<LesionImage> images = new ArrayList<>();
        Map<Integer, Progress> progress = new HashMap<>();
        for (ReviewCase one : photos.cases()) {
            int lesion = one.index() / 2;
            boolean isPositive = one.index() == 1 || lesion % 2 == 1;
            Truth truth = isPositive ? Truth.POSITIVE : Truth.NEGATIVE;
            images.add(
                    new LesionImage(
                            one.image().name(),
                            one.image().file(),
                            new LesionFacts(
                                    "P" + lesion,
                                    truth,
                                    one.image().facts().sex(),
                                    one.image().facts().age(),
                                    one.image().facts().site(),
                                    "",
                                    null,
                                    "L" + lesion,
                                    "",
                                    "",
                                    Finding.NONE,
                                    ClassProbabilities.NONE)));
            progress.put(one.index(), one.progress());
        }
        return Review.of(images).with(progress);
    }

    @Test
    void saysWhetherPhotosOrLesionsAreCounted() throws Exception {
        Review review = twoPhotosALesion();
        var classes = new ModelClasses(List.of("benign", "melanoma"), "melanoma");
        Measures byLesion = Measures.of(review, MeasuredUnit.LESION_BY_MEAN, classes);
        Measures byPhoto = Measures.of(review, MeasuredUnit.PHOTO, classes);
        CaseSet cases = samples.cases();

        String lesions =
                SyntheticReport.html(SyntheticReport.set(cases, review, byLesion, "tiny", false));
        String photos =
                SyntheticReport.html(SyntheticReport.set(cases, review, byPhoto, "tiny", false));

        assertThat(lesions)
                .contains(
                        "Lesions counted",
                        "19 of 20 lesions",
                        "1 lesion with a positive and a negative photo",
                        "The measures count lesions; here are photos")
                .doesNotContain("Photos counted");
        assertThat(photos)
                .contains("Photos counted", "40 of 40 photos", "few photos they are wide")
                .doesNotContain("Lesions counted", "here are photos", "few lesions");
    }

    @Test
    void namesNobodyUnlessAsked() {
        assertThat(html).contains("Lesion 1", "Patient 1");
        for (LesionImage image : samples.cases().images()) {
            assertThat(html).doesNotContain(image.name(), image.file().toString());
        }
        for (String patient : samples.cases().patients().keySet()) {
            assertThat(html).doesNotContain(patient);
        }
        assertThat(html)
                .doesNotContain(SAMPLES.toAbsolutePath().toString(), "labels.csv", "train.csv");
    }

    @Test
    void namesThoseThatAreShownIfAsked() throws Exception {
        ReportedSet named = SyntheticReport.set(SAMPLES, samples.review(), "tiny", true);
        List<String> names = samples.cases().images().stream().map(LesionImage::name).toList();
        assertThat(names).filteredOn(SyntheticReport.html(named)::contains).hasSizeGreaterThan(20);
    }

    @Test
    void needsNoOtherFileNoNetworkAndNoScript() throws Exception {
        assertThat(all(page, "script")).isEmpty();
        assertThat(all(page, "link")).isEmpty();
        assertThat(all(page, "img"))
                .allMatch(one -> one.getAttribute("src").startsWith("data:image/jpeg;base64,"));
        assertThat(all(page, "a")).allMatch(one -> one.getAttribute("href").startsWith("#"));
        assertThat(attributes(page.getDocumentElement()))
                .noneMatch(name -> name.startsWith("on") || name.equals("style"));
        Element sheet = all(page, "style").getFirst();
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(sheet.getTextContent().getBytes(StandardCharsets.UTF_8));
        assertThat(all(page, "style")).hasSize(1);
        assertThat(all(page, "meta"))
                .anyMatch(one ->
                        one.getAttribute("content").contains("default-src 'none'")
                                && one.getAttribute("content")
                                        .contains(Base64.getEncoder().encodeToString(hash)));
        assertThat(html).doesNotContain("url(http", "@import");
    }

    private static Set<String> attributes(Element element) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            names.add(element.getAttributes().item(i).getNodeName());
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                names.addAll(attributes(inner));
            }
        }
        return names;
    }

    @Test
    void canBeReadByAScreenReader() {
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(all(page, "h1")).hasSize(1);
        assertThat(all(page, "h2")).hasSizeGreaterThan(8);
        assertThat(all(page, "main")).hasSize(1);
        assertThat(all(page, "img"))
                .isNotEmpty()
                .noneMatch(one -> one.getAttribute("alt").isBlank());
        assertThat(all(page, "svg"))
                .isNotEmpty()
                .noneMatch(one -> one.getAttribute("aria-label").isBlank());
        assertThat(all(page, "th"))
                .isNotEmpty()
                .allMatch(one -> one.getAttribute("scope").matches("row|col"));
        assertThat(all(page, "table"))
                .allMatch(one -> one.getElementsByTagName("caption").getLength() == 1);
    }

    @Test
    void noTwoPartsHaveTheSameId() {
        Map<String, Integer> ids = new HashMap<>();
        count(page.getDocumentElement(), ids);
        assertThat(ids.values()).containsOnly(1);
    }

    private static void count(Element element, Map<String, Integer> ids) {
        if (element.hasAttribute("id")) {
            ids.merge(element.getAttribute("id"), 1, Integer::sum);
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                count(inner, ids);
            }
        }
    }

    /** Whatever comes from a file, a table or a card is text, wherever it stands. */
    @Test
    void whatOthersWroteIsNeverMarkup(@TempDir Path folder) throws Exception {
        String evil = "<script>alert(1)</script>";
        var table = new StringBuilder("image,patient,site,diagnosis,target\n");
        for (int i = 0; i < 6; i++) {
            int shade = 4096 * i;
            RgbImage photo = RgbImage.painted(16, 12, (y, row) -> row[0] = shade + y);
            String name = "lesion<i>" + i + "&amp;";
            PngWriter.create(photo, folder.resolve(name + ".png"));
            table.append(
                    "%s,pat<img src=x onerror=alert(1)>,site%s,\"nevus\"\" onload=\"\"%s\",%d%n"
                            .formatted(name, evil, evil, i % 2));
        }
        Files.writeString(folder.resolve("labels.csv"), table);
        CaseSet cases = CaseSet.read(folder).judgedBy(PositiveClass.named("melanoma"));
        Map<Integer, Progress> news = new HashMap<>();
        for (int i = 0; i < cases.images().size(); i++) {
            var prediction =
                    new CasePrediction(
                            ContentHash.parse("%064x".formatted(i)),
                            (i + 1) / 8.0,
                            new SignedMap(2, 2, 1, 0, 0, 0));
            news.put(i, i == 5 ? new Progress.Failed(evil) : new Progress.Scored(prediction));
        }
        Review review = Review.of(cases.images()).with(news);

        Document written =
                parse(SyntheticReport.html(SyntheticReport.set(folder, review, evil, true)));

        assertThat(all(written, "script")).isEmpty();
        assertThat(all(written, "i")).isEmpty();
        assertThat(all(written, "img"))
                .allMatch(one -> one.getAttribute("src").startsWith("data:"));
        assertThat(attributes(written.getDocumentElement()))
                .noneMatch(name -> name.startsWith("on"));
        assertThat(written.getDocumentElement().getTextContent())
                .contains(evil, "pat<img src=x onerror=alert(1)>", "lesion<i>1&amp;");
    }

    @Test
    void aSetWithoutTruthIsToldWithoutMeasures(@TempDir Path folder) throws Exception {
        PngWriter.create(RgbImage.painted(8, 8, (y, row) -> row[0] = y), folder.resolve("one.png"));
        Review review = Review.of(CaseSet.read(folder).images());

        Document written =
                parse(SyntheticReport.html(SyntheticReport.set(folder, review, "tiny", false)));

        assertThat(written.getDocumentElement().getTextContent())
                .contains("there is nothing to measure")
                .doesNotContain("Confusion matrix");
    }

    private static void picture(Path file, IntBinaryOperator colour) throws IOException {
        PngWriter.create(
                RgbImage.painted(
                        40,
                        40,
                        (y, row) -> Arrays.setAll(row, x -> 0xFF000000 | colour.applyAsInt(x, y))),
                file);
    }

    private static Progress called(double probability) {
        float[] cells = new float[16];
        cells[0] = 1; // a corner
        cells[5] = 3; // beside the middle
        return new Progress.Scored(
                new CasePrediction(
                        ContentHash.parse("0".repeat(64)),
                        probability,
                        new SignedMap(4, 4, cells)));
    }

    /** A mask over the four cells in the middle; three quarters of the heat are there. */
    @Test
    void tellsHowMuchHeatIsOnTheLesionWhereMasksAre(@TempDir Path folder) throws Exception {
        picture(folder.resolve("a.png"), (x, y) -> 0x805040 + x);
        picture(folder.resolve("b.png"), (x, y) -> 0x805040 + y);
        picture(
                folder.resolve("a_segmentation.png"),
                (x, y) -> x >= 10 && x < 30 && y >= 10 && y < 30 ? 0xFFFFFF : 0);
        picture(folder.resolve("b_segmentation.png"), (x, y) -> 0);
        Files.writeString(folder.resolve("train.csv"), "image_name,target\na,1\nb,0\n");
        CaseSet cases = CaseSet.read(folder).judgedBy(PositiveClass.MELANOMA);
        Review review = Review.of(cases.images()).with(Map.of(0, called(0.9), 1, called(0.2)));

        Document told =
                parse(
                        SyntheticReport.html(
                                SyntheticReport.set(
                                        cases, review, Measures.of(review), "tiny", false)));

        Element section =
                all(told, "section").stream()
                        .filter(one -> one.getAttribute("id").equals("masks"))
                        .findFirst()
                        .orElseThrow();
        assertThat(section.getTextContent())
                .contains("TP10.7501.0000.250", "TN0–––", "not used: 1 (empty)");
        assertThat(html).as("of a set without masks").doesNotContain("id=\"masks\"");
    }

    /** Else the last column of a narrow screen is beyond its edge. */
    @Test
    void aFormulaStandsBelowItsMeasure() {
        assertThat(all(page, "th"))
                .filteredOn(cell -> cell.getTextContent().startsWith("Sensitivity"))
                .first()
                .satisfies(cell ->
                        assertThat(cell.getTextContent()).isEqualTo("SensitivityTP ÷ (TP + FN)"));
    }

    @Test
    void outcomesHaveTheColoursOfFigures() {
        assertThat(html).contains(".mark.tp { background: #009e73; }");
    }

    @Test
    void aPhotoWithoutAMapStandsOnceAndSaysSo() throws Exception {
        var classes = new ModelClasses(List.of("nevus", "melanoma", "other"), "melanoma");
        Review nevi = samples.review().lookingFor(ClassChoice.ofOwn(classes).with(0));
        Document told =
                parse(SyntheticReport.html(SyntheticReport.set(SAMPLES, nevi, "tiny", false)));
        assertThat(all(told, "div"))
                .filteredOn(div -> div.getAttribute("class").equals("pair"))
                .isNotEmpty()
                .allMatch(div -> div.getElementsByTagName("img").getLength() == 1);
        assertThat(all(told, "img")).noneMatch(image -> image.getAttribute("alt").contains("heat"));
        assertThat(told.getDocumentElement().getTextContent()).contains("No map is kept");
    }

    @Test
    void theSameSetGivesTheSameBytes() throws Exception {
        assertThat(SyntheticReport.html(samples)).isEqualTo(html);
    }

    /** Pairs of words and paper in both schemes, by WCAG's ratio. */
    @Test
    void wordsStandOutInLightAndDark() {
        String sheet = all(page, "style").getFirst().getTextContent();
        String[] schemes = sheet.split("prefers-color-scheme: dark", 2);
        for (String scheme : schemes) {
            for (String name : List.of("ink", "quiet", "link", "warning")) {
                for (String behind : List.of("paper", "raised")) {
                    assertThat(contrast(colour(scheme, name), colour(scheme, behind)))
                            .as(name + " on " + behind)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }

    private static int colour(String scheme, String name) {
        String rule = "--" + name + ": #";
        int from = scheme.indexOf(rule) + rule.length();
        return Integer.parseInt(scheme.substring(from, from + 6), 16);
    }

    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * channel(colour >> 16)
                + 0.7152 * channel(colour >> 8)
                + 0.0722 * channel(colour);
    }

    private static double channel(int value) {
        double share = (value & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
