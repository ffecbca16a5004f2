package org.lesionlens.image.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the pixels of a file must be turned to stand upright, in the order of the EXIF values 1 to 8.
 */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    LYING_ON_THE_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    LYING_ON_THE_RIGHT(true, true, false);

    private static final String EXIF = "Exif\0\0";

    private static final Pattern IN_XMP = Pattern.compile("tiff:Orientation(?:=\"|>)([0-9])");

    private final boolean swapsAxes;
    private final boolean reversesColumns;
    private final boolean reversesRows;

    Orientation(boolean swapsAxes, boolean reversesColumns, boolean reversesRows) {
        this.swapsAxes = swapsAxes;
        this.reversesColumns = reversesColumns;
        this.reversesRows = reversesRows;
    }

    /**
     * What a file's metadata say; upright if they cannot be read, as the picture still can. As in
     * Pillow, XMP is asked only where EXIF has no word on it.
     *
     * @param exif a TIFF file, or one after the letters {@code Exif\0\0}
     * @param xmp a document in XML
     */
    static Orientation of(Optional<ByteBuffer> exif, Optional<ByteBuffer> xmp) {
        return exif.flatMap(Orientation::ofExif)
                .or(() -> xmp.flatMap(Orientation::ofXmp))
                .orElse(UPRIGHT);
    }

    /** What a TIFF file says of itself. */
    static Orientation of(TiffDirectory file) {
        return ofTag(file)
                .or(() -> file.content(TiffDirectory.XMP).flatMap(Orientation::ofXmp))
                .orElse(UPRIGHT);
    }

    private static Optional<Orientation> ofExif(ByteBuffer exif) {
        var tiff = exif.slice();
        while (tiff.remaining() > EXIF.length()
                && text(tiff.slice(0, EXIF.length())).equals(EXIF)) {
            tiff = tiff.slice(EXIF.length(), tiff.remaining() - EXIF.length());
        }
        return ofTag(TiffDirectory.of(tiff));
    }

    private static Optional<Orientation> ofTag(TiffDirectory directory) {
        int tag = TiffDirectory.ORIENTATION;
        if (!directory.has(tag)) {
            return Optional.empty();
        }
        // Of type BYTE it is text to Pillow, which does not turn by it.
        return Optional.of(directory.isOfBytes(tag) ? UPRIGHT : ofValue(directory.value(tag, 1)));
    }

    private static Optional<Orientation> ofXmp(ByteBuffer xmp) {
        var matcher = IN_XMP.matcher(text(xmp));
        return matcher.find()
                ? Optional.of(ofValue(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    private static String text(ByteBuffer content) {
        return StandardCharsets.ISO_8859_1.decode(content.slice()).toString();
    }

    /** The orientation of an EXIF value; upright for one that does not exist. */
    static Orientation ofValue(long value) {
        return value >= 1 && value <= 8 ? values()[(int) value - 1] : UPRIGHT;
    }

    /** True if the upright picture is as wide as the file's is high. */
    boolean swapsAxes() {
        return swapsAxes;
    }

    /** True if columns of the file go from right to left, or from the bottom up if axes swap. */
    boolean reversesColumns() {
        return reversesColumns;
    }

    /** True if rows of the file go from the bottom up, or from right to left if axes swap. */
    boolean reversesRows() {
        return reversesRows;
    }
}
