package org.lesionlens.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of picture file that are read: what they are called, end in, and begin with. */
public enum PictureFormat {
    JPEG("JPEG", "\u00FF\u00D8\u00FF", "jpg", "jpeg", "jpe", "jfif"),
    PNG("PNG", "\u0089PNG\r\n\u001A\n", "png"),
    TIFF("TIFF", "II[*+]\0|MM\0[*+]", "tif", "tiff"),
    WEBP("WebP", "RIFF....WEBP", "webp"),
    BMP("BMP", "BM.{12}[\f(48@l|]\0\0\0", "bmp", "dib"),
    DICOM("DICOM", ".{128}DICM", "dcm", "dicom");

    private static final int LONGEST_BEGINNING = 132;
    private static final Set<String> ENDINGS = allEndings().collect(Collectors.toSet());

    private final String label;
    private final Pattern beginning;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> endings;

    PictureFormat(String label, String beginning, String... endings) {
        this.label = label;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
        this.endings = List.of(endings);
    }

    /** The kind that a file's bytes are of, whatever its name; empty if it is none of these. */
    public static Optional<PictureFormat> of(byte[] file) {
        int length = Math.min(file.length, LONGEST_BEGINNING);
        var start = new String(file, 0, length, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.beginning.matcher(start).lookingAt())
                .findFirst();
    }

    /** True if the name of a file ends like a picture's. */
    public static boolean isNamedLikeOne(String name) {
        return ENDINGS.contains(FileNames.ending(name));
    }

    /** True if names that end so are names of this format's files. */
    public boolean isEnding(String ending) {
        return endings.contains(ending);
    }

    /** What names of pictures end in, after the last dot, in lower case. */
    public static Stream<String> allEndings() {
        return Arrays.stream(values()).flatMap(format -> format.endings.stream());
    }

    /** All of them for people to read, for example {@code JPEG, PNG}. */
    public static String allLabels() {
        return Arrays.stream(values())
                .map(format -> format.label)
                .collect(Collectors.joining(", "));
    }
}
