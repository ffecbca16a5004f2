package org.lesionlens.ui.attribution;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.PerturbationSettings.Occlusion;
import org.lesionlens.attribution.PerturbationSettings.Rise;
import org.lesionlens.attribution.PixelSettings.Gradients;
import org.lesionlens.attribution.PixelSettings.GradientsTimesInput;
import org.lesionlens.attribution.PixelSettings.IntegratedGradients;
import org.lesionlens.attribution.PixelSettings.SmoothGrad;
import org.lesionlens.attribution.Replacement;
import org.lesionlens.attribution.ViewsSettings;
import org.lesionlens.attribution.WatchedScore;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.explain.ViewsMethod;
import org.lesionlens.image.InputSpec;

/** Which attribution is wanted: a method, and what can be chosen of each. */
public final class AttributionChoice {

    private static final long SEED = 1; // of noise and masks: the same map each time
    private static final int MASK_CELLS = 7; // as in the paper

    private final ObjectProperty<ExplanationMethod> method =
            new SimpleObjectProperty<>(this, "method", PixelMethod.INTEGRATED_GRADIENTS);
    private final ObjectProperty<Integer> steps = new SimpleObjectProperty<>(this, "steps", 32);
    private final ObjectProperty<Replacement> baseline =
            new SimpleObjectProperty<>(this, "baseline", Replacement.BLACK);
    private final ObjectProperty<Integer> samples = new SimpleObjectProperty<>(this, "samples", 25);
    private final ObjectProperty<Double> noise = new SimpleObjectProperty<>(this, "noise", 0.15);
    private final ObjectProperty<Integer> patches = new SimpleObjectProperty<>(this, "patches", 8);
    private final ObjectProperty<Replacement> cover =
            new SimpleObjectProperty<>(this, "cover", Replacement.MEAN_SKIN);
    private final ObjectProperty<Integer> masks = new SimpleObjectProperty<>(this, "masks", 500);
    private final ObjectProperty<Replacement> behind =
            new SimpleObjectProperty<>(this, "behind", Replacement.ZERO);

    /**
     * What a network of such an input is to be asked.
     *
     * @param layerMethod by which the live map is made
     */
    AttributionSettings settings(InputSpec spec, CamMethod layerMethod) {
        return switch (method.get()) {
            case CamMethod cam -> throw new IllegalStateException(cam.key() + " is of a layer");
            case ViewsMethod _ -> new ViewsSettings(layerMethod);
            case PixelMethod pixels -> settings(pixels);
            case PerturbationMethod perturbation -> settings(perturbation, spec);
        };
    }

    private AttributionSettings settings(PixelMethod pixels) {
        return switch (pixels) {
            case GRADIENTS -> new Gradients();
            case GRADIENTS_X_INPUT -> new GradientsTimesInput();
            case INTEGRATED_GRADIENTS -> new IntegratedGradients(steps.get(), baseline.get());
            case SMOOTHGRAD -> new SmoothGrad(samples.get(), noise.get(), SEED, false);
            case SMOOTHGRAD_SQUARED -> new SmoothGrad(samples.get(), noise.get(), SEED, true);
        };
    }

    private AttributionSettings settings(PerturbationMethod perturbation, InputSpec spec) {
        int shorter = Math.min(spec.width(), spec.height());
        return switch (perturbation) {
            case OCCLUSION -> {
                int side = Math.max(1, shorter / patches.get());
                yield new Occlusion(side, Math.max(1, side / 2), cover.get(), WatchedScore.LOGIT);
            }
            case RISE ->
                    new Rise(
                            masks.get(),
                            Math.min(MASK_CELLS, shorter),
                            SEED,
                            behind.get(),
                            WatchedScore.PROBABILITY);
        };
    }

    /** Never one of a layer's maps. */
    ObjectProperty<ExplanationMethod> methodProperty() {
        return method;
    }

    /** Of integrated gradients, at least 1. */
    ObjectProperty<Integer> stepsProperty() {
        return steps;
    }

    /** Where integrated gradients begin. */
    ObjectProperty<Replacement> baselineProperty() {
        return baseline;
    }

    /** Noisy copies of SmoothGrad, at least 1. */
    ObjectProperty<Integer> samplesProperty() {
        return samples;
    }

    /** Of SmoothGrad: standard deviation as a share of the input's range. */
    ObjectProperty<Double> noiseProperty() {
        return noise;
    }

    /** How many patches of occlusion lie along the input's shorter side. */
    ObjectProperty<Integer> patchesProperty() {
        return patches;
    }

    /** What occlusion covers the photo with. */
    ObjectProperty<Replacement> coverProperty() {
        return cover;
    }

    /** Of RISE, at least 2. */
    ObjectProperty<Integer> masksProperty() {
        return masks;
    }

    /** What lies behind RISE's masks. */
    ObjectProperty<Replacement> behindProperty() {
        return behind;
    }
}
