package org.lesionlens.torchscript;

import java.util.List;
import org.lesionlens.torchscript.Token.Kind;

/** A place in a list of tokens that a reader moves through. */
final class Tokens {

    private final List<Token> tokens;
    private int at;

    /**
     * @param tokens to be read to their end
     */
    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        int place = at + ahead;
        return place < tokens.size() ? tokens.get(place) : end();
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean skip(String symbolOrName) {
        boolean there = peek().is(symbolOrName);
        if (there) {
            at++;
        }
        return there;
    }

    void expect(String symbolOrName) throws TorchScriptException {
        if (!skip(symbolOrName)) {
            throw unexpected("'" + symbolOrName + "'");
        }
    }

    Token expect(Kind kind) throws TorchScriptException {
        if (!peek().is(kind)) {
            throw unexpected(kind.toString());
        }
        return next();
    }

    /** Passes over what is left of a line and the block below it, if there is one. */
    void skipLine() {
        while (!peek().is(Kind.NEWLINE) && !peek().is(Kind.END)) {
            at++;
        }
        at++;
        if (peek().is(Kind.INDENT)) {
            block();
        }
    }

    /** A block from its INDENT to its DEDENT, both included. */
    List<Token> block() {
        int start = at;
        int depth = 0;
        do {
            Token token = next();
            depth += token.is(Kind.INDENT) ? 1 : token.is(Kind.DEDENT) ? -1 : 0;
        } while (depth > 0 && !peek().is(Kind.END));
        return tokens.subList(start, Math.min(at, tokens.size()));
    }

    TorchScriptException unexpected(String wanted) {
        return new TorchScriptException(
                "line %d: %s where %s should be".formatted(peek().line(), peek(), wanted));
    }

    private Token end() {
        return new Token(Kind.END, "", tokens.isEmpty() ? 0 : tokens.getLast().line());
    }
}
