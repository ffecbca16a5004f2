package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.attribution.Attribution;
import org.lesionlens.attribution.AttributionMap;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.Attributions;
import org.lesionlens.attribution.LayerMap;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.attribution.MethodMaps;
import org.lesionlens.attribution.PixelSettings;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.explain.ChannelReduction;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureHeat;
import org.lesionlens.figure.FigureSection;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.scoring.SetFacts;
import org.lesionlens.store.KeptMap;
import org.lesionlens.store.KeptMaps;
import org.lesionlens.store.MapKey;

/**
 * Shows lesions of a figure or report under another method than the one whose maps are kept with
 * all results. What was computed once is kept, too.
 *
 * @param facts of the lesions' set
 */
record FigureMaps(
        Analyzer analyzer,
        Classifier classifier,
        SetFacts facts,
        KeptMaps kept,
        MapSettings settings) {

    /** To be raised when a method comes to give other numbers for the same settings. */
    private static final String COMPUTATION = "figure 1 ";

    private static final double CLIP = 99; // percentile of a pixel's values: one must not be all

    /** A lesion whose map cannot be made. */
    static final class NoMapException extends IOException {

        private static final long serialVersionUID = 1;

        NoMapException(ExplanationMethod method, ReviewCase one, Exception cause) {
            super(
                    "no map by %s of %s: %s"
                            .formatted(method.label(), one.image().file(), cause.getMessage()),
                    cause);
        }
    }

    /** The same figure under this method; tells how far it is. */
    FigureContent told(FigureContent content, CliEnvironment environment, PrintStream messages)
            throws NoMapException, InterruptedException {
        RunReport report = report(content.cases().size(), environment, messages);
        try {
            return of(content, report);
        } finally {
            report.close();
        }
    }

    /** The same lesions under this method; tells how far they are. */
    List<ReviewCase> told(List<ReviewCase> cases, CliEnvironment environment, PrintStream messages)
            throws NoMapException, InterruptedException {
        RunReport report = report(cases.size(), environment, messages);
        try {
            return of(cases, report);
        } finally {
            report.close();
        }
    }

    private RunReport report(int count, CliEnvironment environment, PrintStream messages) {
        return new RunReport(
                count,
                classifier.runsOn().words(),
                new ProgressLine(messages, environment.terminal()),
                messages);
    }

    /**
     * The same figure under this method.
     *
     * @param report hears of each lesion
     * @throws NoMapException if the network cannot be asked about one of them
     * @throws InterruptedException if the calling thread is interrupted; what is done is kept
     */
    private FigureContent of(FigureContent content, RunReport report)
            throws NoMapException, InterruptedException {
        List<FigureSection> sections = new ArrayList<>();
        for (FigureSection section : content.sections()) {
            sections.add(
                    new FigureSection(
                            section.title(), section.note(), of(section.cases(), report)));
        }
        return new FigureContent(
                content.title(),
                content.about(),
                sections,
                content.model().withHeat(heat()),
                content.threshold());
    }

    private List<ReviewCase> of(List<ReviewCase> cases, RunReport report)
            throws NoMapException, InterruptedException {
        List<ReviewCase> under = new ArrayList<>();
        for (ReviewCase one : cases) {
            under.add(under(one, report));
        }
        return under;
    }

    /** What this heat is. */
    FigureHeat heat() {
        String words = settings.inWords().isBlank() ? "" : " (" + settings.inWords() + ")";
        boolean isOfPixels = settings instanceof PixelSettings;
        return new FigureHeat(
                settings.method().label(),
                words
                        + (isOfPixels
                                ? ", %s on the network's pixels, clipped at their percentile %.0f"
                                        .formatted(
                                                settings.method().isSigned()
                                                        ? "what speaks for it"
                                                        : "absolute values",
                                                CLIP)
                                : ""),
                settings instanceof LayerMap);
    }

    private ReviewCase under(ReviewCase one, RunReport report)
            throws NoMapException, InterruptedException {
        CasePrediction said = one.prediction().orElse(null);
        if (said == null) {
            return one; // it failed, and the figure says so
        }
        var key =
                new MapKey(
                        said.key(),
                        classifier.key(),
                        said.positive(),
                        settings.method().key(),
                        COMPUTATION + settings);
        Optional<SignedMap> before = find(key);
        if (before.isPresent()) {
            report.known();
            return one.showing(before.get());
        }
        report.beforeResult();
        try {
            SignedMap map = compute(one, said.positive(), report);
            keep(key, map);
            report.done();
            return one.showing(map);
        } catch (ImageDecodeException | ClassificationException e) {
            throw new NoMapException(settings.method(), one, e);
        }
    }

    private Optional<SignedMap> find(MapKey key) {
        try {
            return kept.find(key)
                    .map(KeptMap::values)
                    .map(map -> new SignedMap(map.width(), map.height(), map.toArray()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // the network can be asked
        }
    }

    private void keep(MapKey key, SignedMap map) {
        try {
            var plane = new FeatureMaps(1, map.height(), map.width(), map.toArray());
            kept.keep(key, new KeptMap(plane, List.of()));
        } catch (IOException e) {
            return; // it is drawn, and computed again when it is asked for again
        }
    }

    private SignedMap compute(ReviewCase one, int classIndex, RunReport report)
            throws ImageDecodeException, ClassificationException, InterruptedException {
        Classifier asked = classifier.given(facts.of(one.image()));
        PreparedPhoto photo = analyzer.prepare(one.image().file(), asked.card().input());
        PlacedInput input = PlacedInput.of(photo, asked.card().input());
        return switch (settings) {
            case LayerMap layer ->
                    signed(new MethodMaps(asked, classIndex, input).of(layer), Float.MAX_VALUE);
            case AttributionSettings other -> {
                Attribution found =
                        new Attributions(asked, classIndex).of(input, other, report::within);
                AttributionMap map =
                        AttributionMap.of(
                                found,
                                photo.geometry(),
                                asked.card().input(),
                                ChannelReduction.LARGEST,
                                settings.method().isSigned(),
                                CLIP);
                yield signed(map.map(), (float) map.clip().orElse(Float.MAX_VALUE));
            }
        };
    }

    private static SignedMap signed(EvidenceMap map, float top) {
        float[] values = map.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(values[i], top);
        }
        return new SignedMap(map.width(), map.height(), values);
    }
}
