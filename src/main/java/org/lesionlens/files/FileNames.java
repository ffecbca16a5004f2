package org.lesionlens.files;

import java.nio.file.Path;
import java.util.Locale;

/** The parts of file names: {@code a.1.jpg} has the stem {@code a.1} and the ending {@code jpg}. */
public final class FileNames {

    private static final String UNSAFE = "[^\\p{L}\\p{N}._+-]+";

    private FileNames() {}

    /** The name without folder and ending; a name that begins with its only dot has none. */
    public static String stem(Path file) {
        return stem(name(file));
    }

    /** As {@link #stem(Path)}, of a name without folders. */
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** What stands behind the name's last dot, in lower case; blank if there is none. */
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without folders. */
    public static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** A text as a part of a file name: what some system refuses in a name becomes {@code _}. */
    public static String safe(String text) {
        return text.replaceAll(UNSAFE, "_");
    }
}
