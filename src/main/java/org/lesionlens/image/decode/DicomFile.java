package org.lesionlens.image.decode;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lesionlens.image.Orientation;

/** Decodes the first frame of DICOM files with colours, grey, or a JPEG file inside. */
final class DicomFile {

    private static final int SAMPLES_PER_PIXEL = 0x00280002;
    private static final int PHOTOMETRIC_INTERPRETATION = 0x00280004;
    private static final int PLANAR_CONFIGURATION = 0x00280006;
    private static final int ROWS = 0x00280010;
    private static final int COLUMNS = 0x00280011;
    private static final int BITS_ALLOCATED = 0x00280100;
    private static final int NUMBER_OF_FRAMES = 0x00280008;
    private static final int ICC_PROFILE = 0x00282000;

    private static final String UIDS = "1.2.840.10008.1.2";
    private static final Set<String> NATIVE = Set.of(UIDS, UIDS + ".1");
    private static final Set<String> JPEG =
            Set.of(UIDS + ".4.50", UIDS + ".4.51", UIDS + ".4.57", UIDS + ".4.70");
    private static final Map<String, String> OTHERS =
            Map.of(
                    UIDS + ".1.99", "deflated",
                    UIDS + ".2", "big-endian",
                    UIDS + ".4.80", "JPEG-LS",
                    UIDS + ".4.81", "JPEG-LS",
                    UIDS + ".4.90", "JPEG 2000",
                    UIDS + ".4.91", "JPEG 2000",
                    UIDS + ".5", "RLE");

    private final DicomElements elements;
    private final int width;
    private final int height;

    private DicomFile(DicomElements elements) throws UnreadableException {
        this.elements = elements;
        this.width = elements.number(COLUMNS).orElse(0);
        this.height = elements.number(ROWS).orElse(0);
        if (width == 0 || height == 0 || !elements.has(DicomElements.PIXEL_DATA)) {
            throw new UnreadableException("is a DICOM file without a picture");
        }
    }

    /**
     * The samples of a file.
     *
     * @throws IOException if it is damaged, cut off, of another kind, too large or too slow
     */
    static DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        var dicom = new DicomFile(DicomElements.of(file));
        limits.check(dicom.width, dicom.height);
        var syntax = dicom.elements.text(DicomElements.TRANSFER_SYNTAX);
        if (JPEG.contains(syntax)) {
            return dicom.jpeg(limits, deadline);
        }
        if (!NATIVE.contains(syntax)) {
            throw refused(
                    "is a DICOM file whose pixels are stored as "
                            + OTHERS.getOrDefault(syntax, "something rare"));
        }
        return dicom.samples();
    }

    private static UnreadableException refused(String what) {
        return new UnreadableException(
                what
                        + ", which LesionLens does not read; save it as JPEG, PNG or TIFF with a"
                        + " DICOM viewer");
    }

    /** What the JPEG file says of its colours counts, and DICOM's label only if it says nothing. */
    private DecodedSamples jpeg(DecodeLimits limits, Deadline deadline) throws IOException {
        var file = new ByteArrayOutputStream();
        checkColoursInJpeg();
        int frames = (int) elements.decimal(NUMBER_OF_FRAMES).orElse(1);
        var fragments = elements.fragments();
        boolean oneEach = frames > 1 && fragments.size() == frames;
        if (frames > 1 && !oneEach) {
            throw refused("is a DICOM file of several frames in pieces");
        }
        for (ByteBuffer part : oneEach ? fragments.subList(0, 1) : fragments) {
            byte[] bytes = new byte[part.remaining()];
            part.duplicate().get(bytes);
            file.writeBytes(bytes);
        }
        var label = photometric().equals("RGB") ? JpegColours.RGB : JpegColours.YCC;
        var picture = JpegFile.decode(file.toByteArray(), Optional.of(label), limits, deadline);
        var rows = photometric().equals("MONOCHROME1") ? inverted(picture.rows()) : picture.rows();
        return new DecodedSamples(
                picture.width(),
                picture.height(),
                picture.channels(),
                profile().or(picture::profile),
                Orientation.UPRIGHT,
                rows);
    }

    private void checkColoursInJpeg() throws UnreadableException {
        var colours = Set.of("RGB", "YBR_FULL", "YBR_FULL_422", "MONOCHROME1", "MONOCHROME2");
        if (!colours.contains(photometric())) {
            throw refused(
                    "is a DICOM file with colours of the kind " + Printable.text(photometric()));
        }
        if (photometric().startsWith("MONO") && DicomGrey.hasWindow(elements)) {
            throw refused("is a DICOM file with a window over JPEG");
        }
    }

    private static DecodedSamples.RowReader inverted(DecodedSamples.RowReader rows) {
        return (y, row) -> {
            rows.read(y, row);
            Arrays.setAll(row, x -> row[x] ^ 0xFFFFFF);
        };
    }

    private String photometric() {
        return elements.text(PHOTOMETRIC_INTERPRETATION);
    }

    private Optional<ICC_Profile> profile() {
        return elements.content(ICC_PROFILE)
                .flatMap(content -> {
                    byte[] bytes = new byte[content.remaining()];
                    content.get(bytes);
                    return IccConversion.parse(bytes);
                });
    }

    private DecodedSamples samples() throws UnreadableException {
        int samples = elements.number(SAMPLES_PER_PIXEL).orElse(1);
        int bits = elements.number(BITS_ALLOCATED).orElse(0);
        var pixels = elements.content(DicomElements.PIXEL_DATA).orElseThrow();
        if (pixels.remaining() < (long) width * height * samples * bits / Byte.SIZE) {
            throw UnreadableException.truncated();
        }
        return switch (photometric()) {
            case "MONOCHROME1", "MONOCHROME2" -> {
                var grey = DicomGrey.of(elements, photometric().equals("MONOCHROME1"));
                yield with(ColourChannels.GREY, (y, row) -> grey.readRow(pixels, y * width, row));
            }
            case "RGB", "YBR_FULL" -> {
                if (samples != 3 || bits != Byte.SIZE) {
                    throw refused("is a DICOM file with %d × %d bits".formatted(samples, bits));
                }
                byte[] bytes = new byte[3 * width * height];
                pixels.duplicate().get(bytes);
                var interleaved = isPlanar() ? interleaved(bytes) : bytes;
                var colours = photometric().equals("RGB") ? JpegColours.RGB : JpegColours.YCC;
                yield with(
                        ColourChannels.RGB,
                        (y, row) -> colours.pack(interleaved, 3 * y * width, row));
            }
            default ->
                    throw refused(
                            "is a DICOM file with colours of the kind "
                                    + Printable.text(photometric()));
        };
    }

    private boolean isPlanar() {
        return elements.number(PLANAR_CONFIGURATION).orElse(0) == 1;
    }

    private DecodedSamples with(ColourChannels channels, DecodedSamples.RowReader rows) {
        return new DecodedSamples(width, height, channels, profile(), Orientation.UPRIGHT, rows);
    }

    private static byte[] interleaved(byte[] planes) {
        byte[] interleaved = new byte[planes.length];
        int plane = planes.length / 3;
        for (int i = 0; i < planes.length; i++) {
            interleaved[i] = planes[i % 3 * plane + i / 3];
        }
        return interleaved;
    }
}
