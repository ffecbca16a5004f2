package org.lesionlens.testing;

import java.util.Arrays;
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
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Normalisation;
import org.lesionlens.image.RgbImage;

/** Analyses whose numbers are chosen, not computed by a network. */
public final class SyntheticAnalysis {

    /** A single logit for melanoma, 8×8 input, decision threshold 0.5. */
    public static final ModelCard CARD =
            new ModelCard(
                    "Synthetic",
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

    private SyntheticAnalysis() {}

    /** A dark photo whose neighbouring pixels differ. */
    public static RgbImage photo(int width, int height) {
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
     * A grey photo of 40×20 pixels under a map of four cells.
     *
     * @param logit of melanoma
     * @param cells top left, top right, bottom left, bottom right of the signed map
     */
    public static Analysis of(double logit, float... cells) {
        return of(grey(), logit, 2, cells);
    }

    /** The same photo and pass, explaining another class. */
    public static Analysis of(ForwardPass pass, int classIndex) {
        return of(pass, classIndex, CamMethod.GRAD_CAM);
    }

    /** The same photo and pass, explaining another class or by another method. */
    public static Analysis of(ForwardPass pass, int classIndex, CamMethod method) {
        return of(grey(), pass, classIndex, method);
    }

    /**
     * A photo whose Grad-CAM for melanoma is the positive part of {@code cells}.
     *
     * @param logit of melanoma
     * @param columns of the map
     * @param cells of the signed map, row by row
     */
    public static Analysis of(RgbImage photo, double logit, int columns, float... cells) {
        return of(CamMethod.GRAD_CAM, photo, logit, columns, cells);
    }

    /** The same by a method that does not need the head. */
    public static Analysis of(
            CamMethod method, RgbImage photo, double logit, int columns, float... cells) {
        var maps = new FeatureMaps(1, cells.length / columns, columns, cells);
        return of(photo, new ForwardPass(List.of(logit), maps), 1, method);
    }

    private static RgbImage grey() {
        return RgbImage.painted(40, 20, (y, row) -> Arrays.fill(row, 0x808080));
    }

    private static Analysis of(RgbImage photo, ForwardPass pass, int classIndex, CamMethod method) {
        FeatureMaps maps = pass.activations();
        float[] ones = new float[maps.channels() * maps.cells()];
        Arrays.fill(ones, 1);
        var gradients = new FeatureMaps(maps.channels(), maps.height(), maps.width(), ones);
        var melanoma = new ClassEvidence(pass.logits().getFirst(), maps, gradients);
        return new Analysis(
                CARD,
                PreparedPhoto.of(photo, CARD.input()),
                pass,
                explain(classIndex, method, classIndex == 1 ? melanoma : melanoma.negated()),
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
