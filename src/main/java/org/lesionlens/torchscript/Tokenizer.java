package org.lesionlens.torchscript;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.lesionlens.torchscript.Token.Kind;

/**
 * Cuts TorchScript text into tokens, as Python does: indentation opens and closes blocks, and lines
 * go on within brackets.
 */
final class Tokenizer {

    private static final int MOST_TOKENS = 5_000_000; // B5's longest file has 80,000
    private static final int DEEPEST = 100; // blocks or brackets within each other

    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
    private int at;
    private int line = 1;
    private int brackets;

    private Tokenizer(String code) {
        this.code = code;
    }

    /**
     * The tokens of a text; the last one is {@link Kind#END}.
     *
     * @throws TorchScriptException if the text has strange characters, or blocks or brackets that
     *     do not close or are too deep
     */
    static List<Token> tokens(String code) throws TorchScriptException {
        var tokenizer = new Tokenizer(code);
        tokenizer.run();
        return List.copyOf(tokenizer.tokens);
    }

    private void run() throws TorchScriptException {
        while (at < code.length()) {
            if (brackets == 0 && (at == 0 || code.charAt(at - 1) == '\n')) {
                indentation();
            } else {
                step();
            }
            if (tokens.size() > MOST_TOKENS) {
                throw wrong("the file is too long");
            }
        }
        if (brackets != 0) {
            throw wrong("a bracket is not closed");
        }
        endLine();
        closeBlocks(0);
        add(Kind.END, "");
    }

    private void indentation() throws TorchScriptException {
        int start = at;
        while (at < code.length() && code.charAt(at) == ' ') {
            at++;
        }
        if (at == code.length() || code.charAt(at) == '#' || isBreak(code.charAt(at))) {
            step(); // an empty line
            return;
        }
        int indent = at - start;
        if (indent > indents.getFirst()) {
            indents.push(indent);
            add(Kind.INDENT, "");
            if (indents.size() > DEEPEST) {
                throw wrong("blocks are too deep");
            }
        } else {
            closeBlocks(indent);
        }
        step();
    }

    private void closeBlocks(int indent) throws TorchScriptException {
        while (indents.getFirst() > indent) {
            indents.pop();
            add(Kind.DEDENT, "");
        }
        if (indents.getFirst() != indent) {
            throw wrong("the indentation fits no block");
        }
    }

    private void step() throws TorchScriptException {
        if (at == code.length()) {
            return;
        }
        char c = code.charAt(at);
        if (isBreak(c)) {
            if (c == '\n') {
                if (brackets == 0) {
                    endLine();
                }
                line++;
            }
            at++;
        } else if (c == ' ' || c == '\t') {
            at++;
        } else if (c == '#') {
            int end = code.indexOf('\n', at);
            at = end < 0 ? code.length() : end;
        } else if (Character.isJavaIdentifierStart(c) && c != '$') {
            add(Kind.NAME, take(Tokenizer::isNamePart));
        } else if (isDigit(c) || (c == '.' && isDigit(next()))) {
            number();
        } else if (c == '"' || c == '\'') {
            string(c);
        } else {
            symbol(c);
        }
    }

    private void endLine() {
        if (!tokens.isEmpty() && isEndable(tokens.getLast().kind())) {
            add(Kind.NEWLINE, "");
        }
    }

    private static boolean isEndable(Kind kind) {
        return kind != Kind.NEWLINE && kind != Kind.INDENT && kind != Kind.DEDENT;
    }

    private void number() {
        int start = at;
        while (at < code.length()) {
            char c = code.charAt(at);
            boolean exponentSign =
                    (c == '-' || c == '+') && "eE".indexOf(code.charAt(at - 1)) >= 0 && at > start;
            if (!isNamePart(c) && c != '.' && !exponentSign) {
                break;
            }
            at++;
        }
        add(Kind.NUMBER, code.substring(start, at));
    }

    private void string(char quote) throws TorchScriptException {
        int start = at++;
        while (at < code.length() && code.charAt(at) != quote && code.charAt(at) != '\n') {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= code.length() || code.charAt(at) != quote) {
            throw wrong("a string does not end");
        }
        at++;
        add(Kind.STRING, code.substring(start, at));
    }

    private void symbol(char c) throws TorchScriptException {
        if (c == '-' && next() == '>') {
            at += 2;
            add(Kind.SYMBOL, "->");
            return;
        }
        if ("()[]{}:,.=-@*".indexOf(c) < 0) {
            throw wrong("unexpected character '%s'".formatted(c));
        }
        if ("([{".indexOf(c) >= 0 && ++brackets > DEEPEST) {
            throw wrong("brackets are too deep");
        }
        if (")]}".indexOf(c) >= 0 && --brackets < 0) {
            throw wrong("a bracket closes that was not open");
        }
        at++;
        add(Kind.SYMBOL, String.valueOf(c));
    }

    private interface Part {
        boolean has(char c);
    }

    private String take(Part part) {
        int start = at;
        while (at < code.length() && part.has(code.charAt(at))) {
            at++;
        }
        return code.substring(start, at);
    }

    private char next() {
        return at + 1 < code.length() ? code.charAt(at + 1) : '\n';
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return Character.isJavaIdentifierPart(c) && c != '$';
    }

    private void add(Kind kind, String text) {
        tokens.add(new Token(kind, text, line));
    }

    private TorchScriptException wrong(String what) {
        return new TorchScriptException("line %d: %s".formatted(line, what));
    }
}
