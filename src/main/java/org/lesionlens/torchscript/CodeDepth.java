package org.lesionlens.torchscript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * How deep a text's expressions and blocks go: libtorch reads them by recursion, which ends the
 * process where its stack does.
 *
 * <p>The depth is an estimate from above: each operator, dot and bracket since the last comma
 * counts, in all brackets that are open.
 */
final class CodeDepth {

    private static final int DEEPEST = 400;
    private static final int WIDEST_INDENT = 400; // two spaces a block
    private static final Set<String> WORDS = Set.of("not", "and", "or", "if", "else", "in", "is");

    private final String code;
    private final Deque<Integer> levels = new ArrayDeque<>();
    private int level; // operators within the innermost bracket
    private int outside; // of it

    private CodeDepth(String code) {
        this.code = code;
    }

    /**
     * Checks a text.
     *
     * @throws UnsoundArchiveException if something in it is too deep
     */
    static void check(String code) throws UnsoundArchiveException {
        new CodeDepth(code).check();
    }

    private void check() throws UnsoundArchiveException {
        int at = 0;
        while (at < code.length()) {
            char c = code.charAt(at);
            if (c == '"' || c == '\'') {
                at = afterText(at);
            } else if (c == '#') {
                at = code.indexOf('\n', at) < 0 ? code.length() : code.indexOf('\n', at);
            } else if (Character.isJavaIdentifierStart(c)) {
                at = afterWord(at);
            } else {
                take(c, at++);
            }
            if (level + outside > DEEPEST) {
                throw new UnsoundArchiveException("its code has an expression that is too deep");
            }
        }
    }

    private void take(char c, int at) throws UnsoundArchiveException {
        switch (c) {
            case '(', '[', '{' -> {
                levels.push(level + 1);
                outside += level + 1;
                level = 0;
            }
            case ')', ']', '}' -> {
                level = levels.isEmpty() ? 0 : levels.pop();
                outside -= level;
            }
            case ',', ':', '=' -> level = 0;
            case '\n' -> {
                level = levels.isEmpty() ? 0 : level;
                checkIndent(at + 1);
            }
            case ' ', '\t', '\r' -> {}
            default -> level += Character.isDigit(c) ? 0 : 1;
        }
    }

    private void checkIndent(int from) throws UnsoundArchiveException {
        int at = from;
        while (at < code.length() && isIndent(code.charAt(at))) {
            at++;
        }
        boolean isBlank = at == code.length() || code.charAt(at) == '\n';
        if (!isBlank && at - from >= WIDEST_INDENT) {
            throw new UnsoundArchiveException("its code has blocks that are too deep");
        }
    }

    private static boolean isIndent(char c) {
        return c != '\n' && Character.isWhitespace(c);
    }

    private int afterText(int start) {
        char quote = code.charAt(start);
        int at = start + 1;
        while (at < code.length() && code.charAt(at) != quote) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int afterWord(int start) {
        int at = start;
        while (at < code.length() && Character.isJavaIdentifierPart(code.charAt(at))) {
            at++;
        }
        level += WORDS.contains(code.substring(start, at)) ? 1 : 0;
        return at;
    }
}
