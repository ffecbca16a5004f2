package org.lesionlens.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.ByteArrayInputStream;
import java.io.IOException;

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

    /** What the EXIF data of a file say; upright if there are none that can be read. */
    static Orientation of(byte[] file) {
        try {
            var metadata =
                    ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
            var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif == null ? UPRIGHT : ofExif(exif.getInt(ExifIFD0Directory.TAG_ORIENTATION));
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
            return UPRIGHT; // a picture without readable EXIF data is still a picture
        }
    }

    /** The orientation of an EXIF value; upright for one that does not exist. */
    static Orientation ofExif(int value) {
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
