package org.lesionlens.image.decode;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

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

    private final boolean swapsAxes;
    private final boolean reversesColumns;
    private final boolean reversesRows;

    Orientation(boolean swapsAxes, boolean reversesColumns, boolean reversesRows) {
        this.swapsAxes = swapsAxes;
        this.reversesColumns = reversesColumns;
        this.reversesRows = reversesRows;
    }

    /**
     * What EXIF data say; upright if they cannot be read, as the picture still can.
     *
     * @param exif a TIFF file, or one after the letters {@code Exif\0\0}
     */
    static Orientation ofExif(ByteBuffer exif) {
        byte[] bytes = new byte[exif.remaining()];
        exif.get(exif.position(), bytes);
        var start = new String(bytes, 0, Math.min(bytes.length, 4), StandardCharsets.ISO_8859_1);
        int preamble = start.equals("Exif") ? ExifReader.JPEG_SEGMENT_PREAMBLE.length() : 0;
        var metadata = new Metadata();
        try {
            new ExifReader().extract(new ByteArrayReader(bytes, preamble), metadata);
            return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                    .map(main -> main.getInteger(ExifIFD0Directory.TAG_ORIENTATION))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(Orientation::ofValue)
                    .orElse(UPRIGHT);
        } catch (RuntimeException e) {
            return UPRIGHT;
        }
    }

    /** The orientation of an EXIF value; upright for one that does not exist. */
    static Orientation ofValue(int value) {
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
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
