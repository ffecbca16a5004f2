package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Subscript;

/** Finds the tensors within the tuple, list or dictionary that a program gives. */
final class OutputFinder {

    private static final int MOST_OPENED = 60; // calls
    private static final int MOST = 64; // tensors

    private Program program;
    private int toOpen;

    OutputFinder(Program program) {
        this.program = program;
    }

    /**
     * The tensors that are given.
     *
     * @param type of what the program gives, as code has it
     * @throws TorchScriptException if code that is called at the end is damaged
     */
    List<OutputTensor> tensors(String type) throws TorchScriptException {
        List<OutputTensor> found = new ArrayList<>();
        int opened = 0;
        do {
            found.clear();
            toOpen = -1;
            collect(type(type), program.result(), OutputTensor.ALL, found);
        } while (opened++ < MOST_OPENED && open());
        return List.copyOf(found);
    }

    /**
     * The program that gives one tensor alone, where its last statements take that out of all that
     * a call gives.
     *
     * @throws TorchScriptException if it cannot be followed there
     */
    Program picked() throws TorchScriptException {
        Expression found;
        int opened = 0;
        do {
            toOpen = -1;
            found = part(program.result());
        } while (opened++ < MOST_OPENED && open());
        if (found == null) {
            throw new TorchScriptException("the text does not tell how this output is computed");
        }
        return program.ending(Set.of(), found);
    }

    private boolean open() throws TorchScriptException {
        Optional<Program> more = toOpen < 0 ? Optional.empty() : program.opened(toOpen);
        more.ifPresent(opened -> program = opened);
        return more.isPresent();
    }

    /** What an expression that takes things out of others comes to; null if that is not known. */
    private @Nullable Expression part(Expression expression) throws TorchScriptException {
        Expression value = new Containers(program).value(expression);
        return switch (value) {
            case Subscript(Expression owner, List<Expression> key) ->
                    part(owner, key.getFirst().toString().replace("\"", ""));
            case Attribute(Expression owner, String name) when !QualifiedNames.isFixed(value) ->
                    part(owner, name);
            case Call call when Modules.operator(call).equals("to") ->
                    part(call.arguments().getFirst().value());
            case Call call when call.callee().equals(new Name("unchecked_cast")) ->
                    part(call.arguments().getLast().value());
            default -> expression;
        };
    }

    private @Nullable Expression part(Expression owner, String key) throws TorchScriptException {
        Expression whole = part(owner);
        Map<String, Expression> parts = whole == null ? Map.of() : parts(whole);
        return parts.get(key);
    }

    private Map<String, Expression> parts(Expression whole) throws TorchScriptException {
        var containers = new Containers(program);
        Map<String, Expression> parts = containers.parts(whole);
        if (parts.isEmpty()) {
            toOpen = containers.place(whole);
        }
        return parts;
    }

    private void collect(
            Expression type, Expression given, OutputTensor path, List<OutputTensor> found)
            throws TorchScriptException {
        if (type.equals(new Name("Tensor"))) {
            found.add(path);
            return;
        }
        if (type.toString().equals("Optional[Tensor]")) {
            if (!Operators.isNone(new Containers(program).value(given))) {
                found.add(path.unwrapped());
            }
            return;
        }
        Map<String, Expression> parts = mayHold(type) ? parts(given) : Map.of();
        for (Map.Entry<String, Expression> part : parts.entrySet()) {
            Expression inner = inner(type, part.getKey(), parts.size());
            if (inner != null && found.size() < MOST) {
                collect(
                        inner,
                        part.getValue(),
                        path.at(part.getKey(), step(type, part.getKey())),
                        found);
            }
        }
    }

    private static boolean mayHold(Expression type) {
        return isNamedTuple(type) || type instanceof Subscript;
    }

    private static boolean isNamedTuple(Expression type) {
        return QualifiedNames.root(type).equals("__torch__");
    }

    private static String step(Expression type, String key) {
        if (isNamedTuple(type)) {
            return "." + key;
        }
        return type.toString().startsWith("Dict") ? "[\"%s\"]".formatted(key) : "[" + key + "]";
    }

    /** The type of a part; null if it holds no tensors that are known. */
    private @Nullable Expression inner(Expression type, String key, int parts)
            throws TorchScriptException {
        if (isNamedTuple(type)) {
            ClassCode named = program.modules().code().classCode(type.toString()).orElse(null);
            String of = named == null ? null : named.attributes().get(key);
            return of == null ? null : type(of);
        }
        if (!(type instanceof Subscript(Name(String kind), List<Expression> of))) {
            return null;
        }
        boolean texts = of.size() == 2 && of.getFirst().equals(new Name("str"));
        return switch (kind) {
            case "Tuple" -> of.size() == parts ? of.get(Integer.parseInt(key)) : null;
            case "List" -> of.getFirst();
            case "Dict" -> texts ? of.get(1) : null;
            default -> null;
        };
    }

    private static Expression type(String text) throws TorchScriptException {
        return new ExpressionParser(new Tokens(Tokenizer.tokens(text + "\n"))).expression();
    }
}
