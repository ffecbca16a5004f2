package org.lesionlens.cli;

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
final class OutputNames {

    private final String suffix;
    private final Set<String> given = new HashSet<>();

    /**
     * @param className may hold what no file name should
     */
    OutputNames(String className, String method) {
        this.suffix = ".%s.%s".formatted(FileNames.safe(className), method);
    }

    /** The next name for a picture, without ending; numbered from the second of its name on. */
    String next(Path picture) {
        String stem = FileNames.stem(picture);
        String free = stem;
        for (int number = 2; !given.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = stem + "-" + number;
        }
        return free + suffix;
    }
}
