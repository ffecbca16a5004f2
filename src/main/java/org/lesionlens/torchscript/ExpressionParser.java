package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lesionlens.torchscript.Expression.Argument;
import org.lesionlens.torchscript.Expression.Attribute;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Items;
import org.lesionlens.torchscript.Expression.Literal;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Expression.Pairs;
import org.lesionlens.torchscript.Expression.Prefixed;
import org.lesionlens.torchscript.Expression.Subscript;
import org.lesionlens.torchscript.Expression.Tuple;
import org.lesionlens.torchscript.Token.Kind;

/**
 * Reads the expressions that libtorch writes: calls, paths and lists; it writes no infix operator.
 */
final class ExpressionParser {

    private static final int DEEPEST = 200;
    private static final Set<String> WORDS = Set.of("True", "False", "None");

    private final Tokens tokens;
    private int depth;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The expression that begins here. */
    Expression expression() throws TorchScriptException {
        if (++depth > DEEPEST) {
            throw new TorchScriptException(
                    "line %d: an expression is too deep".formatted(tokens.peek().line()));
        }
        Expression read =
                tokens.peek().is("-") || tokens.peek().is("not")
                        ? new Prefixed(tokens.next().text(), expression())
                        : withSuffixes(atom());
        depth--;
        return read;
    }

    /** Expressions with commas between them; the last comma may be followed by nothing. */
    List<Expression> list(String close) throws TorchScriptException {
        List<Expression> items = new ArrayList<>();
        while (!isAt(close)) {
            items.add(expression());
            if (!tokens.skip(",")) {
                break;
            }
        }
        return items;
    }

    private boolean isAt(String close) {
        return tokens.peek().is(close) || tokens.peek().is(Kind.NEWLINE);
    }

    private Expression atom() throws TorchScriptException {
        Token token = tokens.peek();
        if (token.is(Kind.NAME)) {
            tokens.next();
            return WORDS.contains(token.text())
                    ? new Literal(token.text())
                    : new Name(token.text());
        }
        if (token.is(Kind.NUMBER) || token.is(Kind.STRING)) {
            return new Literal(tokens.next().text());
        }
        if (tokens.skip("(")) {
            return parenthesised();
        }
        if (tokens.skip("[")) {
            List<Expression> items = list("]");
            tokens.expect("]");
            return new Items(items);
        }
        if (tokens.skip("{")) {
            return pairs();
        }
        throw tokens.unexpected("a value");
    }

    private Expression parenthesised() throws TorchScriptException {
        List<Expression> items = new ArrayList<>();
        boolean comma = false;
        while (!tokens.peek().is(")")) {
            items.add(expression());
            if (!tokens.skip(",")) {
                comma = false;
                break;
            }
            comma = true;
        }
        tokens.expect(")");
        return items.size() == 1 && !comma ? items.getFirst() : new Tuple(items);
    }

    private Expression pairs() throws TorchScriptException {
        List<Expression> items = new ArrayList<>();
        while (!tokens.peek().is("}")) {
            items.add(expression());
            tokens.expect(":");
            items.add(expression());
            if (!tokens.skip(",")) {
                break;
            }
        }
        tokens.expect("}");
        return new Pairs(items);
    }

    private Expression withSuffixes(Expression start) throws TorchScriptException {
        Expression read = start;
        for (int suffixes = 0; suffixes < DEEPEST; suffixes++) {
            if (tokens.skip(".")) {
                read = new Attribute(read, tokens.expect(Kind.NAME).text());
            } else if (tokens.skip("(")) {
                read = call(read);
            } else if (tokens.skip("[")) {
                read = new Subscript(read, list("]"));
                tokens.expect("]");
            } else {
                return read;
            }
        }
        throw new TorchScriptException(
                "line %d: an expression is too long".formatted(tokens.peek().line()));
    }

    private Expression call(Expression callee) throws TorchScriptException {
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.peek().is(")")) {
            @Nullable String name = null;
            if (tokens.peek().is(Kind.NAME) && tokens.peek(1).is("=")) {
                name = tokens.next().text();
                tokens.next();
            }
            arguments.add(new Argument(name, expression()));
            if (!tokens.skip(",")) {
                break;
            }
        }
        tokens.expect(")");
        return attribute(callee, arguments) instanceof Attribute path
                ? path
                : new Call(callee, arguments);
    }

    /** {@code getattr(owner, "0")} is how libtorch writes attributes that are no identifiers. */
    private static @Nullable Expression attribute(Expression callee, List<Argument> arguments) {
        if (callee.equals(new Name("getattr"))
                && arguments.size() == 2
                && arguments.get(1).value() instanceof Literal(String quoted)
                && quoted.matches("\"\\w+\"")) {
            return new Attribute(
                    arguments.getFirst().value(), quoted.substring(1, quoted.length() - 1));
        }
        return null;
    }
}
