package org.lesionlens.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** The parts of file names: {@code a.1.jpg} has the stem {@code a.1} and the ending {@code jpg}. */
public final class FileNames {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
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

    /** The name without folders; bytes that are no UTF-8 are read as Windows-1252. */
    public static String name(Path file) {
        return name(file, String.valueOf(file.getFileName()));
    }

    /**
     * The same of a file of which that much is known.
     *
     * @param seen the last of the path's names, as the JDK reads it
     */
    public static String name(Path file, String seen) {
        return LostNameException.hasMarks(seen) ? fromBytes(file) : seen;
    }

    /** An address has all bytes of a name, also those that are no text. */
    private static String fromBytes(Path file) {
        String address = String.valueOf((Object) file.toUri()).replaceFirst("/$", "");
        String name = address.substring(address.lastIndexOf('/') + 1);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            boolean isByte = name.charAt(i) == '%';
            bytes.write(isByte ? Integer.parseInt(name, i + 1, i + 3, 16) : name.charAt(i));
            i += isByte ? 2 : 0;
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return LostNameException.hasMarks(text) ? bytes.toString(WINDOWS) : text;
    }

    /** A text as a part of a file name: what some system refuses in a name becomes {@code _}. */
    public static String safe(String text) {
        return text.replaceAll(UNSAFE, "_");
    }
}
