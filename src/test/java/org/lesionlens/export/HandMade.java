package org.lesionlens.export;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.Timings;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.RgbImage;

/** Analyses whose numbers are chosen, not computed by a network. */
final class HandMade {

    private static final InputSpec INPUT =
            new InputSpec(8, 8, InputFit.SQUASH, Interpolation.BILINEAR, Normalisation.NONE);
    private static final ModelOutput OUTPUT =
            new ModelOutput(Activation.SIGMOID, List.of("benign", "melanoma"), "melanoma");

    private HandMade() {}

    /** A dark photo whose neighbouring pixels differ. */
    static RgbImage photo(int width, int height) {
        return RgbImage.painted(
                width,
                height,
                (y, row) -> {
                    for (int x = 0; x < width; x++) {
                        row[x] = (y * 31 + x * 7) * 0x010305 & 0x7F7F7F;
                    }
                });
    }

    /**
     * An analysis of {@code photo} with this logit of melanoma, whose Grad-CAM is the positive part
     * of {@code cells}.
     */
    static Analysis analysis(RgbImage photo, double logit, int columns, float... cells) {
        return analysis(CamMethod.GRAD_CAM, photo, logit, columns, cells);
    }

    /** The same by a method that does not need the head. */
    static Analysis analysis(
            CamMethod method, RgbImage photo, double logit, int columns, float... cells) {
        float[] ones = new float[cells.length];
        Arrays.fill(ones, 1);
        var maps = new FeatureMaps(1, cells.length / columns, columns, cells);
        var gradients = new FeatureMaps(1, cells.length / columns, columns, ones);
        return new Analysis(
                new ModelCard("Hand-made", "none", INPUT, OUTPUT, "last", 0.5, "", "", ""),
                photo,
                InputGeometry.of(photo.width(), photo.height(), INPUT),
                new ForwardPass(List.of(logit), maps),
                explanation(method, new ClassEvidence(logit, maps, gradients)),
                new Timings(Map.of()));
    }

    private static Explanation explanation(CamMethod method, ClassEvidence evidence) {
        try {
            return Explanation.of(1, method, evidence, () -> new double[0]);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
