package org.lesionlens.torchscript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Subscript;
import org.lesionlens.torchscript.Statement.Assign;

/**
 * Grids of a program that everything goes through: what comes after them can be computed from them
 * alone. One, unless a network is several side by side.
 *
 * @param program that is cut
 * @param grids that a map is made of
 * @param carried other grids that the head takes as they are, as where several layers are pooled
 * @param head statements that lead from all of them to the result
 */
record Cut(Program program, List<Grid> grids, List<Grid> carried, List<Statement> head) {

    Cut {
        grids = List.copyOf(grids);
        carried = List.copyOf(carried);
        head = List.copyOf(head);
    }

    /** The cut at a variable as convolutions give it, if there can be one. */
    static Optional<Cut> at(Program program, String tensor) {
        return at(program, List.of(Grid.of(tensor)));
    }

    /** The cut at some grids, if there can be one. */
    static Optional<Cut> at(Program program, List<Grid> grids) {
        return at(program, grids, List.of());
    }

    /** The cut at some grids, with others that are carried, if there can be one. */
    static Optional<Cut> at(Program program, List<Grid> grids, List<Grid> carried) {
        List<Grid> all = both(grids, carried);
        boolean defined = all.stream().allMatch(grid -> program.definition(grid.tensor()) >= 0);
        return defined
                ? new Search(program, all)
                        .head()
                        .map(head -> new Cut(program, grids, carried, head))
                : Optional.empty();
    }

