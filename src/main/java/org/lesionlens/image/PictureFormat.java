package org.lesionlens.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of file that are read, told apart by how they begin. */
enum PictureFormat {
    JPEG("\u00FF\u00D8\u00FF"),
    PNG("\u0089PNG\r\n\u001A\n"),
    TIFF("II[*+]\0|MM\0[*+]"),
    WEBP("RIFF....WEBP");

    private static final int LONGEST_BEGINNING = 12;

    private final Pattern beginning;

    PictureFormat(String beginning) {
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** The kind of a file, empty if it is none of these. */
    static Optional<PictureFormat> of(byte[] file) {
        int length = Math.min(file.length, LONGEST_BEGINNING);
        var start = new String(file, 0, length, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.beginning.matcher(start).lookingAt())
                .findFirst();
    }

    /**
     * The samples of a file of this kind.
     *
     * @throws UnreadableException if it is cut off, too large or too slow
     * @throws IOException if its reader fails otherwise
     */
    DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline) throws IOException {
        return switch (this) {
            case JPEG -> JpegFile.decode(file, limits, deadline);
            case PNG -> PngFile.decode(file, limits, deadline);
            case TIFF -> TiffFile.decode(file, limits, deadline);
            case WEBP -> WebpFile.decode(file, limits, deadline);
        };
    }
}
