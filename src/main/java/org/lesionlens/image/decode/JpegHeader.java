package org.lesionlens.image.decode;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.lesionlens.image.Orientation;

/** What a JPEG file says about its picture before the first scan. */
final class JpegHeader {

    private static final int PROGRESSIVE = 0xFFC2;
    private static final int LOSSLESS = 0xFFC3;
    private static final int RESTART_INTERVAL = 0xFFDD;
    private static final int JPEG_LS = 0xFFF7;
    private static final int JFIF = 0xFFE0;
    private static final int APPLICATION_1 = 0xFFE1;
    private static final int PROFILE = 0xFFE2;
    private static final int ADOBE = 0xFFEE;
    private static final String EXIF_NAME = "Exif\0\0";
    private static final String XMP_NAME = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PROFILE_NAME = "ICC_PROFILE\0";

    private final List<JpegSegment> segments;
    private final JpegSegment frame;

    private JpegHeader(List<JpegSegment> segments, JpegSegment frame) {
        this.segments = segments;
        this.frame = frame;
    }

    /**
     * The header of a file.
     *
     * @throws UnreadableException if it is cut off or describes no picture
     */
    static JpegHeader of(byte[] file) throws UnreadableException {
        var segments = JpegSegment.of(file);
        for (var segment : segments) {
            if (segment.isFrame() && segment.content().remaining() >= 9) {
                return new JpegHeader(segments, segment);
            }
            if (segment.marker() == JPEG_LS) {
                throw rare("JPEG-LS coding");
            }
        }
        throw new UnreadableException("is a JPEG file without a picture");
    }

    /** In pixels. */
    int width() {
        return Short.toUnsignedInt(frame.content().getShort(3));
    }

    /** In pixels. */
    int height() {
        return Short.toUnsignedInt(frame.content().getShort(1));
    }

    boolean isProgressive() {
        return frame.marker() == PROGRESSIVE;
    }

    boolean isLossless() {
        return frame.marker() == LOSSLESS;
    }

    /** False if scans are missing at the end of the file. */
    boolean hasAllScans() {
        var components = new ArrayList<Byte>();
        for (int i = 0; i < frame.content().get(5); i++) {
            components.add(frame.content().get(6 + 3 * i));
        }
        return JpegScans.areComplete(components, isProgressive(), firstScan());
    }

    /** Pixels or blocks after which decoders can start anew, at a marker; 0 if they cannot. */
    int restartInterval() {
        return segments(RESTART_INTERVAL).stream()
                .filter(content -> content.remaining() >= Short.BYTES)
                .mapToInt(content -> Short.toUnsignedInt(content.getShort()))
                .reduce(0, (earlier, later) -> later);
    }

    /** The frame header, behind its length. */
    ByteBuffer frame() {
        return frame.content();
    }

    /** From the length of the first scan's header to the end of the file, to be read. */
    ByteBuffer firstScan() {
        return segments.getLast().content().slice();
    }

    /** The contents of all segments with a marker, to be read. */
    List<ByteBuffer> segments(int marker) {
        return segments.stream()
                .filter(segment -> segment.marker() == marker)
                .map(segment -> segment.content().slice())
                .toList();
    }

    /**
     * @throws UnreadableException if no reader here knows the coding
     */
    void checkCoding() throws UnreadableException {
        int kind = frame.marker() & 0xF;
        int bits = frame.content().get(0);
        if (kind > 3) {
            throw rare(kind < 8 ? "hierarchical coding" : "arithmetic coding");
        }
        if (!isLossless() && bits != Byte.SIZE) {
            throw rare(bits + " bits a sample");
        }
        if (width() == 0 || height() == 0) {
            throw rare("no size in its header");
        }
    }

    private static UnreadableException rare(String kind) {
        return new UnreadableException(
                "is a JPEG file with %s, which LesionLens does not read; save it as an ordinary"
                                .formatted(kind)
                        + " JPEG or as PNG");
    }

