package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value in TorchScript code; as text, it is the code again. */
sealed interface Expression {

    /** The expressions that this one is made of. */
    default List<Expression> parts() {
        return List.of();
    }

    /** The same expression with other parts. */
    default Expression withParts(UnaryOperator<Expression> change) {
        return this;
    }

    /** A variable, or where a path begins: {@code self}, {@code torch}, {@code CONSTANTS}. */
    record Name(String name) implements Expression {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A number, a string, {@code True}, {@code False} or {@code None}. */
    record Literal(String text) implements Expression {
        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code owner.name}; a name that is no identifier is read as {@code getattr} has it. */
    record Attribute(Expression owner, String name) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(owner);
        }

        @Override
        public Expression withParts(UnaryOperator<Expression> change) {
            return new Attribute(change.apply(owner), name);
        }

        @Override
        public String toString() {
            return Character.isDigit(name.charAt(0))
                    ? "getattr(%s, \"%s\")".formatted(owner, name)
                    : owner + "." + name;
        }
    }

    /**
     * What a call passes.
     *
     * @param name null if it goes by its place
     */
    record Argument(@Nullable String name, Expression value) {
        @Override
        public String toString() {
            return name == null ? value.toString() : name + "=" + value;
        }
    }

    /** {@code callee(arguments)}. */
    record Call(Expression callee, List<Argument> arguments) implements Expression {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> parts() {
            List<Expression> parts = new ArrayList<>(List.of(callee));
            arguments.forEach(argument -> parts.add(argument.value()));
            return parts;
        }

        @Override
        public Call withParts(UnaryOperator<Expression> change) {
            return new Call(
                    change.apply(callee),
                    arguments.stream()
                            .map(passed ->
                                    new Argument(passed.name(), change.apply(passed.value())))
                            .toList());
        }

        @Override
        public String toString() {
            return callee + "(" + joined(arguments) + ")";
        }
    }

    /** {@code owner[keys]}. */
    record Subscript(Expression owner, List<Expression> keys) implements Expression {

        public Subscript {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Expression> parts() {
            return Stream.concat(Stream.of(owner), keys.stream()).toList();
        }

        @Override
        public Expression withParts(UnaryOperator<Expression> change) {
            return new Subscript(change.apply(owner), keys.stream().map(change).toList());
        }

        @Override
        public String toString() {
            String target = owner instanceof Name ? owner.toString() : "(" + owner + ")";
            return target + "[" + joined(keys) + "]";
        }
    }

    /** {@code [items]}. */
    record Items(List<Expression> items) implements Expression {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public List<Expression> parts() {
            return items;
        }

        @Override
        public Expression withParts(UnaryOperator<Expression> change) {
            return new Items(items.stream().map(change).toList());
        }

        @Override
        public String toString() {
            return "[" + joined(items) + "]";
        }
    }

    /** {@code (items,)}. */
    record Tuple(List<Expression> items) implements Expression {

        public Tuple {
            items = List.copyOf(items);
        }

        @Override
        public List<Expression> parts() {
            return items;
        }

        @Override
        public Expression withParts(UnaryOperator<Expression> change) {
            return new Tuple(items.stream().map(change).toList());
        }

        @Override
        public String toString() {
            return "(" + joined(items) + (items.size() == 1 ? ",)" : ")");
        }
    }

    /** {@code {key: value}}, keys and values in turns. */
    record Pairs(List<Expression> items) implements Expression {

        public Pairs {
            items = List.copyOf(items);
        }

        @Override
        public List<Expression> parts() {
            return items;
        }

        @Override
        public Expression withParts(UnaryOperator<Expression> change) {
            return new Pairs(items.stream().map(change).toList());
        }

        @Override
        public String toString() {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < items.size(); i += 2) {
                pairs.add(items.get(i) + ": " + items.get(i + 1));
            }
            return "{" + joined(pairs) + "}";
        }
    }

    /** {@code -value} or {@code not value}. */
    record Prefixed(String operator, Expression value) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(value);
        }

        @Override
        public Expression withParts(UnaryOperator<Expression> change) {
            return new Prefixed(operator, change.apply(value));
        }

        @Override
        public String toString() {
            return operator.equals("not") ? "not " + value : operator + value;
        }
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
