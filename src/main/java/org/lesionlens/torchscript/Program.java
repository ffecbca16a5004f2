package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Inliner.Flat;
import org.lesionlens.torchscript.MethodCode.Parameter;
import org.lesionlens.torchscript.Modules.Callee;
import org.lesionlens.torchscript.Statement.Assign;
import org.lesionlens.torchscript.Statement.Evaluate;

/**
 * The method {@code forward} of a network as flat code, in which calls of the network's own methods
 * can be opened one by one.
 */
final class Program {

    private static final int MOST_STATEMENTS = 100_000; // a frozen B5 has 600

    private final Modules modules;
    private final Inliner inliner;
    private final String input;
    private final List<Statement> statements;
    private final Expression result;
    private final List<Set<String>> reads;
    private final List<Set<String>> writes;
    private final Map<String, List<Integer>> writers = new HashMap<>();

    private Program(
            Modules modules,
            Inliner inliner,
            String input,
            List<Statement> statements,
            Expression result) {
        this.modules = modules;
        this.inliner = inliner;
        this.input = input;
        this.statements = List.copyOf(statements);
        this.result = result;
        this.reads = this.statements.stream().map(Names::read).toList();
        this.writes = this.statements.stream().map(Names::written).toList();
        for (int i = 0; i < this.statements.size(); i++) {
            for (String name : writes.get(i)) {
                writers.computeIfAbsent(name, any -> new ArrayList<>()).add(i);
            }
        }
    }

    /**
     * The program of a network.
     *
     * @throws TorchScriptException if its {@code forward} does not take one tensor and give one, or
     *     is written in a way that cannot be made flat
     */
    static Program of(ArchiveCode code, ClassCode network) throws TorchScriptException {
        MethodCode wrapping = network.methods().get(ForwardCall.METHOD);
        if (wrapping != null) {
            return new OutputFinder(of(code, network, wrapping)).picked();
        }
        MethodCode forward = network.methods().get("forward");
        if (forward == null) {
            throw new TorchScriptException("it has no method forward");
        }
        List<Parameter> given = forward.parameters();
        if (given.size() < 2 || !given.get(1).type().equals("Tensor")) {
            throw new TorchScriptException("its forward does not take one tensor");
        }
        if (given.stream().skip(2).anyMatch(more -> more.otherwise() == null)) {
            throw new TorchScriptException(
                    "its forward takes %d inputs, not one".formatted(given.size() - 1));
        }
        if (!forward.result().equals("Tensor")) {
            throw new TorchScriptException(
                    "its forward gives %s, not one tensor".formatted(forward.result()));
        }
        return of(code, network, forward);
    }

    /**
     * The program of a method that takes a tensor and perhaps more.
     *
     * @throws TorchScriptException if it is written in a way that cannot be made flat
     */
    static Program of(ArchiveCode code, ClassCode network, MethodCode forward)
            throws TorchScriptException {
        List<Argument> arguments = new ArrayList<>();
        var inliner = new Inliner(code.attributes());
        List<Parameter> given = forward.parameters().subList(1, forward.parameters().size());
        inliner.take(QualifiedNames.SELF.name());
        for (Parameter parameter : given) { // the first is the network, whatever its name
            inliner.take(parameter.name());
            if (parameter.otherwise() == null) {
                arguments.add(new Argument(null, new Name(parameter.name())));
            }
        }
        String input = given.getFirst().name();
        Flat flat =
                inliner.flat(forward, QualifiedNames.SELF, arguments)
                        .orElseThrow(() ->
                                new TorchScriptException(
                                        "its forward returns early or changes the network"));
        return new Program(
                new Modules(code, network), inliner, input, flat.statements(), flat.result());
    }

    /** Finds what calls run. */
    Modules modules() {
        return modules;
    }

    /** The name of the tensor that it is given. */
    String input() {
        return input;
    }

    /** All statements, in their order. */
    List<Statement> statements() {
        return statements;
    }

    /** What it returns. */
    Expression result() {
        return result;
    }

    /** The variables and other names that a statement reads. */
    Set<String> reads(int index) {
        return reads.get(index);
    }

    /** The variables that a statement writes or changes in place. */
    Set<String> writes(int index) {
        return writes.get(index);
    }

    /** A name that it does not use. */
    String fresh(String wanted) {
        return inliner.fresh(wanted);
    }

    /** The place of the last statement that writes a variable; −1 if none does. */
    int definition(String name) {
        return writers(name).isEmpty() ? -1 : writers(name).getLast();
    }

    /** The place of the last statement before another that writes a variable; −1 if none does. */
    int definition(String name, int before) {
        return writers(name).stream()
                .filter(place -> place < before)
                .reduce((_, later) -> later)
                .orElse(-1);
    }

    /** The places of all statements that write a variable. */
    List<Integer> writers(String name) {
        return writers.getOrDefault(name, List.of());
    }

    /** What a statement computes; a literal nothing for blocks. */
    Expression value(int index) {
        return switch (statements.get(index)) {
            case Assign assign -> assign.value();
            case Evaluate evaluate -> evaluate.value();
            default -> new Expression.Literal("None");
        };
    }

    /** What a statement calls, if it is code of the archive. */
    Optional<Callee> callee(int index) throws TorchScriptException {
        return value(index) instanceof Call call ? modules.callee(call) : Optional.empty();
    }

    /**
     * The same program with the call of a statement replaced by what it runs.
     *
     * @return empty if that code cannot be made flat
     * @throws TorchScriptException if that code is damaged, or the program would grow too long
     */
    Optional<Program> opened(int index) throws TorchScriptException {
        Optional<Callee> callee = callee(index);
        if (callee.isEmpty() || !(value(index) instanceof Call call)) {
            return Optional.empty();
        }
        Optional<Flat> flat =
                inliner.flat(callee.get().method(), callee.get().self(), call.arguments());
        if (flat.isEmpty()) {
            return Optional.empty();
        }
        if (statements.size() + flat.get().statements().size() > MOST_STATEMENTS) {
            throw new TorchScriptException("its code is too long");
        }
        return Optional.of(opened(index, flat.get()));
    }

    private Program opened(int index, Flat flat) {
        List<Statement> all = new ArrayList<>(statements.subList(0, index));
        all.addAll(flat.statements());
        UnaryOperator<Expression> change = UnaryOperator.identity();
        if (statements.get(index) instanceof Assign(List<Expression> targets, Expression _)) {
            if (targets.size() == 1
                    && targets.getFirst() instanceof Name name
                    && Inliner.isPlain(flat.result())
                    && Names.writes(statements).getOrDefault(name.name(), 0) == 1) {
                change = expression -> replaced(expression, name, flat.result());
            } else {
                all.add(new Assign(targets, flat.result()));
            }
        }
        for (Statement statement : statements.subList(index + 1, statements.size())) {
            all.add(statement.map(change));
        }
        return new Program(modules, inliner, input, all, change.apply(result));
    }

    /** The same program without some statements, which gives something else. */
    Program ending(Set<Integer> dropped, Expression value) {
        List<Statement> all = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            if (!dropped.contains(i)) {
                all.add(statements.get(i));
            }
        }
        if (value instanceof Name) {
            return new Program(modules, inliner, input, all, value);
        }
        var logits = new Name(fresh("logits"));
        all.add(new Assign(List.of(logits), value));
        return new Program(modules, inliner, input, all, logits);
    }

    private static Expression replaced(Expression where, Name what, Expression with) {
        return where.equals(what) ? with : where.withParts(part -> replaced(part, what, with));
    }
}
