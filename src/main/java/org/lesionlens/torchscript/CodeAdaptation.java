package org.lesionlens.torchscript;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Changes an archive's code so that it computes in float32, on the CPU, and as a network in use.
 * Numbers for types are those of {@code c10/core/ScalarType.h}.
 */
final class CodeAdaptation {

    private static final Set<String> DROPOUTS =
            Set.of(
                    "dropout",
                    "dropout_",
                    "feature_dropout",
                    "feature_dropout_",
                    "alpha_dropout",
                    "alpha_dropout_",
                    "feature_alpha_dropout",
                    "feature_alpha_dropout_");

    private static final Set<String> NORMS = Set.of("batch_norm", "native_batch_norm");
    private static final Set<String> CASTS = Set.of("to", "_autocast_to_reduced_precision");
    private static final Set<String> SOFTMAXES = Set.of("softmax", "log_softmax");
    private static final Set<String> HALVES = Set.of("5", "15"); // float16, bfloat16
    private static final String DOUBLE = "7";
    private static final String FLOAT = "6";
    private static final Pattern NAMED = Pattern.compile("\\bdtype=(\\d+)\\b");
    private static final Pattern CUDA = Pattern.compile("torch\\.device\\(\"cuda(:\\d+)?\"\\)");
    private static final Pattern TO_CUDA = Pattern.compile("\\btorch\\.cuda\\(");

    private static final String METHOD = "  def "; // of a class
    private static final String BODY = "    "; // of a method

    private static final Pattern RANDOM =
            Pattern.compile(
                    "\\btorch\\.(bernoulli_?|rand|randn|rand_like|randn_like|randint|randperm|multinomial|normal_?|uniform_|random_)\\(");

    private CodeAdaptation() {}

    /**
     * Code without casts to 16 bits, and without those to 64 if the network is of 64 bits itself.
     */
    static String inFloat32(String code, boolean doubles) {
        CallEdits.Rule cast =
                (place, arguments) ->
                        place > 0 && isOther(arguments.get(place), doubles)
                                ? FLOAT
                                : arguments.get(place);
        CallEdits.Rule third =
                (place, arguments) ->
                        place == 2 ? cast.replaced(place, arguments) : arguments.get(place);
        return new CallEdits(code)
                .arguments(CASTS, cast)
                .arguments(SOFTMAXES, third)
                .all(
                        NAMED,
                        named -> isOther(named.substring(6), doubles) ? "dtype=" + FLOAT : named)
                .apply();
    }

    private static boolean isOther(String type, boolean doubles) {
        return HALVES.contains(type) || (doubles && type.equals(DOUBLE));
    }

    /** Code that stays on the CPU. */
    static String onCpu(String code) {
        return new CallEdits(code)
                .all(CUDA, any -> "torch.device(\"cpu\")")
                .all(TO_CUDA, any -> "torch.cpu(")
                .apply();
    }

    /**
     * Code of a network in use: dropout passes everything, and batch-norm takes the statistics that
     * were learnt, where there are any.
     */
    static String inEvaluation(String code) {
        return new CallEdits(code)
                .arguments(DROPOUTS, (place, passed) -> off(place == 2, passed.get(place)))
                .arguments(
                        NORMS,
                        (place, passed) ->
                                off(place == 5 && !passed.get(3).equals("None"), passed.get(place)))
                .apply();
    }

    private static String off(boolean flag, String argument) {
        return flag && argument.equals("True") ? "False" : argument;
    }

    /** True if some code draws random numbers each time that it is run. */
    static boolean drawsRandomNumbers(Map<String, String> texts) {
        return List.copyOf(texts.values()).stream().anyMatch(CodeAdaptation::drawsRandomNumbers);
    }

    /**
     * Only a method's own statements are looked at. What is within another may never be run, and
     * neither may functions: torchvision's stochastic depth is one.
     */
    private static boolean drawsRandomNumbers(String text) {
        boolean inMethod = false;
        for (String line : text.lines().toList()) {
            inMethod = line.startsWith(" ") ? inMethod || line.startsWith(METHOD) : false;
            boolean own = line.startsWith(BODY) && !line.startsWith(BODY + " ");
            if (inMethod && own && RANDOM.matcher(line).find()) {
                return true;
            }
        }
        return false;
    }
}