    /**
     * What the samples of a pixel are, by the rules of libjpeg-turbo.
     *
     * @param label what they are if the file itself does not say
     */
    JpegColours colours(Optional<JpegColours> label) throws UnreadableException {
        int components = frame.content().get(5);
        return switch (components) {
            case 1 -> JpegColours.GREY;
            case 3 -> isRgb(label) ? JpegColours.RGB : JpegColours.YCC;
            case 4 -> adobeTransform().orElse(0) == 0 ? JpegColours.CMYK : JpegColours.YCCK;
            default ->
                    throw new UnreadableException(
                            "has %d colour channels, not 1, 3 or 4".formatted(components));
        };
    }

    private boolean isRgb(Optional<JpegColours> label) {
        if (segments.stream().anyMatch(s -> s.marker() == JFIF && s.isNamed("JFIF\0"))) {
            return false;
        }
        return adobeTransform()
                .map(transform -> transform == 0)
                .orElseGet(() -> isNamedRgb() || isRgbUnlessNamed(label));
    }

    private boolean isRgbUnlessNamed(Optional<JpegColours> label) {
        return label.map(colours -> colours == JpegColours.RGB).orElseGet(this::isLossless);
    }

    private boolean isNamedRgb() {
        var content = frame.content();
        return content.remaining() >= 15
                && content.get(6) == 'R'
                && content.get(9) == 'G'
                && content.get(12) == 'B';
    }

    private Optional<Integer> adobeTransform() {
        return segments.stream()
                .filter(segment -> segment.marker() == ADOBE && segment.isNamed("Adobe"))
                .filter(segment -> segment.content().remaining() >= 12)
                .map(segment -> (int) segment.content().get(11))
                .findFirst();
    }

    /** The embedded profile, put together from its parts. */
    Optional<ICC_Profile> profile() {
        var parts = new TreeMap<Integer, ByteBuffer>();
        int start = PROFILE_NAME.length() + 2;
        for (var segment : segments) {
            var content = segment.content();
            if (segment.marker() == PROFILE
                    && segment.isNamed(PROFILE_NAME)
                    && content.remaining() > start) {
                int number = Byte.toUnsignedInt(content.get(PROFILE_NAME.length()));
                parts.put(number, content.slice(start, content.remaining() - start));
            }
        }
        var whole = new ByteArrayOutputStream();
        parts.values().forEach(part -> write(part, whole));
        return IccConversion.parse(whole.toByteArray());
    }

    /** How to turn the picture, upright if the file does not say. */
    Orientation orientation() {
        return OrientationTags.of(
                application(EXIF_NAME).map(JpegSegment::content),
                application(XMP_NAME).map(segment -> segment.contentAfter(XMP_NAME)));
    }

    private Optional<JpegSegment> application(String name) {
        return segments.stream()
                .filter(segment -> segment.marker() == APPLICATION_1 && segment.isNamed(name))
                .findFirst();
    }

    /**
     * The file without anything that decoding does not need: what programs add is often broken and
     * makes decoders fail, guess, or warn, of which libjpeg does only once.
     */
    byte[] essentials() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        for (var segment : segments) {
            if (segment.isEssential()) {
                write(segment, out);
            }
        }
        byte[] file = out.toByteArray();
        if (!isProgressive()) {
            takeAllCoefficients(file);
        }
        return file;
    }

    /** In the first scan's header, where some programs write zeros: there is no other choice. */
    private void takeAllCoefficients(byte[] file) {
        var scan = segments.getLast().content();
        int end = Short.toUnsignedInt(scan.getShort(0));
        if (end >= 6 && end <= scan.remaining()) {
            int parameters = file.length - scan.remaining() + end - 3;
            file[parameters] = 0;
            file[parameters + 1] = 63;
            file[parameters + 2] = 0;
        }
    }

    private static void write(JpegSegment segment, ByteArrayOutputStream out) {
        writeShort(segment.marker(), out);
        if (segment.marker() != JpegSegment.START_OF_SCAN) {
            writeShort(segment.content().remaining() + Short.BYTES, out);
        }
        write(segment.content(), out);
    }

    private static void writeShort(int value, ByteArrayOutputStream out) {
        out.write(value >> 8);
        out.write(value);
    }

    private static void write(ByteBuffer content, ByteArrayOutputStream out) {
        out.write(content.array(), content.arrayOffset(), content.remaining());
    }
}
