package org.lesionlens.image.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.image.PixelSpacing.Source;

/**
 * What the metadata of files say of the size of a pixel: JFIF, EXIF, TIFF and PNG by their
 * resolution, DICOM in millimetres.
 *
 * <p>Most files have a resolution that nobody measured: 72 or 300 to the inch, as a printer or a
 * screen is meant to show them. Below {@value #LEAST} to the inch it tells nothing of a lesion, nor
 * does a round number of scanners and printers. Where two places of a file contradict each other,
 * or a pixel is not square, none is believed.
 */
public final class SpacingTags {

    private static final double LEAST = 500;
    private static final double MOST = 50_000; // half a micrometre, less than light can show
    private static final List<Double> ROUND = List.of(50.0, 720.0); // and what is times these
    private static final double ALIKE = 0.01; // of each other
    private static final double MM_PER_INCH = 25.4;
    private static final double INCHES_PER_CM = 1 / 2.54;
    private static final double INCHES_PER_M = 100 / 2.54;

    private static final int X_RESOLUTION = 282;
    private static final int Y_RESOLUTION = 283;
    private static final int RESOLUTION_UNIT = 296;
    private static final int UNIT_INCH = 2;
    private static final int UNIT_CM = 3;
    private static final int JFIF = 0xFFE0;
    private static final int JFIF_UNIT = 7; // place in its segment
    private static final int EXIF = 0xFFE1;
    private static final String EXIF_NAME = "Exif\0\0";
    private static final int PIXEL_SPACING = 0x00280030;
    private static final int DETECTOR_SPACING = 0x00181164;
    private static final long LARGEST = 512L << 20; // bytes

    private SpacingTags() {}

    /** What a file says; none if it does not, cannot be read, or is not to be believed. */
    public static Optional<PixelSpacing> of(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            return of(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // told where its pixels are asked for
        }
    }

    private static Optional<PixelSpacing> of(byte[] file) throws IOException {
        PictureFormat format = PictureFormat.of(file).orElse(null);
        if (format == null) {
            return Optional.empty();
        }
        return switch (format) {
            case JPEG -> ofDensities(jpeg(file));
            case PNG -> ofDensities(png(file));
            case TIFF -> ofDensities(tiff(TiffDirectory.of(ByteBuffer.wrap(file))).stream());
            case DICOM -> ofDicom(DicomElements.of(file));
            case WEBP, BMP -> Optional.empty(); // screens' densities, if any
        };
    }

    /** Pixels an inch that are told, across and down. */
    private record Density(double across, double down) {

        boolean isSquare() {
            return areAlike(across, down);
        }

        boolean isMeasured() {
            return across >= LEAST && across <= MOST && ROUND.stream().noneMatch(this::isTimes);
        }

        private boolean isTimes(double round) {
            return Math.abs(across - round * Math.rint(across / round)) < 0.5;
        }
    }

    private static boolean areAlike(double one, double other) {
        return Math.abs(one - other) <= ALIKE * Math.max(one, other);
    }

    private static Optional<PixelSpacing> ofDensities(Stream<Density> told) {
        List<Density> all = told.toList();
        boolean isClear =
                !all.isEmpty()
                        && all.stream().allMatch(Density::isSquare)
                        && all.stream().allMatch(Density::isMeasured)
                        && all.stream()
                                .allMatch(one -> areAlike(one.across, all.getFirst().across));
        return isClear
                ? Optional.of(new PixelSpacing(MM_PER_INCH / all.getFirst().across, Source.FILE))
                : Optional.empty();
    }

    private static Stream<Density> jpeg(byte[] file) throws UnreadableException {
        return JpegSegment.of(file).stream()
                .flatMap(segment -> {
                    if (segment.marker() == JFIF && segment.isNamed("JFIF\0")) {
                        return jfif(segment.content()).stream();
                    }
                    return segment.marker() == EXIF && segment.isNamed(EXIF_NAME)
                            ? tiff(TiffDirectory.of(segment.contentAfter(EXIF_NAME))).stream()
                            : Stream.empty();
                });
    }

    private static Optional<Density> jfif(ByteBuffer content) {
        if (content.remaining() < JFIF_UNIT + 5) {
            return Optional.empty();
        }
        int across = Short.toUnsignedInt(content.getShort(JFIF_UNIT + 1));
        int down = Short.toUnsignedInt(content.getShort(JFIF_UNIT + 3));
        return switch (content.get(JFIF_UNIT)) {
            case 1 -> Optional.of(new Density(across, down));
            case 2 -> Optional.of(new Density(across / INCHES_PER_CM, down / INCHES_PER_CM));
            default -> Optional.empty(); // only how the two are to each other
        };
    }

    private static Stream<Density> png(byte[] file) throws UnreadableException {
        return PngChunk.of(file).stream()
                .filter(chunk -> chunk.type().equals("pHYs"))
                .map(PngChunk::content)
                .filter(content -> content.remaining() >= 9 && content.get(8) == 1)
                .map(content ->
                        new Density(
                                content.getInt(0) / INCHES_PER_M,
                                content.getInt(Integer.BYTES) / INCHES_PER_M));
    }

    private static Optional<Density> tiff(TiffDirectory directory) {
        OptionalDouble across = rational(directory, X_RESOLUTION);
        OptionalDouble down = rational(directory, Y_RESOLUTION);
        long unit = directory.value(RESOLUTION_UNIT, UNIT_INCH);
        if (across.isEmpty() || down.isEmpty() || (unit != UNIT_INCH && unit != UNIT_CM)) {
            return Optional.empty();
        }
        double units = unit == UNIT_CM ? INCHES_PER_CM : 1;
        return Optional.of(new Density(across.getAsDouble() / units, down.getAsDouble() / units));
    }

    private static OptionalDouble rational(TiffDirectory directory, int tag) {
        return directory
                .content(tag)
                .filter(content -> content.remaining() >= Long.BYTES)
                .map(content ->
                        OptionalDouble.of(
                                (double) Integer.toUnsignedLong(content.getInt(0))
                                        / Integer.toUnsignedLong(content.getInt(Integer.BYTES))))
                .orElse(OptionalDouble.empty());
    }

    private static Optional<PixelSpacing> ofDicom(DicomElements elements) {
        return millimetres(elements.text(PIXEL_SPACING), Source.DICOM)
                .or(() -> millimetres(elements.text(DETECTOR_SPACING), Source.DETECTOR));
    }

    /** Two numbers with a backslash between them: from row to row, from column to column. */
    private static Optional<PixelSpacing> millimetres(String told, Source source) {
        int between = told.indexOf('\\');
        if (between < 0) {
            return Optional.empty();
        }
        double rows = Double.parseDouble(told.substring(0, between).strip());
        double columns = Double.parseDouble(told.substring(between + 1).strip());
        return rows > 0 && areAlike(rows, columns)
                ? Optional.of(new PixelSpacing(rows, source))
                : Optional.empty();
    }
}
