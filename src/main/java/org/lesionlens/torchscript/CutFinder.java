package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.LastCut.Level;
import org.lesionlens.torchscript.OperatorCounts.Counts;

/** Finds where a network can be cut last: before the operator that takes the grid away. */
final class CutFinder {

    private static final int MOST_TRIES = 200;
    private static final int MOST_LEVELS = 4;

    private final OperatorCounts counts;

    CutFinder(OperatorCounts counts) {
        this.counts = counts;
    }

    /**
     * The cut before the last pooling over the whole grid; where there is none, at the tokens that
     * are attended to last, else before the last operator that makes a row of the grid.
     *
     * @throws TorchScriptException if code on the way is damaged
     */
    Optional<LastCut> last(Program program) throws TorchScriptException {
        Optional<GridFinder.Found> found = new GridFinder(counts, program).find();
        Optional<LastCut> pooled = found.isEmpty() ? Optional.empty() : pooled(found.get());
        if (pooled.isPresent()) {
            return pooled;
        }
        Optional<Cut> tokens = new TokenFinder(counts).find(program);
        return tokens.isPresent() ? tokens(tokens.get()) : flattened(program);
    }

    /** The cut at all grids that are pooled, or at the last that some of the others are made of. */
    private static Optional<LastCut> pooled(GridFinder.Found found) throws TorchScriptException {
        Program program = found.program();
        List<Pooling> all = Pooling.byTensor(found.poolings());
        if (GridFinder.deepest(found).containsAll(found.poolings())) {
            return cut(program, all, List.of());
        }
        Optional<LastCut> first = Optional.empty();
        for (Pooling pooling : all) {
            Optional<LastCut> next = cut(program, List.of(pooling), List.of());
            first = isBehind(next, first) ? next : first;
        }
        return first.isEmpty()
                ? first
                : Optional.of(
                        new LastCut(
                                first.get().cut(),
                                all.size(),
                                false,
                                first.get().doubt(),
                                levels(program, all, first.get().cut().tensor())));
    }

    /** The cuts at layers that are pooled beside the first, and at all of them. */
    private static List<Level> levels(Program program, List<Pooling> poolings, String first)
            throws TorchScriptException {
        List<Pooling> all = new ArrayList<>(poolings);
        all.sort(Comparator.comparingInt(one -> program.definition(one.tensor())));
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < all.size() && all.size() <= MOST_LEVELS; i++) {
            List<Pooling> others = new ArrayList<>(all);
            Pooling one = others.remove(i);
            int place = i + 1;
            if (!one.tensor().equals(first)) {
                cut(program, List.of(one), others)
                        .filter(cut -> cut.doubt() == Doubt.NONE)
                        .map(cut -> new Level(cut.cut(), cut.pooled(), place))
                        .ifPresent(levels::add);
            }
        }
        if (all.size() <= MOST_LEVELS) {
            cut(program, all, List.of())
                    .filter(cut -> cut.doubt() == Doubt.NONE)
                    .map(cut -> new Level(cut.cut(), false, 0))
                    .ifPresent(levels::add);
        }
        return levels;
    }

    private static boolean isBehind(Optional<LastCut> one, Optional<LastCut> other) {
        return one.isPresent()
                && (other.isEmpty()
                        || one.get().cut().definition() > other.get().cut().definition());
    }

    private static Optional<LastCut> tokens(Cut cut) throws TorchScriptException {
        Grid grid = cut.grids().getFirst();
        Turns.Way way = Turns.to(grid.tensor(), cut.program());
        Doubt doubt = way.isLost() ? Doubt.MOVED : Doubt.NONE;
        Grid turned = grid.with(way.orientation());
        return Cut.at(cut.program(), List.of(turned))
                .map(found -> new LastCut(found, !grid.prefixed(), doubt));
    }

    private static Optional<LastCut> cut(
            Program program, List<Pooling> shown, List<Pooling> carried)
            throws TorchScriptException {
        boolean lost = false;
        boolean whole = true;
        List<Grid> grids = new ArrayList<>();
        for (Pooling pooling : shown) {
            Turns.Way way = Turns.to(pooling.tensor(), program);
            grids.add(new Grid(pooling.tensor(), pooling.layout(), way.orientation()));
            lost |= way.isLost();
            whole &= pooling.whole();
        }
        boolean pooled = whole;
        Doubt doubt = lost ? Doubt.MOVED : Doubt.NONE;
        List<Grid> others =
                carried.stream()
                        .map(one -> new Grid(one.tensor(), one.layout(), Orientation.UPRIGHT))
                        .toList();
        return Cut.at(program, grids, others).map(cut -> new LastCut(cut, pooled, doubt));
    }

    /** The cut before the last operator that makes a row of a grid. */
    private Optional<LastCut> flattened(Program start) throws TorchScriptException {
        Program program = start;
        int tries = 0;
        for (int i = program.statements().size() - 1; i >= 0 && tries < MOST_TRIES; i--) {
            if (program.value(i) instanceof Call call && Operators.flattens(call)) {
                Optional<Cut> cut = before(program, i, call);
                if (cut.isPresent()) {
                    boolean rows = makesRows(program, i) && !mixes(cut.get(), i);
                    return Optional.of(
                            new LastCut(cut.get(), false, rows ? Doubt.NONE : Doubt.MIXED));
                }
                tries++;
            } else if (counts.of(program.modules(), program.statements().get(i)).flattenings()
                    > 0) {
                Optional<Program> opened = program.opened(i);
                if (opened.isPresent()) {
                    i += opened.get().statements().size() - program.statements().size() + 1;
                    i = Math.min(i, opened.get().statements().size());
                    program = opened.get();
                    tries++;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Cut> before(Program program, int flattening, Call call) {
        return Operators.subject(call)
                .flatMap(CutFinder::name)
                .flatMap(name -> Cut.at(program, name.name()))
                .filter(cut -> isLast(cut, flattening));
    }

    /** True if nothing but sizes is asked of the tensor after it was flattened. */
    private static boolean isLast(Cut cut, int flattening) {
        List<Statement> statements = cut.program().statements();
        return statements.subList(flattening + 1, statements.size()).stream()
                .filter(cut.head()::contains)
                .filter(statement -> Names.read(statement).contains(cut.tensor()))
                .allMatch(CutFinder::asksSize);
    }

    private static boolean asksSize(Statement statement) {
        return statement instanceof Statement.Assign assign && Operators.asksSize(assign.value());
    }

    /** True if one row is made of all positions and channels of an image. */
    private static boolean makesRows(Program program, int place) {
        if (!(program.value(place) instanceof Call call)) {
            return false;
        }
        var last = new Operation(call, place, 0);
        Expression shape = new Definitions(program).value(last.argument(1), place);
        return last.operator().equals("flatten")
                ? last.number(1) == 1 && last.numberOr(2, -1) == -1
                : shape instanceof Items(List<Expression> sides) && sides.size() == 2;
    }

    /** True if positions see each other behind the place where they are put in a row. */
    private boolean mixes(Cut cut, int place) throws TorchScriptException {
        List<Statement> statements = cut.program().statements();
        for (Statement statement : statements.subList(place + 1, statements.size())) {
            Counts within = counts.of(cut.program().modules(), statement);
            if (cut.head().contains(statement) && within.mixings() + within.products() > 0) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Name> name(Expression expression) {
        return expression instanceof Name name ? Optional.of(name) : Optional.empty();
    }
}
