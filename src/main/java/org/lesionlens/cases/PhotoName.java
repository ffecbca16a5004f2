package org.lesionlens.cases;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.PictureFormat;

/** The names of photos, as files and tables write them. */
final class PhotoName {

    /** Endings of pictures that are not read, which a name in a table may have all the same. */
    static final Set<String> UNREAD_ENDINGS =
            Set.of(
                    "gif", "heic", "heif", "avif", "jp2", "j2k", "jxl", "dng", "nef", "cr2", "cr3",
                    "arw", "raw", "psd", "ppm", "pgm");

    private static final char MOST_ASCII = 0x7f;

    private PhotoName() {}

    /** A name without folders of any system, and without a picture's ending. */
    static String stem(String image) {
        String name = image.substring(lastSeparator(image) + 1);
        boolean hasEnding =
                PictureFormat.isNamedLikeOne(name)
                        || UNREAD_ENDINGS.contains(FileNames.ending(name));
        return hasEnding ? FileNames.stem(name) : name;
    }

    /** The last of the folders that a name begins with, blank if it has none. */
    static String folder(String image) {
        int end = lastSeparator(image);
        return end <= 0 ? "" : image.substring(lastSeparator(image.substring(0, end)) + 1, end);
    }

    private static int lastSeparator(String image) {
        return Math.max(image.lastIndexOf('/'), image.lastIndexOf('\\'));
    }

    /**
     * What two spellings of a name have in common: case, composed or decomposed letters, and the
     * zeros before a number and the {@code .0} behind it, which spreadsheets take and give.
     */
    static String key(String stem) {
        String key = isAscii(stem) ? stem : Normalizer.normalize(stem, Normalizer.Form.NFC);
        key = key.toLowerCase(Locale.ROOT);
        int end = key.endsWith(".0") ? key.length() - 2 : key.length();
        for (int i = 0; i < end; i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return key;
            }
        }
        int from = 0;
        while (from < end - 1 && key.charAt(from) == '0') {
            from++;
        }
        return key.substring(from, Math.max(from, end));
    }

    /** As nearly all names are: they need not be composed. */
    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > MOST_ASCII) {
                return false;
            }
        }
        return true;
    }
}
