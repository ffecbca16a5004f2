package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Prefixed;
import org.lesionlens.torchscript.Expression.Tuple;
import org.lesionlens.torchscript.MethodCode.Parameter;
import org.lesionlens.torchscript.Statement.Assign;
import org.lesionlens.torchscript.Statement.Branch;
import org.lesionlens.torchscript.Statement.Evaluate;
import org.lesionlens.torchscript.Statement.Return;

/**
 * Turns methods into flat code: one call a statement, no variable that only stands for a part of
 * the module, and names that no other method's code has.
 */
final class Inliner {

    private final Set<String> taken = new HashSet<>();
    private final Set<String> nothing = new HashSet<>(); // variables that are None
    private final ModuleAttributes attributes;

    /**
     * @param attributes that branches in the code may depend on
     */
    Inliner(ModuleAttributes attributes) {
        this.attributes = attributes;
    }

    /**
     * Flat code of a method.
     *
     * @param result what it returns: a variable, a fixed path or literals
     */
    record Flat(List<Statement> statements, Expression result) {

        Flat {
            statements = List.copyOf(statements);
        }
    }

    /**
     * The flat code of a method.
     *
     * @param self what its {@code self} is; null for a function
     * @param arguments after {@code self}
     * @return empty if it returns from within a block, sets attributes of the module or is not
     *     called as it is declared
     * @throws TorchScriptException if its code is damaged
     */
    Optional<Flat> flat(MethodCode method, @Nullable Expression self, List<Argument> arguments)
            throws TorchScriptException {
        List<Statement> body = folded(method, self, arguments);
        if (body.isEmpty() || !(body.getLast() instanceof Return(Expression result))) {
            return Optional.empty();
        }
        List<Statement> before = body.subList(0, body.size() - 1);
        if (before.stream().anyMatch(Inliner::returns)
                || before.stream().anyMatch(Names::setsAttribute)) {
            return Optional.empty();
        }
        var scope = new Scope(before);
        if (!scope.bind(method, self, arguments)) {
            return Optional.empty();
        }
        before.forEach(scope::add);
        Expression value = scope.simple(scope.renamed(result));
        return Optional.of(new Flat(scope.statements, value));
    }

    private List<Statement> folded(
            MethodCode method, @Nullable Expression self, List<Argument> arguments)
            throws TorchScriptException {
        List<Parameter> parameters = method.parameters();
        boolean isMethod = self != null && !parameters.isEmpty();
        Map<String, Literal> given = new HashMap<>();
        for (int i = isMethod ? 1 : 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Expression value = passed(parameter, i - (isMethod ? 1 : 0), arguments);
            if (value instanceof Literal literal) {
                given.put(parameter.name(), literal);
            } else if (value instanceof Name(String name) && nothing.contains(name)) {
                given.put(parameter.name(), Folding.NONE);
            } else if (value instanceof Attribute attribute) {
                attributes
                        .value(QualifiedNames.dotted(attribute))
                        .ifPresent(literal -> given.put(parameter.name(), literal));
            }
        }
        String path = self == null ? "" : QualifiedNames.dotted(self);
        String called = isMethod ? parameters.getFirst().name() : "";
        return new Folding(attributes, called, path, given).of(method.body());
    }

