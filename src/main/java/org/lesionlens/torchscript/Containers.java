package org.lesionlens.torchscript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Pairs;
import org.lesionlens.torchscript.Expression.Tuple;
import org.lesionlens.torchscript.Statement.Assign;
import org.lesionlens.torchscript.Statement.Evaluate;

/** What lies in the tuples, lists and dictionaries of a program, as far as its text tells. */
record Containers(Program program) {

    /** The place of the statement that gave a variable its value; −1 if none did. */
    int place(Expression variable) {
        return variable instanceof Name(String name)
                ? program.writers(name).stream()
                        .filter(at -> program.statements().get(at) instanceof Assign)
                        .reduce((_, later) -> later)
                        .orElse(-1)
                : -1;
    }

    /** What a variable was given, its share if that was a tuple for several; else itself. */
    Expression value(Expression variable) {
        int place = place(variable);
        if (place < 0
                || !(program.statements().get(place)
                        instanceof Assign(List<Expression> targets, Expression value))) {
            return variable;
        }
        return value instanceof Tuple(List<Expression> items)
                        && targets.size() > 1
                        && targets.size() == items.size()
                ? items.get(targets.indexOf(variable))
                : value;
    }

    /**
     * The parts of a tuple, list or dictionary.
     *
     * @return by index, field or key; empty if it is none whose parts are told
     * @throws TorchScriptException if the class of a named tuple is damaged
     */
    Map<String, Expression> parts(Expression container) throws TorchScriptException {
        Map<String, Expression> parts = new LinkedHashMap<>();
        Expression value = value(container);
        if (value instanceof Call call && call.callee().equals(new Name("annotate"))) {
            value = call.arguments().getLast().value();
        }
        switch (value) {
            case Tuple(List<Expression> items) -> number(items, parts);
            case Items(List<Expression> items) -> {
                number(items, parts);
                for (Call more : changes(container, "append")) {
                    number(List.of(more.arguments().get(1).value()), parts);
                }
            }
            case Pairs(List<Expression> items) -> {
                for (int i = 0; i + 1 < items.size(); i += 2) {
                    parts.put(key(items.get(i)), items.get(i + 1));
                }
                for (Call more : changes(container, "_set_item")) {
                    parts.put(
                            key(more.arguments().get(1).value()), more.arguments().get(2).value());
                }
            }
            case Call call -> parts.putAll(fields(call));
            default -> {}
        }
        return parts;
    }

    private Map<String, Expression> fields(Call call) throws TorchScriptException {
        Map<String, Expression> fields = new LinkedHashMap<>();
        if (QualifiedNames.root(call.callee()).equals("__torch__")) {
            String name = QualifiedNames.dotted(call.callee());
            ClassCode type = program.modules().code().classCode(name).orElse(null);
            if (type != null && type.attributes().size() == call.arguments().size()) {
                for (String field : type.attributes().keySet()) {
                    fields.put(field, call.arguments().get(fields.size()).value());
                }
            }
        }
        return fields;
    }

    private static void number(List<Expression> items, Map<String, Expression> parts) {
        items.forEach(item -> parts.put(String.valueOf(parts.size()), item));
    }

    private static String key(Expression literal) {
        return literal instanceof Literal(String text) ? text.replace("\"", "") : "";
    }

    /** What is put into a list or dictionary after it was made. */
    private List<Call> changes(Expression container, String operator) {
        return program.statements().stream()
                .map(statement ->
                        switch (statement) {
                            case Evaluate(Expression value) -> value;
                            case Assign(List<Expression> _, Expression value) -> value;
                            default -> container;
                        })
                .filter(Call.class::isInstance)
                .map(Call.class::cast)
                .filter(call -> call.callee().equals(new Attribute(new Name("torch"), operator)))
                .filter(call -> call.arguments().getFirst().value().equals(container))
                .toList();
    }
}