    private static List<Grid> both(List<Grid> some, List<Grid> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** True if the head takes more than one tensor of a grid. */
    boolean isPacked() {
        return grids.size() + carried.size() > 1;
    }

    /** The name of the first grid. */
    String tensor() {
        return grids.getFirst().tensor();
    }

    /** The place of the first statement that computes one of the grids. */
    int definition() {
        return places(program, both(grids, carried)).min().orElseThrow();
    }

    /** The place of the last statement that computes one of the grids. */
    int lastDefinition() {
        return places(program, both(grids, carried)).max().orElseThrow();
    }

    private static IntStream places(Program program, List<Grid> grids) {
        return grids.stream().mapToInt(grid -> program.definition(grid.tensor()));
    }

    /** Finds what the head needs from after the cut and from before it. */
    private static final class Search {

        private static final Literal FIRST = new Literal("0");

        private final Program program;
        private final List<Grid> grids;
        private final Set<String> tensors = new HashSet<>();
        private final int definition;
        private final TreeMap<Integer, Statement> head = new TreeMap<>();

        Search(Program program, List<Grid> grids) {
            this.program = program;
            this.grids = grids;
            this.definition = places(program, grids).min().orElseThrow();
            grids.forEach(grid -> tensors.add(grid.tensor()));
        }

        Optional<List<Statement>> head() {
            Set<String> missing = after();
            boolean reached = missing.containsAll(tensors);
            missing.removeAll(tensors);
            if (!reached || !findBefore(missing)) {
                return Optional.empty();
            }
            return Optional.of(List.copyOf(head.values()));
        }

        /** Collects from the end; gives the variables that come from before. */
        private Set<String> after() {
            Set<String> needed = new HashSet<>(Names.read(program.result()));
            Set<String> reached = new HashSet<>();
            for (int i = program.statements().size() - 1; i > definition; i--) {
                int place = i;
                Set<String> made = new HashSet<>(program.writes(i));
                boolean isGrid =
                        made.stream()
                                .anyMatch(name ->
                                        tensors.contains(name)
                                                && program.definition(name) == place);
                if (isGrid) {
                    made.retainAll(needed);
                    reached.addAll(made);
                    needed.removeAll(made);
                } else if (made.stream().anyMatch(needed::contains)) {
                    Statement statement = program.statements().get(i);
                    Statement ofGrid = askedOfGrid(statement);
                    head.put(i, ofGrid == null ? statement : ofGrid);
                    needed.removeAll(Names.settled(statement));
                    needed.addAll(ofGrid == null ? program.reads(i) : Set.of());
                }
            }
            needed.addAll(reached);
            return needed;
        }

        /** True if all these can be had without the input. */
        private boolean findBefore(Set<String> missing) {
            Deque<String> open = new ArrayDeque<>(missing);
            while (!open.isEmpty()) {
                String name = open.pop();
                if (name.equals(program.input())) {
                    return false;
                }
                for (int place : program.writers(name)) {
                    if (place <= definition && !head.containsKey(place)) {
                        Statement statement = program.statements().get(place);
                        Statement ofGrid = askedOfGrid(statement);
                        head.put(place, ofGrid == null ? statement : ofGrid);
                        open.addAll(ofGrid == null ? program.reads(place) : Set.of());
                    }
                }
            }
            return true;
        }

        /**
         * How many images there are, and where in memory they lie, is known from a grid as well as
         * from what comes before.
         */
        private @Nullable Statement askedOfGrid(Statement statement) {
            if (statement instanceof Assign(List<Expression> targets, Call call)
                    && asksShapeForImages(targets, call)) {
                return new Assign(targets, new Items(List.of(images(grids.getFirst()))));
            }
            if (statement instanceof Assign(List<Expression> targets, Call call)
                    && Modules.operator(call).equals("size")
                    && call.arguments().size() == 2
                    && call.arguments().get(0).value() instanceof Name(String of)
                    && call.arguments().get(1).value().equals(FIRST)
                    && isBefore(of)) {
                return new Assign(targets, images(grids.getFirst()));
            }
            if (statement instanceof Assign(List<Expression> targets, Call call)
                    && Operators.asksDevice(call)
                    && call.arguments().size() == 1
                    && call.arguments().getFirst().value() instanceof Name(String of)
                    && isBefore(of)) {
                var grid = new Argument(null, new Name(grids.getFirst().tensor()));
                return new Assign(targets, new Call(call.callee(), List.of(grid)));
            }
            return null;
        }

        /** True for the shape of what comes before, of which only its first side is read. */
        private boolean asksShapeForImages(List<Expression> targets, Call call) {
            return Modules.operator(call).equals("size")
                    && call.arguments().size() == 1
                    && call.arguments().getFirst().value() instanceof Name(String of)
                    && isBefore(of)
                    && targets.getFirst() instanceof Name shape
                    && program.statements().stream()
                            .filter(other -> !other.equals(new Assign(targets, call)))
                            .flatMap(other -> parts(other))
                            .allMatch(part -> readsFirstOnly(part, shape));
        }

        private static Stream<Expression> parts(Statement statement) {
            return Stream.concat(
                    statement.expressions().stream(),
                    statement.blocks().stream().flatMap(List::stream).flatMap(Search::parts));
        }

        private static boolean readsFirstOnly(Expression expression, Name shape) {
            return !expression.equals(shape)
                    && (expression.equals(new Subscript(shape, List.of(FIRST)))
                            || expression.parts().stream()
                                    .allMatch(part -> readsFirstOnly(part, shape)));
        }

        /** True for a tensor that is made of the input and of none of the grids. */
        private boolean isBefore(String name) {
            int end = program.statements().size();
            Set<String> ancestors = new Ancestry(program).of(Set.of(name), end);
            return ancestors.contains(program.input())
                    && ancestors.stream().noneMatch(tensors::contains);
        }
    }

    /** The code of how many images a grid is of. */
    static Call images(Grid grid) {
        return size(grid.tensor(), grid.layout().imageAxis());
    }

    /** The code of how many images a tensor has. */
    static Call sizeOf(String tensor) {
        return size(tensor, 0);
    }

    private static Call size(String tensor, int axis) {
        return new Call(
                new Attribute(new Name("torch"), "size"),
                List.of(
                        new Argument(null, new Name(tensor)),
                        new Argument(null, new Literal(String.valueOf(axis)))));
    }
}
