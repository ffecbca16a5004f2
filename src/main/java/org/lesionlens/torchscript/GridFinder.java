package org.lesionlens.torchscript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Modules.Callee;
import org.lesionlens.torchscript.OperatorCounts.Counts;

/**
 * Finds the grids that a network pools last: on each way from its result back to its input, the
 * first that is pooled, with nothing behind it that lets positions see each other.
 */
final class GridFinder {

    private static final int MOST_OPENED = 200; // calls
    private static final int DEEPEST = 4000; // statements
    private static final int MOST_FORMS = 20; // operators

    /** What answers may go through before their mean is taken. */
    private static final Set<String> FORMS =
            Set.of(
                    "softmax",
                    "sigmoid",
                    "log_softmax",
                    "exp",
                    "log",
                    "div",
                    "mul",
                    "to",
                    "view",
                    "reshape",
                    "contiguous");

    private final OperatorCounts counts;
    private final Map<Place, Optional<Set<Pooling>>> known = new HashMap<>();
    private Program program;
    private int toOpen;

    private record Place(String name, int statement) {}

    /**
     * What was found.
     *
     * @param program with the calls opened that it is found in
     */
    record Found(Program program, Set<Pooling> poolings) {}

    GridFinder(OperatorCounts counts, Program program) {
        this.counts = counts;
        this.program = program;
    }

    /**
     * The grids; empty if some way has none that is known.
     *
     * @throws TorchScriptException if code on the way is damaged
     */
    Optional<Found> find() throws TorchScriptException {
        for (int opened = 0; opened < MOST_OPENED; opened++) {
            known.clear();
            toOpen = -1;
            int end = program.statements().size();
            Optional<Set<Pooling>> found = behind(Names.read(program.result()), end, 0);
            if (toOpen < 0) {
                Program last = program;
                return found.filter(grids -> !grids.isEmpty()).map(grids -> new Found(last, grids));
            }
            Optional<Program> more = program.opened(toOpen);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            program = more.get();
        }
        return Optional.empty();
    }

    /** The grids behind some variables as they were before a statement. */
    private Optional<Set<Pooling>> behind(Set<String> names, int before, int depth)
            throws TorchScriptException {
        Set<Pooling> all = new LinkedHashSet<>();
        for (String name : names) {
            int place = program.definition(name, before);
            if (place < 0 && name.equals(program.input())) {
                return Optional.empty();
            }
            if (place >= 0) {
                Optional<Set<Pooling>> some = behind(name, place, depth);
                if (some.isEmpty()) {
                    return some;
                }
                all.addAll(some.get());
            }
        }
        return Optional.of(all);
    }

    private Optional<Set<Pooling>> behind(String name, int place, int depth)
            throws TorchScriptException {
        var key = new Place(name, place);
        Optional<Set<Pooling>> found = known.get(key);
        if (found == null) {
            found = depth > DEEPEST || toOpen >= 0 ? Optional.empty() : statement(place, depth);
            known.put(key, found);
        }
        return found;
    }

    private Optional<Set<Pooling>> statement(int place, int depth) throws TorchScriptException {
        Expression value = program.value(place);
        if (Operators.asksSize(value)) {
            return Optional.of(Set.of());
        }
        Statement statement = program.statements().get(place);
        var mixing = new Mixing(program, counts);
        Counts within = mixing.within(place);
        Optional<Callee> callee = program.callee(place);
        if (callee.isPresent() && (within.pools() > 0 || within.products() > 0)) {
            toOpen = place;
            return Optional.empty();
        }
        Optional<Pooling> pooling = Pooling.at(program, place);
        if (pooling.isPresent() && !pooling.get().layout().isRow()) {
            return Optional.of(Set.of(pooling.get()));
        }
        boolean block = !statement.blocks().isEmpty() && within.pools() > 0;
        Optional<Set<Pooling>> further =
                block || mixing.at(place)
                        ? Optional.empty()
                        : behind(program.reads(place), place, depth + 1);
        // The mean over one axis may be that of networks side by side, of which each has a grid.
        return further.isPresent() || toOpen >= 0
                ? further
                : pooling.filter(row -> !isStacked(row.tensor(), place)).map(Set::of);
    }

    /** True for what was put side by side, as the answers of several networks are. */
    private boolean isStacked(String tensor, int before) {
        Operation last = new Definitions(program).operation(new Name(tensor), before);
        for (int i = 0; i < MOST_FORMS && last != null && FORMS.contains(last.operator()); i++) {
            last = new Definitions(program).operation(last.argument(0), last.place());
        }
        return last != null && (last.operator().equals("stack") || joinsImages(last));
    }

    private static boolean joinsImages(Operation last) {
        return last.operator().equals("cat") && last.numberOr(1, 0) == 0;
    }

    /** Those whose tensors are made of none of the others. */
    static Set<Pooling> deepest(Found found) {
        Set<Pooling> deepest = new LinkedHashSet<>(found.poolings());
        var ancestry = new Ancestry(found.program());
        for (Pooling pooling : found.poolings()) {
            String tensor = pooling.tensor();
            int place = found.program().definition(tensor);
            Set<String> before = new HashSet<>(ancestry.of(Set.of(tensor), place + 1));
            before.remove(tensor);
            deepest.removeIf(other -> before.contains(other.tensor()));
        }
        return deepest;
    }
}
