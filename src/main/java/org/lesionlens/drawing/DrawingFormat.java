package org.lesionlens.drawing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of files that a drawing can become, told by the name's ending. */
public enum DrawingFormat {

    /** Pixels. */
    PNG,

    /** Lines and text, one drawing a file. */
    SVG,

    /** Lines and text on pages. */
    PDF;

    /** What stands behind the last dot of such a file's name. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a file's name asks for, in any case of letters. */
    public static Optional<DrawingFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> name.endsWith("." + kind.ending())).findAny();
    }

    /** All endings, as a sentence lists them. */
    public static String endings() {
        List<String> endings = Arrays.stream(values()).map(kind -> "." + kind.ending()).toList();
        return endings.stream().limit(endings.size() - 1L).collect(Collectors.joining(", "))
                + " or "
                + endings.getLast();
    }

    /** True if one file can hold several drawings. */
    public boolean hasPages() {
        return this == PDF;
    }
}
