package org.lesionlens.image.decode;

import java.nio.ByteBuffer;

/**
 * From the numbers of a grey DICOM picture to 8 bits, through the file's window if it has one.
 *
 * @see <a
 *     href="https://dicom.nema.org/medical/dicom/current/output/html/part03.html#sect_C.11.2.1.2">
 *     DICOM part 3, C.11.2.1.2</a>
 */
final class DicomGrey {

    private static final int BITS_ALLOCATED = 0x00280100;
    private static final int BITS_STORED = 0x00280101;
    private static final int HIGH_BIT = 0x00280102;
    private static final int IS_SIGNED = 0x00280103;
    private static final int WINDOW_CENTRE = 0x00281050;
    private static final int WINDOW_WIDTH = 0x00281051;
    private static final int INTERCEPT = 0x00281052;
    private static final int SLOPE = 0x00281053;
    private static final int WINDOW_FUNCTION = 0x00281056;

    private final int bytes;
    private final int dropped;
    private final byte[] levels;

    private DicomGrey(int bytes, int dropped, byte[] levels) {
        this.bytes = bytes;
        this.dropped = dropped;
        this.levels = levels;
    }

    /**
     * The way of a file.
     *
     * @param isWhiteZero if the lowest number is the brightest
     * @throws UnreadableException if its numbers are not of up to 16 bits in 8 or 16, or its window
     *     is of another form than linear
     */
    static DicomGrey of(DicomElements file, boolean isWhiteZero) throws UnreadableException {
        int allocated = file.number(BITS_ALLOCATED).orElse(0);
        int stored = file.number(BITS_STORED).orElse(allocated);
        int high = file.number(HIGH_BIT).orElse(stored - 1);
        var function = file.text(WINDOW_FUNCTION);
        boolean isLinear = function.isEmpty() || function.equals("LINEAR");
        boolean isReadable =
                (allocated == Byte.SIZE || allocated == Short.SIZE)
                        && stored > 0
                        && stored <= high + 1
                        && high < allocated;
        if (!isReadable || !isLinear) {
            throw new UnreadableException(
                    "is a grey DICOM file of a rare kind, which LesionLens does not read; save it"
                            + " as PNG or TIFF with a DICOM viewer");
        }
        byte[] levels = new byte[1 << stored];
        for (int i = 0; i < levels.length; i++) {
            double level = level(file, i, stored);
            long rounded = Math.round(255 * Math.clamp(level, 0, 1));
            levels[i] = (byte) (isWhiteZero ? 255 - rounded : rounded);
        }
        return new DicomGrey(allocated / Byte.SIZE, high + 1 - stored, levels);
    }

    /** True if the file says which numbers are black and white. */
    static boolean hasWindow(DicomElements file) {
        return file.decimal(WINDOW_WIDTH).orElse(0) >= 1 && file.decimal(WINDOW_CENTRE).isPresent();
    }

    /** In [0, 1] within the window. */
    private static double level(DicomElements file, int bits, int stored) {
        boolean isSigned = file.number(IS_SIGNED).orElse(0) == 1;
        double lowest = isSigned ? -(1 << (stored - 1)) : 0;
        double number = isSigned && bits >= 1 << (stored - 1) ? bits - (1 << stored) : bits;
        if (!hasWindow(file)) {
            return (number - lowest) / ((1 << stored) - 1);
        }
        double value = number * file.decimal(SLOPE).orElse(1) + file.decimal(INTERCEPT).orElse(0);
        double width = file.decimal(WINDOW_WIDTH).getAsDouble();
        double centre = file.decimal(WINDOW_CENTRE).getAsDouble();
        if (width == 1) {
            return value <= centre - 0.5 ? 0 : 1;
        }
        return (value - (centre - 0.5)) / (width - 1) + 0.5;
    }

    /** Fills a row of opaque grey pixels from the {@code start}-th number on. */
    void readRow(ByteBuffer pixels, int start, int[] row) {
        for (int x = 0; x < row.length; x++) {
            int cell =
                    bytes == 1
                            ? Byte.toUnsignedInt(pixels.get(start + x))
                            : Short.toUnsignedInt(pixels.getShort(2 * (start + x)));
            int level = levels[(cell >> dropped) & (levels.length - 1)] & 0xFF;
            row[x] = 0xFF000000 | (level * 0x010101);
        }
    }
}
