package org.lesionlens.attribution;

import org.lesionlens.attribution.PerturbationSettings.Occlusion;
import org.lesionlens.attribution.PerturbationSettings.Rise;
import org.lesionlens.attribution.PixelSettings.Gradients;
import org.lesionlens.attribution.PixelSettings.GradientsTimesInput;
import org.lesionlens.attribution.PixelSettings.IntegratedGradients;
import org.lesionlens.attribution.PixelSettings.SmoothGrad;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.explain.ViewsMethod;
import org.lesionlens.image.InputSpec;

/** What a method is asked to do where nobody chooses: what methods are compared with. */
public final class UsualSettings {

    private static final int STEPS = 32;
    private static final int SAMPLES = 25;
    private static final double NOISE = 0.15;
    private static final int MASKS = 500;
    private static final int MASK_CELLS = 7; // as in the paper
    private static final long SEED = 1;

    private UsualSettings() {}

    /** Those of a method for a network of such an input. */
    public static MapSettings of(ExplanationMethod method, InputSpec input) {
        return switch (method) {
            case CamMethod cam -> new LayerMap(cam);
            case ViewsMethod _ -> new ViewsSettings(CamMethod.GRAD_CAM);
            case PixelMethod pixels -> of(pixels);
            case PerturbationMethod perturbation ->
                    of(perturbation, Math.min(input.width(), input.height()));
        };
    }

    private static PixelSettings of(PixelMethod method) {
        return switch (method) {
            case GRADIENTS -> new Gradients();
            case GRADIENTS_X_INPUT -> new GradientsTimesInput();
            case INTEGRATED_GRADIENTS -> new IntegratedGradients(STEPS, Replacement.BLACK);
            case SMOOTHGRAD -> new SmoothGrad(SAMPLES, NOISE, SEED, false);
            case SMOOTHGRAD_SQUARED -> new SmoothGrad(SAMPLES, NOISE, SEED, true);
        };
    }

    private static PerturbationSettings of(PerturbationMethod method, int shorter) {
        return switch (method) {
            case OCCLUSION -> Occlusion.usual(shorter, shorter);
            case RISE ->
                    new Rise(
                            MASKS,
                            Math.min(MASK_CELLS, shorter),
                            SEED,
                            Replacement.ZERO,
                            WatchedScore.PROBABILITY);
        };
    }
}
