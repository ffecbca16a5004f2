package org.lesionlens.files;

import java.io.IOException;
import java.util.Locale;

/**
 * Thrown where a file's name is not known, since the process was started in a locale that lacks its
 * characters: the JVM then gives marks in their place, and two files may have the same name.
 */
public final class LostNameException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final char LOST = '\uFFFD';

    /**
     * @param name as far as it is known
     */
    public LostNameException(String name) {
        super(
                "the locale (%s) has no characters for the name '%s'; start the program with"
                                .formatted(encoding(), name.replace(LOST, '?'))
                        + " LC_ALL=C.UTF-8 in its environment");
    }

    /** True if the process sees marks in the place of a name's characters. */
    public static boolean isLost(String name) {
        return hasMarks(name) && !encoding().toUpperCase(Locale.ROOT).startsWith("UTF");
    }

    static boolean hasMarks(String name) {
        return name.indexOf(LOST) >= 0;
    }

    private static String encoding() {
        return System.getProperty("sun.jnu.encoding", "UTF-8");
    }
}
