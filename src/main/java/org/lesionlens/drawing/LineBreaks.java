package org.lesionlens.drawing;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Breaks text into lines: where a language may break, and within what is wider than a line.
 *
 * @param size of the letters, in points
 * @param width of a line, in points
 */
record LineBreaks(Lettering lettering, double size, double width) {

    List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
        places.setText(text);
        var line = new StringBuilder();
        int start = places.first();
        for (int end = places.next(); end != BreakIterator.DONE; end = places.next()) {
            String part = text.substring(start, end);
            if (!line.isEmpty() && !fits(line + part)) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(part);
            while (!fits(line.toString())) {
                int cut = longestThatFits(line.toString());
                if (cut == line.length()) {
                    break;
                }
                lines.add(line.substring(0, cut));
                line.delete(0, cut);
            }
            start = end;
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    private boolean fits(String text) {
        return lettering.width(text.stripTrailing(), size) <= width;
    }

    /** At least one whole character, so that an end is reached. */
    private int longestThatFits(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int longest = characters.next();
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            if (!fits(text.substring(0, end))) {
                break;
            }
            longest = end;
        }
        return longest;
    }
}
