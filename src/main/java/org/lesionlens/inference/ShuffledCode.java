package org.lesionlens.inference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.analysis.WeightsNotFoundException;

/**
 * The TorchScript text of a network, rewritten so that the weights of a part are shuffled when they
 * are used. Works on frozen archives, whose text names each weight {@code CONSTANTS.cN}.
 *
 * <p>Changing the text and not the stored tensors leaves types, strides and shared storages to
 * libtorch. A tensor's i-th value goes where frac(43758.5453 · sin(12.9898 i)), a common hash,
 * ranks among all: always the same order, without any generator's state.
 */
final class ShuffledCode {

    private static final Pattern WEIGHT = Pattern.compile("CONSTANTS\\.c\\d+");
    private static final Pattern STRIDE_TWO =
            Pattern.compile(
                    "(?m)^.*torch\\._convolution\\(\\w+, CONSTANTS\\.c\\d+, [\\w.]+, \\[2, 2\\].*$");
    private static final Pattern NEXT_METHOD = Pattern.compile("(?m)^\\s*(def|class) ");

    private ShuffledCode() {}

    /**
     * The text with shuffled weights.
     *
     * @param code of the module
     * @param methods that it is explained by
     * @throws WeightsNotFoundException if the part uses no weight by its name
     */
    static String of(String code, NetworkMethods methods, NetworkPart part)
            throws WeightsNotFoundException {
        String changed = shuffledFrom(code, method(code, methods.head()), "method head");
        return switch (part) {
            case HEAD -> changed;
            case HEAD_AND_LAST_STAGE ->
                    shuffledFrom(
                            changed,
                            lastStage(changed, methods.features()),
                            "the last stage of method features");
        };
    }

    /** From where to where in a text. */
    private record Range(int start, int end) {}

    private static Range method(String code, String name) throws WeightsNotFoundException {
        int start = code.indexOf("def " + name + "(");
        if (start < 0) {
            throw new WeightsNotFoundException("The model's code has no method " + name + ".");
        }
        Matcher next = NEXT_METHOD.matcher(code);
        int body = start + "def ".length();
        return new Range(start, next.find(body) ? next.start() : code.length());
    }

    private static Range lastStage(String code, String method) throws WeightsNotFoundException {
        Range features = method(code, method);
        Matcher convolution = STRIDE_TWO.matcher(code).region(features.start(), features.end());
        int start = convolution.results().mapToInt(found -> found.start()).max().orElse(-1);
        if (start < 0) {
            throw new WeightsNotFoundException(
                    "The model's code shows no convolution with stride 2, where its last stage would begin.");
        }
        return new Range(start, features.end());
    }

    private static String shuffledFrom(String code, Range range, String where)
            throws WeightsNotFoundException {
        String text = code.substring(range.start(), range.end());
        Matcher weights = WEIGHT.matcher(text);
        if (!weights.find()) {
            throw new WeightsNotFoundException(
                    "The code of "
                            + where
                            + " names no weights; models that models/export.py writes do.");
        }
        String shuffled =
                weights.replaceAll(found -> Matcher.quoteReplacement(shuffled(found.group())));
        return code.substring(0, range.start()) + shuffled + code.substring(range.end());
    }

    private static String shuffled(String weight) {
        String flat = call("flatten", weight);
        String numbers = call("cumsum", call("ones_like", flat, "dtype=7"), "0"); // 7 is float64
        String sines = call("sin", call("mul", numbers, "12.9898"));
        String keys = call("frac", call("mul", sines, "43758.5453"));
        String order = call("argsort", call("add", keys, nothing(flat)));
        return call("reshape", call("index_select", flat, "0", order), call("size", weight));
    }

    /**
     * A 0 that libtorch does not take for constant. Else it would compute the weights once,
     * possibly in a run without gradients, after which there are none for ever.
     */
    private static String nothing(String flat) {
        return call("mul", call("rand_like", call("select", flat, "0", "0")), "0");
    }

    private static String call(String function, String... arguments) {
        return Stream.of(arguments)
                .collect(Collectors.joining(", ", "torch." + function + "(", ")"));
    }
}
