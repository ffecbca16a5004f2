package org.lesionlens.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.figure.OutcomeSign;
import org.lesionlens.figure.PairLoader;
import org.lesionlens.figure.PairPictures;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;

/**
 * The report of a set: one HTML file that needs no other, no network and no script, in light and
 * dark, on screens and on paper.
 */
public final class SetReport {

    private static final String SHEET = "report.css";
    private static final int EXAMPLES = 8; // of each outcome
    private static final int PATIENTS = 8;
    private static final int SIDE = 320; // of a picture, in pixels

    private final ReportedSet set;
    private final List<Section> sections;

    private SetReport(ReportedSet set, List<Section> sections) {
        this.set = set;
        this.sections = sections;
    }

    /** The same with the heat that is kept with all results. */
    public static SetReport of(ReportedSet set, ImageDecoder decoder)
            throws IOException, InterruptedException {
        return of(set, decoder, ShownHeat.GRAD_CAM);
    }

    /**
     * Gathers all that is shown.
     *
     * @param decoder reads the photos that are shown
     * @param heat of the lesions that are shown
     * @throws IOException if what is kept of the set cannot be read
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static SetReport of(ReportedSet set, ImageDecoder decoder, ShownHeat heat)
            throws IOException, InterruptedException {
        Examples examples = Examples.of(set.review(), set.threshold(), EXAMPLES);
        OddPatients odd = OddPatients.of(set.review(), set.features(), PATIENTS);
        List<ReviewCase> shown =
                Stream.concat(
                                examples.all().stream(),
                                odd.shown().stream()
                                        .flatMap(one ->
                                                Stream.concat(
                                                        Stream.of(one.odd()),
                                                        one.others().stream()
                                                                .limit(OddPatientsSection.OTHERS))))
                        .distinct()
                        .toList();
        List<ReviewCase> heated = heat.maps().of(shown);
        var figure = new LesionFigure(set, heat, heated, encoded(heated, set, decoder));
        var masked = MaskedHeat.of(set, new MaskFile(decoder));
        return new SetReport(set, sections(set, masked, examples, odd, figure));
    }

    private static Map<Integer, EncodedPair> encoded(
            List<ReviewCase> shown, ReportedSet set, ImageDecoder decoder)
            throws InterruptedException {
        var loader =
                new PairLoader(
                        decoder, set.model().card().input(), set.style(), OptionalDouble.empty());
        List<PairPictures> pictures = loader.load(shown, SIDE, SIDE);
        Map<Integer, EncodedPair> encoded = new HashMap<>();
        for (int i = 0; i < shown.size(); i++) {
            int index = shown.get(i).index();
            EncodedPair.of(pictures.get(i)).ifPresent(pair -> encoded.put(index, pair));
        }
        return encoded;
    }

    private static List<Section> sections(
            ReportedSet set,
            MaskedHeat masked,
            Examples examples,
            OddPatients odd,
            LesionFigure figure) {
        List<Section> all = new ArrayList<>();
        all.add(new SummarySection(set));
        all.add(new ModelSection(set.model()));
        all.add(new DataSection(set));
        if (set.measured().measures().scores().size() > 0) {
            all.add(new MeasuresSection(set));
            all.add(new CurvesSection(set));
            all.add(new ClassesSection(set));
            all.add(new SubgroupsSection(set));
            all.add(new HeatSection(set));
            all.add(new MasksSection(masked));
            all.add(
                    new ExamplesSection(
                            "errors",
                            "Worst errors",
                            List.of(Outcome.FALSE_NEGATIVE, Outcome.FALSE_POSITIVE),
                            "Wrong calls that the model was surest of, the surest first. "
                                    + heat(set, figure.heat()),
                            examples,
                            figure));
            all.add(
                    new ExamplesSection(
                            "right",
                            "Right calls",
                            List.of(Outcome.TRUE_POSITIVE, Outcome.TRUE_NEGATIVE),
                            "Right calls that the model was surest of, the surest first. "
                                    + heat(set, figure.heat()),
                            examples,
                            figure));
        }
        set.methods().ifPresent(tested -> all.add(new MethodsSection(tested)));
        all.add(new OddPatientsSection(odd, figure, set));
        all.add(new SettingsSection(set));
        return all.stream().filter(Section::isTold).toList();
    }

    /** What the colours mean. */
    private static String heat(ReportedSet set, ShownHeat shown) {
        return "Right of each photo the heat of %s%s for %s (%s): each map on its own scale, shown from %s of its highest on."
                .formatted(
                        shown.heat().method(),
                        shown.heat().words(),
                        set.sought(),
                        set.style().colourMap().label(),
                        Numbers.percent(set.style().threshold()));
    }

    /**
     * Writes the report.
     *
     * @param out stays open
     * @throws IOException if the stream fails
     */
    public void write(OutputStream out) throws IOException {
        try (var html = new Html(out)) {
            html.element(
                    "html",
                    () -> {
                        html.element("head", () -> writeHead(html));
                        html.element("body", () -> writeBody(html));
                    },
                    "lang",
                    "en");
        }
    }

    private String title() {
        return "Report: " + set.model().card().name();
    }

    private void writeHead(Html html) throws IOException {
        String sheet = sheet();
        html.alone("meta", "charset", "utf-8");
        html.alone(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; img-src data:; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                        .formatted(hash(sheet)));
        html.alone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.alone("meta", "name", "color-scheme", "content", "light dark");
        html.alone("meta", "name", "referrer", "content", "no-referrer");
        html.text("title", title());
        html.text("style", sheet);
    }

    private void writeBody(Html html) throws IOException {
        html.element(
                "header",
                () -> {
                    html.text("h1", title());
                    html.text(
                            "p",
                            "%s, model %s, %s"
                                    .formatted(set.day(), set.model().shortHash(), set.program()));
                    html.text("p", "Research use only, not for diagnosis", "class", "purpose");
                });
        html.element("nav", () -> writeContents(html), "aria-label", "Contents");
        html.element(
                "main",
                () -> {
                    for (Section section : sections) {
                        html.element(
                                "section",
                                () -> {
                                    html.text("h2", section.title(), "id", section.id() + "-title");
                                    section.write(html);
                                },
                                "id",
                                section.id(),
                                "aria-labelledby",
                                section.id() + "-title");
                    }
                });
    }

    private void writeContents(Html html) throws IOException {
        html.element(
                "ul",
                () -> {
                    for (Section section : sections) {
                        html.element(
                                "li",
                                () -> html.text("a", section.title(), "href", "#" + section.id()));
                    }
                });
    }

    private static String sheet() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SetReport.class.getResourceAsStream(SHEET), SHEET)) {
            String sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return sheet.replace("\r", "") + marks();
        }
    }

    /** Outcomes have the colours that they have in figures. */
    private static String marks() {
        return Arrays.stream(Outcome.values())
                .map(outcome ->
                        ".mark.%s { background: #%06x; }\n"
                                .formatted(
                                        outcome.letters().toLowerCase(Locale.ROOT),
                                        OutcomeSign.colour(OutcomeGroup.of(outcome)).getRGB()
                                                & 0xFFFFFF))
                .collect(Collectors.joining());
    }

    /** Only this sheet is allowed. */
    private static String hash(String sheet) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(sheet.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
