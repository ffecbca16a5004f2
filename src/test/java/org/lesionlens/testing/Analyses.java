package org.lesionlens.testing;

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

/** Hand-sized results for tests that need no network. */
public final class Analyses {

    /** A single logit for melanoma, 8×8 input, decision threshold 0.5. */
    public static final ModelCard CARD =
            new ModelCard(
                    "Hand-sized",
                    "none",
                    new InputSpec(
                            8,
                            8,
                            InputFit.SQUASH,
                            Interpolation.BILINEAR_ANTIALIAS,
                            Normalisation.ZERO_TO_ONE),
                    new ModelOutput(Activation.SIGMOID, List.of("benign", "melanoma"), "melanoma"),
                    "none",
                    0.5,
                    "",
                    "",
                    "");

    private Analyses() {}

    /**
     * A grey photo of 40×20 pixels under a map of four cells.
     *
     * @param logit of melanoma
     * @param cells top left, top right, bottom left, bottom right of the signed map
     */
    public static Analysis of(double logit, float... cells) {
        return of(new ForwardPass(List.of(logit), new FeatureMaps(1, 2, 2, cells)), 1);
    }

    /** The same photo and pass, explaining another class. */
    public static Analysis of(ForwardPass pass, int classIndex) {
        return of(pass, classIndex, CamMethod.GRAD_CAM);
    }

    /** The same photo and pass, explaining another class or by another method. */
    public static Analysis of(ForwardPass pass, int classIndex, CamMethod method) {
        RgbImage photo = RgbImage.painted(40, 20, (y, row) -> java.util.Arrays.fill(row, 0x808080));
        var ones = new FeatureMaps(1, 2, 2, 1, 1, 1, 1);
        var evidence = new ClassEvidence(pass.logits().getFirst(), pass.activations(), ones);
        return new Analysis(
                CARD,
                photo,
                InputGeometry.of(40, 20, CARD.input()),
                pass,
                explain(classIndex, method, classIndex == 1 ? evidence : evidence.negated()),
                new Timings(Map.of()));
    }

    private static Explanation explain(int classIndex, CamMethod method, ClassEvidence evidence) {
        try {
            return Explanation.of(classIndex, method, evidence, () -> new double[] {0});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
