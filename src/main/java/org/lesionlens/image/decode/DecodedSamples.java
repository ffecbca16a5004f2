package org.lesionlens.image.decode;

import java.awt.color.ICC_Profile;
import java.util.EnumSet;
import java.util.Optional;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.PixelDifference;

/**
 * A decoded file: 8-bit samples in the colours and the orientation that the file has.
 *
 * @param width in pixels
 * @param height in pixels
 * @param channels what the samples mean
 * @param profile what exactly they mean, if the file says so
 * @param orientation how the picture is to be turned
 * @param rows the samples for a person's eyes
 * @param storedRows the samples as Pillow has them, should more than 8 bits make them others
 * @param differences that the samples themselves make between the two forms of a photo
 */
record DecodedSamples(
        int width,
        int height,
        ColourChannels channels,
        Optional<ICC_Profile> profile,
        Orientation orientation,
        RowReader rows,
        RowReader storedRows,
        EnumSet<PixelDifference> differences) {

    /** Samples that are the same in either form. */
    DecodedSamples(
            int width,
            int height,
            ColourChannels channels,
            Optional<ICC_Profile> profile,
            Orientation orientation,
            RowReader rows) {
        this(
                width,
                height,
                channels,
                profile,
                orientation,
                rows,
                rows,
                EnumSet.noneOf(PixelDifference.class));
    }

    /** Reads one row of a picture. */
    @FunctionalInterface
    interface RowReader {

        /**
         * Fills {@code row}; called from several threads at the same time.
         *
         * @param row as many pixels as the picture is wide, packed as {@link ColourChannels} says,
         *     not premultiplied
         */
        void read(int y, int[] row);
    }
}
