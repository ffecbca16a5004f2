package org.lesionlens.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.plots.MeasuredSet;
import org.lesionlens.review.MeasureIntervals;
import org.lesionlens.review.Measures;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Review;

/** Reports of sets that no network has seen. */
final class SyntheticReport {

    static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    private SyntheticReport() {}

    static ReportedModel model(String name) {
        var input =
                new InputSpec(
                        64,
                        64,
                        InputFit.SQUASH,
                        Interpolation.BILINEAR,
                        1 / 255.0,
                        List.of(0.5, 0.5, 0.5),
                        List.of(0.25, 0.25, 0.25));
        var output = new ModelOutput(Activation.SIGMOID, List.of("benign", "melanoma"), "melanoma");
        var card = new ModelCard(name, "tiny", input, output, "features", 0.5, "", "", "");
        return new ReportedModel(card, ContentHash.parse("ab".repeat(32)), List.of());
    }

    /** Lesions of the same index always have the same features. */
    static PooledFeatures features() {
        return one -> {
            var random = new Random(one.index());
            float[] features = new float[8];
            for (int i = 0; i < features.length; i++) {
                features[i] = random.nextFloat();
            }
            return Optional.of(features);
        };
    }

    static ReportedSet set(Path folder, Review review, String modelName, boolean named)
            throws IOException {
        return set(CaseSet.read(folder), review, Measures.of(review), modelName, named);
    }

    static ReportedSet set(
            CaseSet cases, Review review, Measures measures, String modelName, boolean named) {
        var measured =
                new MeasuredSet(
                        measures,
                        MeasureIntervals.of(measures),
                        0.5,
                        "melanoma",
                        ColourMap.VIRIDIS,
                        new MeasuredSet.Subject(
                                "Tiny", "0123abcd", ProbabilitySource.NETWORK, 90, 90),
                        List.of());
        return new ReportedSet(
                cases,
                review,
                model(modelName),
                measured,
                features(),
                STYLE,
                new FigureNames(cases.images(), named),
                named,
                "lesionlens test",
                "2026-01-01",
                Optional.empty(),
                List.of());
    }

    static String html(ReportedSet set) throws IOException, InterruptedException {
        var out = new ByteArrayOutputStream();
        SetReport.of(set, new ImageDecoder(DecodeLimits.STANDARD)).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
