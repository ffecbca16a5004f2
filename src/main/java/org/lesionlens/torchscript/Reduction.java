package org.lesionlens.torchscript;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Literal;

/**
 * An operator that leaves one value of many along some axes, told from its name and constants.
 *
 * @param subject what is reduced
 * @param axes that are taken away, as the operator names them
 * @param kept whether they stay with length 1
 * @param whole whether one value is left of all alike, as far as the code tells
 */
record Reduction(Expression subject, Set<Integer> axes, boolean kept, boolean whole) {

    private static final Set<Integer> GRID = Set.of(2, 3);
    private static final Set<String> ADAPTIVE_GRIDS =
            Set.of("adaptive_avg_pool2d", "adaptive_max_pool2d");
    private static final Set<String> ADAPTIVE_ROWS =
            Set.of("adaptive_avg_pool1d", "adaptive_max_pool1d");
    private static final Set<String> OVER_AXES =
            Set.of(
                    "mean",
                    "sum",
                    "amax",
                    "max",
                    "norm",
                    "linalg_vector_norm",
                    "logsumexp",
                    "std",
                    "var");
    private static final String EQUATION = "\"[a-zA-Z]+(,[a-zA-Z]+)*->[a-zA-Z]+\"";
    private static final int LONGEST = 4; // axes

    Reduction {
        axes = Set.copyOf(axes);
    }

    /** What a call reduces, if it does. */
    static Optional<Reduction> of(Call call) {
        String operator = Modules.operator(call);
        Expression subject = Operators.subject(call).orElse(call);
        if (ADAPTIVE_GRIDS.contains(operator) || Operators.poolsLargeWindows(call)) {
            return Optional.of(new Reduction(subject, GRID, true, poolsToOne(call)));
        }
        if (ADAPTIVE_ROWS.contains(operator)) {
            return Optional.of(new Reduction(subject, Set.of(2), false, poolsToOne(call)));
        }
        if (operator.equals("einsum")) {
            return ofEquation(call);
        }
        return OVER_AXES.contains(operator) ? overAxes(call, subject) : Optional.empty();
    }

    private static boolean poolsToOne(Call call) {
        return call.arguments().size() > 1
                && Modules.operator(call).startsWith("adaptive")
                && Operators.numbers(call.arguments().get(1).value()).stream()
                        .flatMap(List::stream)
                        .allMatch(side -> side == 1);
    }

    /** True for one that leaves no grid, as far as its name and constants tell. */
    static boolean pools(Call call) {
        return of(call).filter(found -> !found.kept() || found.axes().size() > 1).isPresent();
    }

    private static Optional<Reduction> overAxes(Call call, Expression subject) {
        List<Expression> given = call.arguments().stream().map(Argument::value).toList();
        for (int i = 1; i < given.size(); i++) {
            Optional<List<Integer>> axes =
                    given.get(i) instanceof Literal && Modules.operator(call).contains("norm")
                            ? Optional.empty() // the order of the norm
                            : Operators.numbers(given.get(i));
            if (axes.isPresent()) {
                boolean kept =
                        call.arguments().stream()
                                .skip(i + (hasCorrection(call) ? 2L : 1L))
                                .anyMatch(more -> more.value().equals(new Literal("True")));
                Set<Integer> all = Set.copyOf(axes.get());
                return GridLayout.pooledOver(all).isPresent() || all.equals(Set.of(3))
                        ? Optional.of(new Reduction(subject, all, kept, true))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** True for std and var, whose next argument is no {@code keepdim}. */
    private static boolean hasCorrection(Call call) {
        return Set.of("std", "var").contains(Modules.operator(call));
    }

    /** The operand with most axes, if some of them are not in the result. */
    private static Optional<Reduction> ofEquation(Call call) {
        if (call.arguments().size() < 2
                || !(call.arguments().getFirst().value() instanceof Literal(String quoted))
                || !quoted.replace(" ", "").matches(EQUATION)
                || !(call.arguments().get(1).value() instanceof Items(List<Expression> operands))) {
            return Optional.empty();
        }
        String[] sides = quoted.replaceAll("[\" ]", "").split("->", -1);
        String[] inputs = sides[0].split(",", -1);
        int largest = 0;
        for (int i = 1; i < inputs.length; i++) {
            largest = inputs[i].length() > inputs[largest].length() ? i : largest;
        }
        Set<Integer> axes = new HashSet<>();
        for (int axis = 0; axis < inputs[largest].length(); axis++) {
            if (sides[1].indexOf(inputs[largest].charAt(axis)) < 0) {
                axes.add(axis);
            }
        }
        boolean whole = inputs[largest].length() == axes.size() + 2;
        return inputs.length == operands.size()
                        && inputs[largest].length() <= LONGEST
                        && whole
                        && GridLayout.pooledOver(axes).isPresent()
                ? Optional.of(
                        new Reduction(operands.get(largest), axes, false, operands.size() == 1))
                : Optional.empty();
    }

    /**
     * The axes of (N, …) with four axes that are gone if one goes after another; empty if that is
     * not how it is.
     */
    static Set<Integer> both(Reduction first, Reduction then) {
        OptionalInt one = first.axis();
        OptionalInt other = then.axis();
        if (one.isEmpty() || other.isEmpty()) {
            return Set.of();
        }
        int a = Math.floorMod(one.getAsInt(), LONGEST);
        int b = Math.floorMod(other.getAsInt(), first.kept() ? LONGEST : LONGEST - 1);
        return Set.of(a, first.kept() || b < a ? b : b + 1).size() == 2
                ? Set.of(a, first.kept() || b < a ? b : b + 1)
                : Set.of();
    }

    private OptionalInt axis() {
        return axes.size() == 1 ? OptionalInt.of(axes.iterator().next()) : OptionalInt.empty();
    }
}
