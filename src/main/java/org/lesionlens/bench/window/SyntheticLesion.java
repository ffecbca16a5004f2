package org.lesionlens.bench.window;

import java.util.List;
import java.util.Map;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.analysis.Timings;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.RgbImage;

/** A photo and a map that show something; their values do not matter. */
final class SyntheticLesion {

    private static final int GRID = 15;
    private static final int INPUT = 456; // pixels, as EfficientNet-B5's

    private SyntheticLesion() {}

    /** A dark spot on skin. */
    static RgbImage photo(int width, int height) {
        return RgbImage.painted(
                width,
                height,
                (y, row) -> {
                    for (int x = 0; x < width; x++) {
                        double away = Math.hypot(x - width / 2.0, y - height / 2.0) / width;
                        row[x] = away < 0.2 ? 0x6B3F24 + (x * 7 + y * 3) % 16 : 0xD9A98C;
                    }
                });
    }

    /** The photo, explained without any network. */
    static Analysis analysis(int width, int height) {
        var input = spec();
        var output = new ModelOutput(Activation.SIGMOID, List.of("no", "yes"), "yes");
        var card = new ModelCard("benchmark", "none", input, output, "none", 0.5, "", "", "");
        float[] cells = new float[GRID * GRID];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
        }
        var maps = new FeatureMaps(1, GRID, GRID, cells);
        var evidence = new ClassEvidence(0, maps, maps);
        return new Analysis(
                card,
                PreparedPhoto.of(photo(width, height), input),
                new ForwardPass(List.of(0.0), maps),
                Explanation.gradCam(1, evidence),
                new Timings(Map.of()));
    }

    private static InputSpec spec() {
        return new InputSpec(
                INPUT,
                INPUT,
                InputFit.SQUASH,
                Interpolation.BILINEAR_ANTIALIAS,
                Normalisation.NONE);
    }
}
