package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Modules.Callee;
import org.lesionlens.torchscript.OperatorCounts.Counts;

/**
 * Finds where a network can be cut: before the last operator that takes the grid away, and before
 * each step to a coarser grid.
 */
final class CutFinder {

    private static final Set<String> ACTIVATIONS =
            Set.of("relu", "silu", "gelu", "hardswish", "leaky_relu", "relu6");

    private static final Set<String> LISTS =
            Set.of("chunk", "split", "unbind", "tensor_split", "split_with_sizes", "size");

    private static final Set<String> NO_OUTPUTS = Set.of("pad", "NumToTensor");
    private static final int MOST_TRIES = 200;
    private static final int MOST_STAGES = 8;

    private final OperatorCounts counts;

    CutFinder(ArchiveCode code) {
        this.counts = new OperatorCounts(code);
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
        return tokens.isPresent() ? tokens.flatMap(CutFinder::tokens) : flattened(program);
    }

    /** The cut at all grids that are pooled, or at the last that some of the others are made of. */
    private Optional<LastCut> pooled(GridFinder.Found found) throws TorchScriptException {
        Program program = found.program();
        if (GridFinder.deepest(found).size() == found.poolings().size()) {
            return cut(program, List.copyOf(found.poolings()));
        }
        Optional<LastCut> first = Optional.empty();
        for (Pooling pooling : found.poolings()) {
            Optional<LastCut> next = cut(program, List.of(pooling));
            first = isBehind(next, first) ? next : first;
        }
        return first.map(
                last -> new LastCut(last.cut(), found.poolings().size(), false, last.doubt()));
    }

    private static boolean isBehind(Optional<LastCut> one, Optional<LastCut> other) {
        return one.isPresent()
                && (other.isEmpty()
                        || one.get().cut().definition() > other.get().cut().definition());
    }

    private static Optional<LastCut> tokens(Cut cut) {
        Grid grid = cut.grids().getFirst();
        Turns turns = Turns.until(cut.program(), cut.definition());
        Optional<Orientation> lies = turns.of(grid.tensor());
        Doubt doubt = turns.isMoved(grid.tensor()) || lies.isEmpty() ? Doubt.MOVED : Doubt.NONE;
        Grid turned = grid.with(lies.orElse(Orientation.UPRIGHT));
        return Cut.at(cut.program(), List.of(turned))
                .map(found -> new LastCut(found, 1, !grid.prefixed(), doubt));
    }

    private Optional<LastCut> cut(Program start, List<Pooling> poolings)
            throws TorchScriptException {
        Program program = turnsOpened(start, poolings);
        Turns turns = Turns.until(program, last(program, poolings));
        List<Grid> grids = new ArrayList<>();
        boolean moved = false;
        for (Pooling pooling : poolings) {
            Optional<Orientation> lies = turns.of(pooling.tensor());
            moved |= turns.isMoved(pooling.tensor()) || lies.isEmpty();
            grids.add(
                    new Grid(pooling.tensor(), pooling.layout(), lies.orElse(Orientation.UPRIGHT)));
        }
        Doubt doubt = moved ? Doubt.MOVED : Doubt.NONE;
        boolean whole = poolings.stream().allMatch(Pooling::whole);
        return Cut.at(program, grids).map(cut -> new LastCut(cut, 1, whole, doubt));
    }

    private static int last(Program program, List<Pooling> poolings) {
        return poolings.stream()
                .mapToInt(pooling -> program.definition(pooling.tensor()))
                .max()
                .orElse(-1);
    }

    /** Opens the calls that may turn the picture before the grids. */
    private Program turnsOpened(Program start, List<Pooling> poolings) throws TorchScriptException {
        Program program = start;
        for (int opened = 0; opened < MOST_TRIES; opened++) {
            int last = last(program, poolings);
            Turns turns = Turns.until(program, last);
            Optional<Program> more = Optional.empty();
            for (int i = 0; i < last && more.isEmpty(); i++) {
                if (turns.readsPicture(i) && callsNoLayer(program, i)) {
                    more = program.opened(i);
                }
            }
            if (more.isEmpty()) {
                break;
            }
            program = more.get();
        }
        return program;
    }

