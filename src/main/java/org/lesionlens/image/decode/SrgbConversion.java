package org.lesionlens.image.decode;

import org.lesionlens.image.WhiteBackground;

/** From the colours of a file to opaque sRGB, row by row, in place. */
@FunctionalInterface
interface SrgbConversion {

    /**
     * Converts a row; called from several threads at the same time.
     *
     * @param row packed as the file's {@link ColourChannels} say; {@code 0xFFRRGGBB} afterwards
     */
    void convert(int[] row);

    /** The conversion without a profile. */
    static SrgbConversion plain(ColourChannels channels) {
        return channels == ColourChannels.CMYK
                ? SrgbConversion::mixInks
                : SrgbConversion::layOverWhite;
    }

    /** The conversion that ignores profiles and transparency. */
    static SrgbConversion asStored(ColourChannels channels) {
        return channels == ColourChannels.CMYK
                ? SrgbConversion::mixInks
                : SrgbConversion::dropTransparency;
    }

    private static void dropTransparency(int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] |= 0xFF000000;
        }
    }

    private static void layOverWhite(int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = WhiteBackground.under(row[x]);
        }
    }

    /** Without a profile each ink takes away its share of light, as Pillow does it. */
    private static void mixInks(int[] row) {
        for (int x = 0; x < row.length; x++) {
            int inks = row[x];
            int light = 255 - (inks >>> 24);
            int red = (255 - ((inks >> 16) & 0xFF)) * light;
            int green = (255 - ((inks >> 8) & 0xFF)) * light;
            int blue = (255 - (inks & 0xFF)) * light;
            row[x] =
                    0xFF000000
                            | (((red + 127) / 255) << 16)
                            | (((green + 127) / 255) << 8)
                            | ((blue + 127) / 255);
        }
    }
}
