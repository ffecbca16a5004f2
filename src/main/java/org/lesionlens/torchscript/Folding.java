package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Tuple;
import org.lesionlens.torchscript.Statement.Assign;
import org.lesionlens.torchscript.Statement.Branch;
import org.lesionlens.torchscript.Statement.Loop;
import org.lesionlens.torchscript.Statement.Return;

/**
 * Makes the code of a method straight where it can: of branches, the one that is taken is left, and
 * loops over numbers that are known are written out. A variable that is written again has another
 * name from then on.
 */
final class Folding {

    private static final int LONGEST_LOOP = 64;
    static final Literal NONE = new Literal("None");

    private final ModuleAttributes attributes;
    private final String self;
    private final String path;
    private final Map<String, Literal> known = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>(); // paths of modules, by variables
    private final Map<String, String> versions = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final List<Statement> straight = new ArrayList<>();
    private boolean returned;

    /**
     * @param self name of the module in the method; blank for a function
     * @param path of that module from the network on, {@code self} for itself
     * @param given literals that parameters stand for
     */
    Folding(ModuleAttributes attributes, String self, String path, Map<String, Literal> given) {
        this.attributes = attributes;
        this.self = self;
        this.path = path;
        known.putAll(given);
        written.addAll(given.keySet());
        names.addAll(given.keySet());
    }

    /** The same statements, made straight. */
    List<Statement> of(List<Statement> body) {
        for (Statement statement : body) {
            names.addAll(Names.read(statement));
            names.addAll(Names.written(statement));
        }
        body.forEach(this::add);
        return List.copyOf(straight);
    }

    private void add(Statement statement) {
        if (returned) {
            return;
        }
        switch (statement) {
            case Assign assign -> assign(assign);
            case Branch branch -> branch(branch);
            case Loop loop -> loop(loop);
            default -> {
                straight.add(statement.map(this::renamed));
                returned = statement instanceof Return;
            }
        }
    }

    private void assign(Assign assign) {
        List<Expression> values =
                assign.value() instanceof Tuple(List<Expression> items)
                                && assign.targets().size() > 1
                                && items.size() == assign.targets().size()
                        ? items
                        : List.of();
        if (values.isEmpty()) {
            Expression value = renamed(assign.value());
            List<Expression> targets = assign.targets().stream().map(this::target).toList();
            straight.add(new Assign(targets, value));
            if (assign.targets().size() == 1) {
                learn(assign.targets().getFirst(), assign.value());
            }
            return;
        }
        List<Expression> renamed = values.stream().map(this::renamed).toList();
        List<Optional<Literal>> literals = values.stream().map(this::value).toList();
        for (int i = 0; i < values.size(); i++) {
            Expression target = target(assign.targets().get(i));
            straight.add(new Assign(List.of(target), renamed.get(i)));
            if (assign.targets().get(i) instanceof Name(String name)) {
                literals.get(i).ifPresent(literal -> known.put(name, literal));
            }
        }
    }

    /** A variable that is written; from now on it is another one if it was written before. */
    private Expression target(Expression target) {
        if (!(target instanceof Name(String name))) {
            return target.withParts(this::renamed);
        }
        known.remove(name);
        parts.remove(name);
        if (written.add(name)) {
            return target;
        }
        String version = name;
        for (int i = 0; !names.add(version); i++) {
            version = name + "_v" + i;
        }
        versions.put(name, version);
        return new Name(version);
    }

    private void learn(Expression target, Expression value) {
        if (target instanceof Name(String name)) {
            value(value).ifPresent(literal -> known.put(name, literal));
            module(value).ifPresent(module -> parts.put(name, module));
        }
    }

    private void branch(Branch branch) {
        String condition = value(branch.condition()).map(Literal::text).orElse("");
        if (condition.equals("True")) {
            branch.then().forEach(this::add);
        } else if (condition.equals("False")) {
            branch.otherwise().forEach(this::add);
        } else {
            keep(branch);
        }
    }

    private void loop(Loop loop) {
        List<Literal> items = loop.items().size() == 1 ? items(loop.source()) : List.of();
        if (items.isEmpty() || !(loop.items().getFirst() instanceof Name(String item))) {
            keep(loop);
            return;
        }
        for (Literal literal : items) {
            written.add(item);
            known.put(item, literal);
            loop.body().forEach(this::add);
        }
    }

    private List<Literal> items(Expression source) {
        if (source instanceof Call(Expression callee, List<Expression.Argument> arguments)
                && callee.equals(new Name("range"))
                && arguments.size() == 1) {
            int count = value(arguments.getFirst().value()).flatMap(Operators::number).orElse(0);
            List<Literal> numbers = new ArrayList<>();
            for (int i = 0; i < count && count <= LONGEST_LOOP; i++) {
                numbers.add(new Literal(String.valueOf(i)));
            }
            return numbers;
        }
        return source instanceof Items(List<Expression> items)
                        && items.size() <= LONGEST_LOOP
                        && items.stream().allMatch(item -> Operators.number(item).isPresent())
                ? items.stream().filter(Literal.class::isInstance).map(Literal.class::cast).toList()
                : List.of();
    }

    /** Takes over what cannot be made straight; what it writes is not known behind it. */
    private void keep(Statement statement) {
        Set<String> changed = Names.written(statement);
        known.keySet().removeAll(changed);
        parts.keySet().removeAll(changed);
        straight.add(statement.map(this::renamed));
        written.addAll(changed);
    }

    private Expression renamed(Expression expression) {
        if (expression instanceof Name(String name)) {
            Literal literal = known.get(name);
            boolean number = literal != null && Operators.number(literal).isPresent();
            return number && literal != null
                    ? literal
                    : versions.containsKey(name) ? new Name(versions.get(name)) : expression;
        }
        return expression.withParts(this::renamed);
    }

    /** The path of a module that an expression stands for. */
    private Optional<String> module(Expression expression) {
        if (expression instanceof Name(String name)) {
            return name.equals(self) && !self.isEmpty()
                    ? Optional.of(path)
                    : Optional.ofNullable(parts.get(name));
        }
        return expression instanceof Attribute(Expression owner, String name)
                ? module(owner).map(module -> module + "." + name)
                : Optional.empty();
    }

    /** What an expression comes to, if that is known. */
    private Optional<Literal> value(Expression expression) {
        return switch (expression) {
            case Literal literal -> Optional.of(literal);
            case Name(String name) -> Optional.ofNullable(known.get(name));
            case Attribute _ -> module(expression).flatMap(attributes::value);
            case Call call when call.callee().equals(new Name("annotate")) ->
                    value(call.arguments().getLast().value()).filter(NONE::equals);
            case Call call -> called(call);
            default -> Optional.empty();
        };
    }

    private Optional<Literal> called(Call call) {
        List<Literal> given = new ArrayList<>();
        for (Expression.Argument argument : call.arguments()) {
            value(argument.value()).ifPresent(given::add);
        }
        return given.size() == call.arguments().size()
                ? ConstantOperators.value(QualifiedNames.dotted(call.callee()), given)
                : Optional.empty();
    }
}
