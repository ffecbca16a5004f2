package org.lesionlens.drawing;

/** Text for files of pictures and pages, which cannot hold all that a table's cell can. */
public final class WritableText {

    private static final char REPLACEMENT = '\uFFFD';

    private WritableText() {}

    /**
     * The text without what XML and HTML have no way to write: control characters but spaces, and
     * halves of a pair. A mark stands for each.
     */
    public static String of(String text) {
        if (text.chars().noneMatch(c -> c < ' ' || c >= 0x7F)) {
            return text;
        }
        var clean = new StringBuilder();
        text.codePoints().map(c -> isWritable(c) ? c : REPLACEMENT).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isWritable(int c) {
        boolean isSpace = c == '\n' || c == '\t' || c == '\r';
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean isNone = c == 0xFFFE || c == 0xFFFF;
        return isSpace || !(Character.isISOControl(c) || isHalf || isNone);
    }
}
