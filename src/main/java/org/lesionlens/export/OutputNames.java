package org.lesionlens.export;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.lesionlens.files.FileNames;

/**
 * Names for the results of one run, each given once, also where file systems ignore case.
 *
 * <p>A result is named after its picture, class and method: {@code ISIC_0001.melanoma.grad-cam}.
 */
public final class OutputNames {

    private final String suffix;
    private final Set<String> given = new HashSet<>();

    /**
     * @param className may hold what no file name should
     */
    public OutputNames(String className, String method) {
        this.suffix = ".%s.%s".formatted(FileNames.safe(className), method);
    }

    /** The next name for a picture, without ending; numbered from the second of its name on. */
    public String next(Path picture) {
        return next(FileNames.stem(picture));
    }

    /**
     * The same.
     *
     * @param stem what the picture is called, without ending
     */
    String next(String stem) {
        String free = stem;
        for (int number = 2; !given.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = stem + "-" + number;
        }
        return free + suffix;
    }
}
