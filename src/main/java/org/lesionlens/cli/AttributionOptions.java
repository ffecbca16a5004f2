package org.lesionlens.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.LayerMap;
import org.lesionlens.attribution.MapSettings;
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
import org.lesionlens.explain.ChannelReduction;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.explain.ViewsMethod;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of attributions of pixels and of perturbations. */
final class AttributionOptions {

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Of integrated-gradients; default: ${DEFAULT-VALUE}.")
    private int steps = 32;

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = {
                "Where integrated-gradients begin: black, grey, zero, mean, skin or blur;",
                "default: black."
            })
    private String baseline = Replacement.BLACK.key();

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Noisy copies of smoothgrad(-squared); default: ${DEFAULT-VALUE}.")
    private int samples = 25;

    @Option(
            names = "--noise",
            paramLabel = "0..10",
            description = {
                "Of smoothgrad(-squared): standard deviation, as a share of the input's",
                "range, above 0; default: ${DEFAULT-VALUE}."
            })
    private double noise = 0.15;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of smoothgrad's noise and rise's masks; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--patch",
            paramLabel = "PIXELS",
            description = {
                "Side of occlusion's patch, in pixels of the network's input;",
                "default: an eighth of its shorter side."
            })
    private @Nullable Integer patch;

    @Option(
            names = "--stride",
            paramLabel = "PIXELS",
            description = "How far occlusion's patch is moved; default: half of its side.")
    private @Nullable Integer stride;

    @Option(
            names = "--masks",
            paramLabel = "N",
            description = "Of rise; default: ${DEFAULT-VALUE}. The paper has 4,000.")
    private int masks = 500;

    @Option(
            names = "--mask-cells",
            paramLabel = "N",
            description = "Along each side of rise's masks; default: ${DEFAULT-VALUE}.")
    private int maskCells = 7;

    @Option(
            names = "--fill",
            paramLabel = "NAME",
            description = {
                "What covers the photo: black, grey (level 127.5), zero (of the normalised",
                "input), mean (colour of the photo), skin (mean colour of its border) or",
                "blur; default: skin for occlusion, zero for rise."
            })
    private @Nullable String fill;

    @Option(
            names = "--score",
            paramLabel = "NAME",
            description = {
                "What is watched: logit or probability;",
                "default: logit for occlusion, probability for rise."
            })
    private @Nullable String score;

    @Option(
            names = "--of",
            paramLabel = "KEY",
            description = "Of tta: which map of a layer; default: ${DEFAULT-VALUE}.")
    private String of = CamMethod.GRAD_CAM.key();

    @Option(
            names = "--channels",
            paramLabel = "NAME",
            description = {
                "How a pixel's three values become one: largest or sum; default: largest."
            })
    private String channels = ChannelReduction.LARGEST.key();

    @Option(
            names = "--signed",
            description = "Show pixels' values with their sign, not as absolute values.")
    private boolean signed;

    @Option(
            names = "--clip",
            paramLabel = "0..100",
            description = {
                "Percentile of pixels' absolute values that the strongest colour stands for,",
                "above 0; default: ${DEFAULT-VALUE}."
            })
    private double clip = 99;

    @Option(
            names = "--network-grid",
            description = {
                "Show pixels' values on the network's input; default: on the photo, through",
                "the transpose of its fit."
            })
    private boolean networkGrid;

    /**
     * How pixels' values are shown.
     *
     * @param asked the command line to blame
     */
    AttributionLook look(CommandLine asked) {
        ChannelReduction reduction =
                named(asked, "--channels", channels, ChannelReduction.values(), c -> c.key());
        return checked(asked, () -> new AttributionLook(reduction, signed, clip, !networkGrid));
    }

    /**
     * Refuses what can be refused before the network is loaded.
     *
     * @param methods that are asked for, at least one
     * @param asked the command line to blame
     */
    void check(List<ExplanationMethod> methods, CommandLine asked) {
        MethodOptions.check(methods, asked);
        look(asked);
        methods.forEach(method -> mapSettings(method, Integer.MAX_VALUE, asked));
    }

    /**
     * The same for a method of any kind.
     *
     * @param shorter side of the network's input in pixels
     * @param asked the command line to blame
     */
    MapSettings mapSettings(ExplanationMethod method, int shorter, CommandLine asked) {
        return method instanceof CamMethod cam
                ? new LayerMap(cam)
                : settings(method, shorter, asked);
    }

    /**
     * What a method is asked to do.
     *
     * @param shorter side of the network's input in pixels
     * @param asked the command line to blame
     * @throws IllegalArgumentException if the method is of a layer's maps
     */
    AttributionSettings settings(ExplanationMethod method, int shorter, CommandLine asked) {
        return switch (method) {
            case CamMethod cam -> throw new IllegalArgumentException(cam.key());
            case ViewsMethod _ -> new ViewsSettings(layerMethod(asked));
            case PixelMethod pixels -> settings(pixels, asked);
            case PerturbationMethod perturbation -> settings(perturbation, shorter, asked);
        };
    }

    private CamMethod layerMethod(CommandLine asked) {
        return named(asked, "--of", of, CamMethod.values(), m -> m.key());
    }

    private AttributionSettings settings(PixelMethod method, CommandLine asked) {
        Replacement from = replacement(asked, "--baseline", baseline);
        return checked(
                asked,
                () ->
                        switch (method) {
                            case GRADIENTS -> new Gradients();
                            case GRADIENTS_X_INPUT -> new GradientsTimesInput();
                            case INTEGRATED_GRADIENTS -> new IntegratedGradients(steps, from);
                            case SMOOTHGRAD -> new SmoothGrad(samples, noise, seed, false);
                            case SMOOTHGRAD_SQUARED -> new SmoothGrad(samples, noise, seed, true);
                        });
    }

    private AttributionSettings settings(
            PerturbationMethod method, int shorter, CommandLine asked) {
        Occlusion usual = Occlusion.usual(shorter, shorter);
        int side = patch == null ? usual.patch() : patch;
        return switch (method) {
            case OCCLUSION -> {
                checkFits(asked, "--patch", side, shorter);
                int step = stride == null ? Math.max(1, side / 2) : stride;
                Replacement cover = fill(asked, usual.fill());
                WatchedScore watched = score(asked, usual.score());
                yield checked(asked, () -> new Occlusion(side, step, cover, watched));
            }
            case RISE -> {
                checkFits(asked, "--mask-cells", maskCells, shorter);
                Replacement cover = fill(asked, Replacement.ZERO);
                WatchedScore watched = score(asked, WatchedScore.PROBABILITY);
                yield checked(asked, () -> new Rise(masks, maskCells, seed, cover, watched));
            }
        };
    }

    private static void checkFits(CommandLine asked, String option, int number, int shorter) {
        if (number > shorter) {
            throw new ParameterException(
                    asked,
                    "%s: %d; it must be at most the shorter side of the network's input, %d pixels"
                            .formatted(option, number, shorter));
        }
    }

    private Replacement fill(CommandLine asked, Replacement usual) {
        return fill == null ? usual : replacement(asked, "--fill", fill);
    }

    private WatchedScore score(CommandLine asked, WatchedScore usual) {
        return score == null
                ? usual
                : named(asked, "--score", score, WatchedScore.values(), s -> s.key());
    }

    private static Replacement replacement(CommandLine asked, String option, String key) {
        return named(asked, option, key, Replacement.values(), r -> r.key());
    }

    private static <T> T named(
            CommandLine asked, String option, String key, T[] all, Function<T, String> keys) {
        return Arrays.stream(all)
                .filter(one -> keys.apply(one).equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(
                                asked,
                                "%s '%s' is none of %s"
                                        .formatted(
                                                option,
                                                key,
                                                String.join(
                                                        ", ",
                                                        Arrays.stream(all).map(keys).toList()))));
    }

    private static <T> T checked(CommandLine asked, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(asked, "--" + e.getMessage(), e);
        }
    }
}