    private static @Nullable Expression passed(
            Parameter parameter, int place, List<Argument> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i).name();
            if (name == null ? i == place : name.equals(parameter.name())) {
                return arguments.get(i).value();
            }
        }
        return parameter.otherwise();
    }

    /** Keeps {@code name} for code that is there already. */
    void take(String name) {
        taken.add(name);
    }

    /** A name that no code has yet. */
    String fresh(String wanted) {
        String name = wanted;
        for (int i = 0; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private static boolean returns(Statement statement) {
        return statement instanceof Return
                || statement.blocks().stream().flatMap(List::stream).anyMatch(Inliner::returns);
    }

    /** What the names of one method mean while its statements are added. */
    private final class Scope {

        private final Map<String, Integer> writes;
        private final Map<String, Expression> meanings = new HashMap<>();
        private final List<Statement> statements = new ArrayList<>();

        Scope(List<Statement> body) {
            writes = Names.writes(body);
        }

        boolean bind(MethodCode method, @Nullable Expression self, List<Argument> arguments) {
            List<Parameter> parameters = new ArrayList<>(method.parameters());
            if (self != null) {
                if (parameters.isEmpty()) {
                    return false;
                }
                meanings.put(parameters.removeFirst().name(), self);
            }
            if (arguments.size() > parameters.size()) {
                return false;
            }
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                Expression value = passed(parameter, i, arguments);
                if (value == null) {
                    return false;
                }
                bind(parameter, value);
            }
            return true;
        }

        private void bind(Parameter parameter, Expression value) {
            boolean typed = parameter.type().startsWith("Optional[") && value instanceof Literal;
            if (isPlain(value) && !typed && !writes.containsKey(parameter.name())) {
                meanings.put(parameter.name(), value);
                return;
            }
            var local = new Name(fresh(parameter.name()));
            Expression start =
                    typed
                            ? new Call(
                                    new Name("annotate"),
                                    List.of(
                                            new Argument(null, new Name(parameter.type())),
                                            new Argument(null, value)))
                            : value;
            statements.add(new Assign(List.of(local), start));
            meanings.put(parameter.name(), local);
            if (value.equals(Folding.NONE)) {
                nothing.add(local.name());
            }
        }

        void add(Statement original) {
            if (!kept(original)) {
                return;
            }
            if (original instanceof Assign(List<Expression> targets, Expression value)) {
                Expression flat = flat(renamed(value));
                List<Expression> written = targets.stream().map(this::renamed).toList();
                statements.add(new Assign(written, flat));
            } else if (original instanceof Evaluate(Expression value)) {
                statements.add(new Evaluate(flat(renamed(value))));
            } else if (original instanceof Branch(var condition, var then, var otherwise)
                    && renamed(condition) instanceof Literal(String text)
                    && (text.equals("True") || text.equals("False"))) {
                (text.equals("True") ? then : otherwise).forEach(this::add);
            } else {
                statements.add(original.map(this::renamed, this::kept));
            }
        }

        /** False for a variable that is but another name, which is remembered instead. */
        private boolean kept(Statement statement) {
            if (statement instanceof Assign(List<Expression> targets, Expression value)
                    && targets.size() == 1
                    && targets.getFirst() instanceof Name(String name)
                    && writes.getOrDefault(name, 0) == 1) {
                Expression meaning = renamed(value);
                if (isAlias(value, meaning)) {
                    meanings.put(name, meaning);
                    return false;
                }
            }
            return true;
        }

        private boolean isAlias(Expression value, Expression meaning) {
            boolean stays =
                    !(value instanceof Name(String name)) || writes.getOrDefault(name, 0) <= 1;
            return QualifiedNames.isFixed(meaning) || (meaning instanceof Name && stays);
        }

        Expression renamed(Expression expression) {
            if (expression instanceof Name(String name)) {
                if (writes.containsKey(name)) {
                    return meanings.computeIfAbsent(name, any -> new Name(fresh(any)));
                }
                return meanings.getOrDefault(name, expression);
            }
            return expression.withParts(this::renamed);
        }

        /** The expression with nothing but plain values in it. */
        private Expression flat(Expression expression) {
            return expression.withParts(this::simple);
        }

        /** The expression with each call in it replaced by a variable that has its result. */
        Expression simple(Expression expression) {
            Expression flat = flat(expression);
            if (!(flat instanceof Call)) {
                return flat;
            }
            var local = new Name(fresh("t"));
            statements.add(new Assign(List.of(local), flat));
            return local;
        }
    }

    /** True for what can stand in several places without being computed several times. */
    static boolean isPlain(Expression expression) {
        return switch (expression) {
            case Name _, Literal _ -> true;
            case Attribute _ -> QualifiedNames.isFixed(expression);
            case Prefixed(String _, Expression value) -> value instanceof Literal;
            case Items(List<Expression> items) -> areNumbers(items);
            case Tuple(List<Expression> items) -> areNumbers(items);
            default -> false;
        };
    }

    /** A list of something else, or an empty one, may be added to. */
    private static boolean areNumbers(List<Expression> items) {
        return !items.isEmpty()
                && items.stream()
                        .map(item -> item instanceof Prefixed(String _, var value) ? value : item)
                        .allMatch(Literal.class::isInstance);
    }
}
