package org.lesionlens.marks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The paragraphs of a note, between empty lines: what is said is compared by whole ones. */
final class Paragraphs {

    private static final Pattern BETWEEN = Pattern.compile("\\n\\s*\\n");

    private Paragraphs() {}

    private static List<String> of(String note) {
        return BETWEEN.splitAsStream(note.replace("\r\n", "\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** A note and behind it what another one has that it has not. */
    static String joined(String note, String other) {
        List<String> more = new ArrayList<>(of(other));
        more.removeAll(of(note));
        if (more.isEmpty()) {
            return note;
        }
        return note.isBlank() ? other : note + "\n\n" + String.join("\n\n", more);
    }

    /** What of a note is not in another one. */
    static String without(String note, String other) {
        List<String> left = new ArrayList<>(of(note));
        return left.removeAll(of(other)) ? String.join("\n\n", left) : note;
    }
}
