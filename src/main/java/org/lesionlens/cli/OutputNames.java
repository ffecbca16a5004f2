package org.lesionlens.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for the results of one run, each given once, also where file systems ignore case.
 *
 * <p>A result is named after its picture, class and method: {@code ISIC_0001.melanoma.grad-cam}.
 */
final class OutputNames {

    private static final String UNSAFE = "[^\\p{L}\\p{N}._-]+";

    private final String suffix;
    private final Set<String> given = new HashSet<>();

    /**
     * @param className may hold what no file name should
     */
    OutputNames(String className, String method) {
        this.suffix = ".%s.%s".formatted(className.replaceAll(UNSAFE, "_"), method);
    }

    /** The next name for a picture, without ending; numbered from the second of its name on. */
    String next(Path picture) {
        String stem = stem(picture);
        String free = stem;
        for (int number = 2; !given.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = stem + "-" + number;
        }
        return free + suffix;
    }

    /** The picture's own name, without folder and ending. */
    static String stem(Path picture) {
        String name = String.valueOf(picture.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
