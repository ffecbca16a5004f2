package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One statement of TorchScript code. */
sealed interface Statement {

    /**
     * The same statement with every expression, also those of its blocks, changed.
     *
     * @param kept says which statements stay in its blocks; asked in their order
     */
    Statement map(UnaryOperator<Expression> change, Predicate<Statement> kept);

    /** The same statement with every expression, also those of its blocks, changed. */
    default Statement map(UnaryOperator<Expression> change) {
        return map(change, any -> true);
    }

    /** The expressions that it reads or writes itself, those of its blocks left out. */
    List<Expression> expressions();

    /** The blocks within it. */
    default List<List<Statement>> blocks() {
        return List.of();
    }

    /** Its text. */
    String text(String indent);

    /** {@code a, b = value}; targets are names or attributes. */
    record Assign(List<Expression> targets, Expression value) implements Statement {

        public Assign {
            targets = List.copyOf(targets);
        }

        @Override
        public Statement map(UnaryOperator<Expression> change, Predicate<Statement> kept) {
            return new Assign(targets.stream().map(change).toList(), change.apply(value));
        }

        @Override
        public List<Expression> expressions() {
            return Stream.concat(targets.stream(), Stream.of(value)).toList();
        }

        @Override
        public String text(String indent) {
            String written =
                    targets.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return indent + written + (targets.size() > 1 ? ", = " : " = ") + value + "\n";
        }
    }

    /** An expression on its own line. */
    record Evaluate(Expression value) implements Statement {
        @Override
        public Statement map(UnaryOperator<Expression> change, Predicate<Statement> kept) {
            return new Evaluate(change.apply(value));
        }

        @Override
        public List<Expression> expressions() {
            return List.of(value);
        }

        @Override
        public String text(String indent) {
            return indent + value + "\n";
        }
    }

    /** {@code return value}. */
    record Return(Expression value) implements Statement {
        @Override
        public Statement map(UnaryOperator<Expression> change, Predicate<Statement> kept) {
            return new Return(change.apply(value));
        }

        @Override
        public List<Expression> expressions() {
            return List.of(value);
        }

        @Override
        public String text(String indent) {
            return indent + "return " + value + "\n";
        }
    }

    /** {@code if condition: … else: …}. */
    record Branch(Expression condition, List<Statement> then, List<Statement> otherwise)
            implements Statement {

        public Branch {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public Statement map(UnaryOperator<Expression> change, Predicate<Statement> kept) {
            return new Branch(
                    change.apply(condition), all(then, change, kept), all(otherwise, change, kept));
        }

        @Override
        public List<Expression> expressions() {
            return List.of(condition);
        }

        @Override
        public List<List<Statement>> blocks() {
            return List.of(then, otherwise);
        }

        @Override
        public String text(String indent) {
            String text = indent + "if " + condition + ":\n" + block(then, indent);
            return otherwise.isEmpty()
                    ? text
                    : text + indent + "else:\n" + block(otherwise, indent);
        }
    }

    /**
     * {@code for item in source: …} or {@code while source: …}.
     *
     * @param items empty for {@code while}
     */
    record Loop(List<Expression> items, Expression source, List<Statement> body)
            implements Statement {

        public Loop {
            items = List.copyOf(items);
            body = List.copyOf(body);
        }

        @Override
        public Statement map(UnaryOperator<Expression> change, Predicate<Statement> kept) {
            return new Loop(
                    items.stream().map(change).toList(),
                    change.apply(source),
                    all(body, change, kept));
        }

        @Override
        public List<Expression> expressions() {
            return Stream.concat(items.stream(), Stream.of(source)).toList();
        }

        @Override
        public List<List<Statement>> blocks() {
            return List.of(body);
        }

        @Override
        public String text(String indent) {
            String names = items.stream().map(String::valueOf).collect(Collectors.joining(", "));
            String head = items.isEmpty() ? "while " : "for " + names + " in ";
            return indent + head + source + ":\n" + block(body, indent);
        }
    }

    private static List<Statement> all(
            List<Statement> block, UnaryOperator<Expression> change, Predicate<Statement> kept) {
        List<Statement> changed = new ArrayList<>();
        for (Statement statement : block) {
            if (kept.test(statement)) { // which may remember what change needs next
                changed.add(statement.map(change, kept));
            }
        }
        return changed;
    }

    private static String block(List<Statement> statements, String indent) {
        String inner = indent + "  ";
        return statements.isEmpty()
                ? inner + "pass\n"
                : statements.stream()
                        .map(statement -> statement.text(inner))
                        .collect(Collectors.joining());
    }
}
