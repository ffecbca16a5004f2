package org.lesionlens.torchscript;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rewrites the code of a frozen network so that oneDNN Graph's fuser of libtorch 2.7 finds more of
 * what it can join. All operators stay what they are.
 *
 * <ul>
 *   <li>It takes SiLU into a convolution only if that is written as tracing writes it, {@code
 *       _convolution}.
 *   <li>It joins nothing across a branch. Scripted networks have one wherever they check the shape
 *       of a tensor; with an input of one size, which is the only one that the frozen copy is run
 *       with, such a check that passed once always passes.
 * </ul>
 */
final class FrozenCode {

    private static final String CONVOLUTION = "conv2d";

    /** The operator's own arguments after input and weight, if they are not passed. */
    private static final List<String> DEFAULTS = List.of("None", "[1, 1]", "[0, 0]", "[1, 1]", "1");

    private static final int PADDING = 4;
    private static final int GROUPS = 6;

    private static final String BEFORE_GROUPS = "False, [0, 0], "; // transposed, output_padding
    private static final String AFTER_GROUPS = // benchmark, deterministic, cudnn and its tf32
            ", False, False, True, True";

    private static final String SHAPE =
            "(?:torch\\.len\\(torch\\.size\\(\\w+\\)\\)|torch\\.size\\(\\w+, -?\\d+\\)|torch\\.dim\\(\\w+\\)|\\d+)";

    private static final Pattern SHAPE_CHECK =
            Pattern.compile(
                    "(?m)^(?<indent> +)(?<condition>\\w+) = torch\\.(?:gt|ge|lt|le|eq|ne)\\("
                            + SHAPE
                            + ", "
                            + SHAPE
                            + "\\)\n"
                            + "\\k<indent>if \\k<condition>:\n"
                            + "\\k<indent>  pass\n"
                            + "\\k<indent>else:\n"
                            + "\\k<indent>  ops\\.prim\\.RaiseException\\([^\n]*\\)\n");

    private FrozenCode() {}

    /** The same code with as few obstacles as may be. */
    static String fusible(String code) {
        return new CallEdits(SHAPE_CHECK.matcher(code).replaceAll(""))
                .arguments(Set.of(CONVOLUTION), FrozenCode::argument)
                .renamed(CONVOLUTION, "_convolution", FrozenCode::hasNumbers)
                .apply();
    }

    /** False if its padding is told by a word, as {@code "same"}, which the other does not take. */
    private static boolean hasNumbers(List<String> arguments) {
        return arguments.size() <= PADDING || arguments.get(PADDING).startsWith("[");
    }

    private static String argument(int place, List<String> arguments) {
        String passed = arguments.get(place);
        if (place < arguments.size() - 1 || place == 0 || !hasNumbers(arguments)) {
            return passed;
        }
        if (place == GROUPS) {
            return BEFORE_GROUPS + passed + AFTER_GROUPS;
        }
        List<String> missing = DEFAULTS.subList(place - 1, DEFAULTS.size());
        String middle = String.join(", ", missing.subList(0, missing.size() - 1));
        return passed
                + (middle.isEmpty() ? "" : ", " + middle)
                + ", "
                + BEFORE_GROUPS
                + missing.getLast()
                + AFTER_GROUPS;
    }
}