    private boolean callsNoLayer(Program program, int place) throws TorchScriptException {
        Counts within = new Mixing(program, counts).within(place);
        return program.callee(place).isPresent()
                && within.mixings() + within.products() + within.pools() == 0;
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
                            new LastCut(cut.get(), 1, false, rows ? Doubt.NONE : Doubt.MIXED));
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

    /**
     * The cuts at the ends of the stages before a cut: where the grid becomes coarser next.
     *
     * @return from the last to the first
     * @throws TorchScriptException if code on the way is damaged
     */
    List<Cut> stages(Cut last) throws TorchScriptException {
        int behind = last.program().statements().size() - last.definition();
        Program program = opened(last.program(), behind);
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i <= program.statements().size() - behind; i++) {
            if (coarsenings(program, i) > 0) {
                steps.add(i);
            }
        }
        List<Cut> found = new ArrayList<>();
        for (int k = 1; k < steps.size(); k++) { // before the first step there is only the photo
            stageBetween(program, steps.get(k - 1), steps.get(k)).ifPresent(found::add);
        }
        Collections.reverse(found);
        return found.stream().limit(MOST_STAGES).toList();
    }

    /** Opens the calls before the last statements until each becomes coarser once at most. */
    private Program opened(Program start, int behind) throws TorchScriptException {
        Program program = start;
        for (int i = 0; i <= program.statements().size() - behind; i++) {
            Optional<Callee> callee = program.callee(i);
            if (callee.isPresent() && coarsenings(program, i) > 1) {
                Optional<Program> opened = program.opened(i);
                if (opened.isPresent()) {
                    program = opened.get();
                    i--; // what it was replaced by may be opened in turn
                }
            }
        }
        return program;
    }

    private int coarsenings(Program program, int index) throws TorchScriptException {
        return counts.of(program.modules(), program.statements().get(index)).coarsenings();
    }

    /** The last sum between two steps, or else the last tensor there. */
    private static Optional<Cut> stageBetween(Program program, int before, int after)
            throws TorchScriptException {
        Optional<Cut> nearest = Optional.empty();
        for (int i = after - 1; i >= before; i--) {
            String operator = Modules.operator(program.value(i));
            boolean tensors = !NO_OUTPUTS.contains(operator) && givesTensors(program, i);
            for (String name : program.writes(i)) {
                Optional<Cut> cut = tensors ? Cut.at(program, name) : Optional.empty();
                if (cut.isPresent() && operator.equals("add")) {
                    return Optional.of(activated(program, i, after, cut.get()));
                }
                nearest = nearest.isPresent() ? nearest : cut;
            }
        }
        return nearest;
    }

    /** False for a call of the network's own code that gives something else, as pairs. */
    static boolean givesTensors(Program program, int place) throws TorchScriptException {
        if (!(program.value(place) instanceof Call call)
                || LISTS.contains(Modules.operator(call))) {
            return false;
        }
        Optional<Callee> callee = program.callee(place);
        boolean single = program.writes(place).size() == 1;
        return callee.isEmpty()
                || (single
                        ? callee.get().method().result().equals("Tensor")
                        : callee.get().method().result().matches("Tuple\\[Tensor(, Tensor)*]"));
    }

    /** A sum with the activation that follows it at once, if one does. */
    private static Cut activated(Program program, int sum, int after, Cut cut)
            throws TorchScriptException {
        int next = sum + 1;
        if (next < after
                && program.value(next) instanceof Call call
                && isActivation(program, next)
                && Operators.subject(call).equals(Optional.of(new Name(cut.tensor())))) {
            for (String name : program.writes(next)) {
                return Cut.at(program, name).orElse(cut);
            }
        }
        return cut;
    }

    private static boolean isActivation(Program program, int index) throws TorchScriptException {
        Program opened = program.opened(index).orElse(program);
        return opened.statements().size() == program.statements().size()
                && ACTIVATIONS.contains(Modules.operator(opened.value(index)));
    }

    private static Optional<Name> name(Expression expression) {
        return expression instanceof Name name ? Optional.of(name) : Optional.empty();
    }
}
