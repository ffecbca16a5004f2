package org.lesionlens.image.decode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the samples of a TIFF file are.
 *
 * @param photometric the tag PhotometricInterpretation: 0 and 1 grey, 2 RGB, 3 palette, 5 inks, 6
 *     brightness and colour differences
 * @param samples of a pixel, transparency and the like among them
 * @param bits of a sample, 1 to 16
 */
record TiffKind(int photometric, int samples, int bits) {

    private static final int UNSIGNED = 1;
    private static final int UNDEFINED = 4;

    private static final int PALETTE = 3;
    private static final Set<Integer> ANY_BITS = Set.of(1, 2, 4, 6, 8, 10, 12, 14, 16);
    private static final Set<Integer> RGB_BITS = Set.of(8, 10, 12, 14, 16);
    private static final Set<Integer> WHOLE_BYTES = Set.of(8, 16);

    private static final Map<Integer, String> FOREIGN_COMPRESSIONS =
            Map.of(
                    34712, "JPEG 2000",
                    34887, "LERC",
                    34892, "lossy DNG",
                    34925, "LZMA",
                    50000, "Zstandard",
                    50001, "WebP",
                    50002, "JPEG XL");

    /**
     * The kind of a file that the reader is known to read rightly.
     *
     * @throws UnreadableException if it is of another
     */
    static TiffKind of(TiffDirectory file) throws UnreadableException {
        boolean isReduced = (file.value(TiffDirectory.NEW_SUBFILE_TYPE, 0) & 1) != 0;
        if (isReduced || file.has(TiffDirectory.DNG_VERSION)) {
            throw new UnreadableException(
                    "is a camera raw file, or begins with a small preview, which LesionLens does"
                            + " not read; develop it to TIFF or JPEG with the camera's program");
        }
        long compression = file.value(TiffDirectory.COMPRESSION, 1);
        var foreign = FOREIGN_COMPRESSIONS.get((int) compression);
        if (foreign != null) {
            throw new UnreadableException(
                    "is compressed with %s, which LesionLens does not read; save it as a TIFF file"
                                    .formatted(foreign)
                            + " with LZW, or as PNG");
        }
        for (long format : file.values(TiffDirectory.SAMPLE_FORMAT)) {
            if (format != UNSIGNED && format != UNDEFINED) {
                throw refused("has signed or floating-point samples");
            }
        }
        var kind =
                new TiffKind(
                        (int) file.value(TiffDirectory.PHOTOMETRIC_INTERPRETATION, -1),
                        (int) file.value(TiffDirectory.SAMPLES_PER_PIXEL, 1),
                        commonBits(file.values(TiffDirectory.BITS_PER_SAMPLE)));
        if (!kind.readableBits().contains(kind.bits)) {
            throw refused("has " + kind.inWords());
        }
        return kind;
    }

    private static int commonBits(List<Long> bits) throws UnreadableException {
        if (bits.stream().distinct().count() > 1) {
            throw refused("has samples of different numbers of bits");
        }
        return bits.isEmpty() ? 1 : (int) (long) bits.getFirst();
    }

    private Set<Integer> readableBits() {
        return switch (photometric) {
            case 0, 1 -> samples == 1 ? ANY_BITS : WHOLE_BYTES;
            case 2 -> samples == 3 ? RGB_BITS : WHOLE_BYTES;
            case PALETTE -> samples == 1 ? ANY_BITS : Set.of();
            case 5 -> WHOLE_BYTES;
            case 6 -> Set.of(8);
            default -> Set.of();
        };
    }

    private String inWords() {
        var colours =
                switch (photometric) {
                    case 0, 1 -> "grey";
                    case 2 -> "RGB";
                    case PALETTE -> "palette";
                    case 5 -> "CMYK";
                    case 6 -> "YCbCr";
                    case 8, 9, 10 -> "Lab";
                    case 32803, 34892 -> "camera raw";
                    default -> "unknown"; // of a number that nobody knows by heart
                };
        return "%s colours with %d × %d bits a pixel".formatted(colours, samples, bits);
    }

    private static UnreadableException refused(String what) {
        return new UnreadableException(
                what
                        + ", which LesionLens does not read; save it as an 8-bit RGB TIFF file,"
                        + " or as PNG");
    }
}
