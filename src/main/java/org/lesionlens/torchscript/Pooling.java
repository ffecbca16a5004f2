package org.lesionlens.torchscript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Tuple;

/**
 * Where a program leaves one value of all positions of a grid.
 *
 * @param tensor name of the variable that is pooled
 * @param layout of its axes
 * @param whole whether one value is left of all positions alike, and neither a coarser grid nor a
 *     sum by weights that may be those of places
 */
record Pooling(String tensor, GridLayout layout, boolean whole) {

    /** What generalised-mean pooling and its kin do before they average. */
    private static final Set<String> BEFORE = Set.of("pow", "clamp", "clamp_min", "topk");

    private static final int DEEPEST = 20; // operators

    /** Follows what is pooled back to the grid that it is made of. */
    private record Search(Definitions definitions, boolean whole) {

        Optional<Pooling> from(Expression subject, int before, Set<Integer> axes, int depth) {
            Operation last = definitions.operation(subject, before);
            Optional<Pooling> further =
                    last == null || depth > DEEPEST ? Optional.empty() : further(last, axes, depth);
            return further.isPresent()
                    ? further
                    : subject instanceof Name(String name)
                            ? GridLayout.pooledOver(axes)
                                    .map(layout -> new Pooling(name, layout, whole))
                            : Optional.empty();
        }

        private Optional<Pooling> further(Operation last, Set<Integer> axes, int depth) {
            if (BEFORE.contains(last.operator()) || last.operator().equals("contiguous")) {
                return from(last.argument(0), last.place(), axes, depth + 1);
            }
            if (last.operator().equals("slice") || last.operator().equals("sort")) {
                return chosen(last, axes, depth);
            }
            if (last.operator().equals("mul")) { // by weights of the positions
                return weighted(last, axes, depth);
            }
            Set<Integer> earlier = earlier(last, axes);
            return GridLayout.pooledOver(earlier).isEmpty()
                    ? Optional.empty()
                    : from(last.argument(0), last.place(), earlier, depth + 1);
        }

        /** Some positions of a grid are still at their places in it; some of a row are not. */
        private Optional<Pooling> chosen(Operation last, Set<Integer> axes, int depth) {
            boolean some = axes.contains(last.number(1));
            boolean all = last.operator().equals("slice") && last.takesAll();
            return some || all
                    ? new Search(definitions, whole && all)
                            .from(last.argument(0), last.place(), axes, depth + 1)
                            .filter(found -> all || !found.layout().isRow())
                    : Optional.empty();
        }

        private Optional<Pooling> weighted(Operation product, Set<Integer> axes, int depth) {
            for (int i = 0; i < 2 && axes.size() == 1; i++) {
                Optional<Pooling> grid =
                        from(product.argument(i), product.place(), axes, depth + 1)
                                .filter(found -> !found.layout().isRow());
                if (grid.isPresent()) {
                    return grid.map(found -> new Pooling(found.tensor(), found.layout(), false));
                }
            }
            return Optional.empty();
        }

        /** The axes before an operator that moves or joins them; empty if it does neither. */
        private static Set<Integer> earlier(Operation last, Set<Integer> axes) {
            return switch (last.operator()) {
                case "permute" ->
                        Operators.numbers(last.argument(1))
                                .map(order -> permuted(order, axes))
                                .orElse(Set.of());
                case "transpose", "swapaxes" -> swapped(last.number(1), last.number(2), axes);
                case "flatten" -> flattened(last.number(1), last.numberOr(2, -1), axes);
                case "view", "reshape" -> reshaped(last.argument(1), axes);
                default -> Set.of();
            };
        }

        private static Set<Integer> permuted(List<Integer> order, Set<Integer> axes) {
            int rank = order.size();
            return axes.stream()
                    .filter(axis -> axis >= -rank && axis < rank)
                    .map(axis -> order.get(Math.floorMod(axis, rank)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Empty where an axis counts from the end and others from the start. */
        private static Set<Integer> swapped(int one, int other, Set<Integer> axes) {
            boolean sameSign =
                    axes.stream().allMatch(axis -> axis < 0 == one < 0 && axis < 0 == other < 0);
            return !sameSign
                    ? Set.of()
                    : axes.stream()
                            .map(axis -> axis == one ? other : axis == other ? one : axis)
                            .collect(Collectors.toUnmodifiableSet());
        }

        private static Set<Integer> flattened(int from, int to, Set<Integer> axes) {
            boolean last = axes.equals(Set.of(2)) || axes.equals(Set.of(-1));
            if (last && (from == 2 || from == -2) && (to == -1 || to == 3)) {
                return Set.of(2, 3);
            }
            boolean middle = axes.equals(Set.of(1)) || axes.equals(Set.of(-2));
            return middle && from == 1 && to == 2 ? Set.of(1, 2) : Set.of();
        }

        /** Only −1 says that an axis takes up others. */
        private static Set<Integer> reshaped(Expression shape, Set<Integer> axes) {
            List<Expression> sides =
                    switch (shape) {
                        case Items items -> items.items();
                        case Tuple items -> items.items();
                        default -> List.of();
                    };
            if (sides.size() != 3 || axes.size() != 1) {
                return Set.of();
            }
            int axis = Math.floorMod(axes.iterator().next(), 3);
            boolean takesUp = Operators.number(sides.get(axis)).orElse(0) == -1;
            return takesUp && axis == 2
                    ? Set.of(2, 3)
                    : takesUp && axis == 1 ? Set.of(1, 2) : Set.of();
        }
    }

    /** One for each tensor, which may be pooled in several ways: whole if all of these are. */
    static List<Pooling> byTensor(Set<Pooling> poolings) {
        Map<String, Pooling> all = new LinkedHashMap<>();
        for (Pooling one : poolings) {
            all.merge(
                    one.tensor(),
                    one,
                    (a, b) -> new Pooling(a.tensor(), a.layout(), a.whole() && b.whole()));
        }
        return List.copyOf(all.values());
    }

    /** What the statement at a place pools, if it does. */
    static Optional<Pooling> at(Program program, int place) {
        if (!(program.value(place) instanceof Call call)) {
            return Optional.empty();
        }
        Optional<Reduction> found = Reduction.of(call);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Reduction last = found.get();
        var definitions = new Definitions(program);
        var search = new Search(definitions, last.whole());
        if (last.axes().size() > 1) {
            return search.from(last.subject(), place, last.axes(), 0);
        }
        Operation before = definitions.operation(last.subject(), place);
        Optional<Reduction> first = before == null ? Optional.empty() : Reduction.of(before.call());
        if (before != null && first.isPresent()) {
            Set<Integer> axes = Reduction.both(first.get(), last);
            return search.from(first.get().subject(), before.place(), axes, 0);
        }
        boolean isNorm = last.kept(); // of one axis that stays
        return isNorm ? Optional.empty() : search.from(last.subject(), place, last.axes(), 0);
    }
}
