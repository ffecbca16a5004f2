package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.torchscript.Expression.Tuple;
import org.lesionlens.torchscript.Statement.Assign;
import org.lesionlens.torchscript.Statement.Branch;
import org.lesionlens.torchscript.Statement.Evaluate;
import org.lesionlens.torchscript.Statement.Loop;
import org.lesionlens.torchscript.Statement.Return;
import org.lesionlens.torchscript.Token.Kind;

/** Reads the statements of a method. */
final class StatementParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;

    StatementParser(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    /** The block that begins here; {@code pass} is left out. */
    List<Statement> block() throws TorchScriptException {
        tokens.expect(Kind.INDENT);
        List<Statement> statements = new ArrayList<>();
        while (!tokens.peek().is(Kind.DEDENT)) {
            if (tokens.skip("pass")) {
                tokens.expect(Kind.NEWLINE);
            } else {
                statements.add(statement());
            }
        }
        tokens.next();
        return statements;
    }

    private Statement statement() throws TorchScriptException {
        if (tokens.skip("if")) {
            return branch();
        }
        if (tokens.skip("for")) {
            List<Expression> items = expressions.list("in");
            tokens.expect("in");
            Expression source = expressions.expression();
            return new Loop(items, source, indented());
        }
        if (tokens.skip("while")) {
            Expression condition = expressions.expression();
            return new Loop(List.of(), condition, indented());
        }
        if (tokens.skip("return")) {
            return line(new Return(expressions.expression()));
        }
        List<Expression> values = expressions.list("=");
        if (tokens.skip("=")) {
            List<Expression> assigned = expressions.list("=");
            return line(
                    new Assign(
                            values,
                            assigned.size() == 1 ? assigned.getFirst() : new Tuple(assigned)));
        }
        if (values.size() != 1) {
            throw tokens.unexpected("a statement");
        }
        return line(new Evaluate(values.getFirst()));
    }

    private Statement branch() throws TorchScriptException {
        Expression condition = expressions.expression();
        List<Statement> then = indented();
        return new Branch(condition, then, tokens.skip("else") ? indented() : List.of());
    }

    private List<Statement> indented() throws TorchScriptException {
        tokens.expect(":");
        tokens.expect(Kind.NEWLINE);
        return block();
    }

    private Statement line(Statement read) throws TorchScriptException {
        tokens.expect(Kind.NEWLINE);
        return read;
    }
}
