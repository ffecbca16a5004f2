package org.lesionlens.cases;

import java.util.Locale;
import java.util.Set;

/** What people and programs write where they know nothing. */
final class BlankCell {

    private static final Set<String> WORDS =
            Set.of("", "na", "n/a", "nan", "none", "null", "?", "unknown");

    private BlankCell() {}

    /** True if a cell says nothing. */
    static boolean is(String cell) {
        return WORDS.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /** The cell, empty if it says nothing. */
    static String told(String cell) {
        return is(cell) ? "" : cell;
    }
}
