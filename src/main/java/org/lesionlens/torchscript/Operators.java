package org.lesionlens.torchscript;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Prefixed;
import org.lesionlens.torchscript.Expression.Tuple;

/** What single operators do to the grid of feature maps, told from their names and constants. */
final class Operators {

    /** What libtorch writes for the end of a slice that goes on to the last. */
    static final String END = "9223372036854775807";

    private static final Set<String> WINDOW_POOLS = Set.of("avg_pool2d", "max_pool2d");
    private static final Set<String> RESHAPES = Set.of("flatten", "view", "reshape");
    private static final Set<String> SIZES = Set.of("size", "dim", "len", "NumToTensor");
    private static final String DEVICE = "ops.prim.device";
    private static final Set<String> CONVOLUTIONS = Set.of("conv2d", "convolution");
    private static final Set<String> LIST_CHANGES =
            Set.of("append", "extend", "insert", "pop", "remove", "clear", "_set_item");
    private static final Set<String> PRODUCTS = Set.of("matmul", "bmm", "baddbmm", "einsum");
    private static final Set<String> ATTENTIONS =
            Set.of(
                    "scaled_dot_product_attention",
                    "multi_head_attention_forward",
                    "native_multi_head_attention",
                    "transformer_encoder_layer_fwd");
    private static final int LARGEST_WINDOW = 3; // of a pool between stages

    private Operators() {}

    /** True for pooling in windows larger than 3×3, which takes the grid away or nearly so. */
    static boolean poolsLargeWindows(Call call) {
        return WINDOW_POOLS.contains(Modules.operator(call)) && !hasSmallWindow(call);
    }

    /** True for a product of tensors. */
    static boolean multiplies(Call call) {
        return PRODUCTS.contains(Modules.operator(call));
    }

    /**
     * True for what lets positions of a grid see each other: attention, and windows that overlap.
     */
    static boolean mixes(Call call) {
        String operator = Modules.operator(call);
        return ATTENTIONS.contains(operator)
                || hasBorder(call)
                || coarsens(call)
                || (WINDOW_POOLS.contains(operator) && hasSmallWindow(call));
    }

    static boolean isConvolution(Call call) {
        return CONVOLUTIONS.contains(Modules.operator(call));
    }

    /** True for a convolution that puts a border around what it is given. */
    static boolean hasBorder(Call call) {
        return isConvolution(call) && largest(argument(call, 4)) > 0;
    }

    /** How many pixels a convolution goes on at a time; −1 if its code does not tell. */
    static int step(Call call) {
        return largest(argument(call, 3));
    }

    /** True for what may make a row of a grid. */
    static boolean flattens(Call call) {
        return RESHAPES.contains(Modules.operator(call));
    }

    /** True for what tells how large something is, or where in memory it lies. */
    static boolean asksSize(Expression value) {
        return SIZES.contains(Modules.operator(value)) || asksDevice(value);
    }

    /** True for what tells where in memory a tensor lies. */
    static boolean asksDevice(Expression value) {
        return value instanceof Call call && QualifiedNames.dotted(call.callee()).equals(DEVICE);
    }

    /**
     * True for a step to a coarser grid between two stages: a convolution or pool with a stride.
     */
    static boolean coarsens(Call call) {
        String operator = Modules.operator(call);
        if (isConvolution(call)) {
            return step(call) > 1;
        }
        if (WINDOW_POOLS.contains(operator) && hasSmallWindow(call)) {
            int stride = largest(argument(call, 2));
            return (stride > 0 ? stride : largest(argument(call, 1))) > 1;
        }
        return false;
    }

    /** True for operators that work in place, and for what is done to lists. */
    static boolean changesItsSubject(Call call) {
        String path = QualifiedNames.dotted(call.callee());
        return path.startsWith("torch.")
                && ((path.endsWith("_") && !path.endsWith("__"))
                        || LIST_CHANGES.contains(path.substring("torch.".length())));
    }

    private static boolean hasSmallWindow(Call call) {
        int window = largest(argument(call, 1));
        return window > 0 && window <= LARGEST_WINDOW;
    }

    private static @Nullable Expression argument(Call call, int place) {
        return place < call.arguments().size() ? call.arguments().get(place).value() : null;
    }

    /** The first tensor that it is given. */
    static Optional<Expression> subject(Call call) {
        return call.arguments().stream().findFirst().map(Argument::value);
    }

    /** The largest number of a list of literals, or a literal; −1 if it is neither. */
    private static int largest(@Nullable Expression list) {
        return numbers(list)
                .map(all -> all.stream().mapToInt(Integer::intValue).max().orElse(-1))
                .orElse(-1);
    }

    /** A list of literal whole numbers, or one alone. */
    static Optional<List<Integer>> numbers(@Nullable Expression list) {
        List<Expression> items =
                switch (list) {
                    case Items all -> all.items();
                    case Tuple all -> all.items();
                    case Literal one -> List.of(one);
                    case null, default -> List.of();
                };
        List<Integer> numbers = items.stream().flatMap(item -> number(item).stream()).toList();
        return numbers.size() == items.size() && !items.isEmpty()
                ? Optional.of(numbers)
                : Optional.empty();
    }

    /** A literal whole number, if it is one that an axis or an index can be. */
    static Optional<Integer> number(Expression item) {
        if (item instanceof Prefixed(String operator, Expression value) && operator.equals("-")) {
            return number(value).map(number -> -number);
        }
        return item instanceof Literal(String text) && text.matches("\\d{1,6}")
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }

    /** A literal number. */
    static OptionalDouble decimal(Expression item) {
        if (item instanceof Prefixed(String operator, Expression value) && operator.equals("-")) {
            OptionalDouble positive = decimal(value);
            return positive.isPresent()
                    ? OptionalDouble.of(-positive.getAsDouble())
                    : OptionalDouble.empty();
        }
        return item instanceof Literal(String text)
                        && text.matches("\\d{1,30}\\.?\\d{0,30}(e[+-]?\\d{1,3})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    static boolean isNone(Expression item) {
        return item.equals(new Literal("None"));
    }
}
