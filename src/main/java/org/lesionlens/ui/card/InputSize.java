package org.lesionlens.ui.card;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of a network's input, as a person writes them.
 *
 * @param width in pixels, 8 to 4096
 * @param height in pixels, 8 to 4096
 */
record InputSize(int width, int height) {

    private static final int LEAST = 8;
    private static final int MOST = 4096;
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*(\\d{1,5})\\s*(?:[x×*,]\\s*(\\d{1,5})\\s*)?");

    /** One number for a square, two with a cross between for width and height. */
    static Optional<InputSize> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(matcher.group(1));
        int height = matcher.group(2) == null ? width : Integer.parseInt(matcher.group(2));
        return isUsable(width) && isUsable(height)
                ? Optional.of(new InputSize(width, height))
                : Optional.empty();
    }

    private static boolean isUsable(int side) {
        return side >= LEAST && side <= MOST;
    }

    /** As {@link #parse} reads it, the shorter way. */
    String text() {
        return width == height ? String.valueOf(width) : width + " × " + height;
    }
}
