package org.lesionlens.torchscript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Inliner.Flat;
import org.lesionlens.torchscript.Modules.Callee;

/** Counts what happens to the grid within calls, all that they call in turn included. */
final class OperatorCounts {

    private static final int DEEPEST = 60; // calls within calls
    private static final int ENOUGH = 1000;

    private final ArchiveCode code;
    private final Map<Key, Counts> known = new HashMap<>();

    OperatorCounts(ArchiveCode code) {
        this.code = code;
    }

    private record Key(String owner, String method) {}

    /**
     * How often the operators of a kind are run.
     *
     * @param pools those that take the grid away
     * @param flattenings those that make rows of grids
     * @param coarsenings steps to a coarser grid
     * @param mixings those that let positions of a grid see each other
     * @param products of tensors, which may do so
     */
    record Counts(int pools, int flattenings, int coarsenings, int mixings, int products) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    Math.min(ENOUGH, pools + other.pools),
                    Math.min(ENOUGH, flattenings + other.flattenings),
                    Math.min(ENOUGH, coarsenings + other.coarsenings),
                    Math.min(ENOUGH, mixings + other.mixings),
                    Math.min(ENOUGH, products + other.products));
        }
    }

    /**
     * What one statement does.
     *
     * @throws TorchScriptException if code that it calls is damaged or calls itself
     */
    Counts of(Modules modules, Statement statement) throws TorchScriptException {
        return of(modules, statement, 0);
    }

    private Counts of(Modules modules, Statement statement, int depth) throws TorchScriptException {
        Counts counts = Counts.NONE;
        for (Expression expression : statement.expressions()) {
            counts = counts.plus(of(modules, expression, depth));
        }
        for (List<Statement> block : statement.blocks()) {
            for (Statement inner : block) {
                counts = counts.plus(of(modules, inner, depth));
            }
        }
        return counts;
    }

    private Counts of(Modules modules, Expression expression, int depth)
            throws TorchScriptException {
        Counts counts = Counts.NONE;
        for (Expression part : expression.parts()) {
            counts = counts.plus(of(modules, part, depth));
        }
        if (!(expression instanceof Call call)) {
            return counts;
        }
        if (!Modules.operator(call).isEmpty()) {
            return counts.plus(
                    new Counts(
                            one(call, Reduction::pools),
                            one(call, Operators::flattens),
                            one(call, Operators::coarsens),
                            one(call, Operators::mixes),
                            one(call, Operators::multiplies)));
        }
        Optional<Callee> callee = modules.callee(call);
        if (callee.isEmpty()) {
            return counts;
        }
        @Nullable ClassCode owner = callee.get().owner();
        var key =
                new Key(
                        owner == null ? QualifiedNames.dotted(call.callee()) : owner.name(),
                        callee.get().method().name());
        return counts.plus(within(modules, callee.get(), key, depth + 1));
    }

    private static int one(Call call, Predicate<Call> kind) {
        return kind.test(call) ? 1 : 0;
    }

    private Counts within(Modules modules, Callee callee, Key key, int depth)
            throws TorchScriptException {
        if (depth > DEEPEST) {
            throw new TorchScriptException("its calls are nested too deep, or call themselves");
        }
        @Nullable ClassCode owner = callee.owner();
        Counts found = known.get(key);
        if (found == null) {
            found = count(owner == null ? modules.root() : owner, callee, depth);
            known.put(key, found);
        }
        return found;
    }

    private Counts count(ClassCode root, Callee callee, int depth) throws TorchScriptException {
        boolean function = callee.owner() == null;
        List<Argument> arguments =
                callee.method().parameters().stream()
                        .skip(function ? 0 : 1)
                        .map(parameter -> new Argument(null, new Name(parameter.name())))
                        .toList();
        Optional<Flat> flat =
                new Inliner(ModuleAttributes.NONE)
                        .flat(callee.method(), function ? null : QualifiedNames.SELF, arguments);
        Counts counts = Counts.NONE;
        if (flat.isPresent()) {
            var modules = new Modules(code, root);
            for (Statement statement : flat.get().statements()) {
                counts = counts.plus(of(modules, statement, depth));
            }
        }
        return counts;
    }
}
