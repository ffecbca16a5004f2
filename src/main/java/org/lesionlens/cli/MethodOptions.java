package org.lesionlens.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.explain.ViewsMethod;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Which methods an option of {@link AttributionOptions} is of: others would not heed it. */
enum MethodOptions {
    STEPS,
    BASELINE,
    SAMPLES,
    NOISE,
    SEED,
    PATCH,
    STRIDE,
    MASKS,
    MASK_CELLS,
    FILL,
    OF,
    SCORE,
    CHANNELS,
    SIGNED,
    CLIP,
    NETWORK_GRID;

    private static final String COLOUR_MAP = "--colour-map";

    private static boolean isSmooth(ExplanationMethod method) {
        return method == PixelMethod.SMOOTHGRAD || method == PixelMethod.SMOOTHGRAD_SQUARED;
    }

    /** As people write it. */
    String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True if the method's result or its picture depends on the option. */
    boolean isOf(ExplanationMethod method) {
        return switch (this) {
            case STEPS, BASELINE -> method == PixelMethod.INTEGRATED_GRADIENTS;
            case SAMPLES, NOISE -> isSmooth(method);
            case SEED -> isSmooth(method) || method == PerturbationMethod.RISE;
            case PATCH, STRIDE -> method == PerturbationMethod.OCCLUSION;
            case MASKS, MASK_CELLS -> method == PerturbationMethod.RISE;
            case OF -> method instanceof ViewsMethod;
            case FILL, SCORE -> method instanceof PerturbationMethod;
            case CHANNELS, CLIP, NETWORK_GRID -> method instanceof PixelMethod;
            case SIGNED -> method instanceof PixelMethod pixels && pixels.hasSign();
        };
    }

    /**
     * Refuses options that would change nothing.
     *
     * @param methods that are asked for, at least one
     * @param asked the command line to blame
     * @throws ParameterException if there is one; says of which methods it is
     */
    static void check(List<ExplanationMethod> methods, CommandLine asked) {
        List<MethodOptions> given =
                List.of(values()).stream()
                        .filter(one -> asked.getParseResult().hasMatchedOption(one.option()))
                        .toList();
        for (MethodOptions one : given) {
            if (methods.stream().noneMatch(one::isOf)) {
                throw new ParameterException(
                        asked,
                        "%s is of %s, not of %s"
                                .formatted(one.option(), one.methods(), keys(methods.stream())));
            }
        }
        if (asked.getParseResult().hasMatchedOption(COLOUR_MAP)
                && methods.stream().allMatch(method -> isTwoSided(method, given, asked))) {
            throw new ParameterException(
                    asked,
                    "%s is of heat without a sign: that of %s%s has its own colours for both"
                            .formatted(
                                    COLOUR_MAP,
                                    keys(methods.stream()),
                                    given.contains(SIGNED) ? " " + SIGNED.option() : ""));
        }
    }

    private static boolean isTwoSided(
            ExplanationMethod method, List<MethodOptions> given, CommandLine asked) {
        return method instanceof PerturbationMethod
                || (given.contains(SIGNED) && SIGNED.isOf(method))
                || (method instanceof ViewsMethod && isOfSigned(asked));
    }

    private static boolean isOfSigned(CommandLine asked) {
        String key =
                asked.getParseResult().matchedOptionValue(OF.option(), CamMethod.GRAD_CAM.key());
        return CamMethod.of(key).filter(CamMethod::isSigned).isPresent();
    }

    private String methods() {
        return keys(ExplanationMethod.all().filter(this::isOf));
    }

    private static String keys(Stream<ExplanationMethod> methods) {
        return methods.map(ExplanationMethod::key).collect(Collectors.joining(", "));
    }
}
