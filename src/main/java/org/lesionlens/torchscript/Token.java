package org.lesionlens.torchscript;

/**
 * A piece of TorchScript text.
 *
 * @param text as it stands in the code; empty for the kinds that only give structure
 * @param line where it stands, from 1
 */
record Token(Kind kind, String text, int line) {

    /** What a token is. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SYMBOL,
        NEWLINE,
        INDENT,
        DEDENT,
        END
    }

    boolean is(String symbolOrName) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrName);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    @Override
    public String toString() {
        return text.isEmpty() ? kind.toString() : "'" + text + "'";
    }
}
