package org.lesionlens.image.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes DICOM files of one picture, with a sequence before it that readers have to skip. */
final class TinyDicom {

    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String JPEG = "1.2.840.10008.1.2.4.50";
    static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";

    private static final byte[] END_OF_ITEM = {-2, -1, 0x0D, (byte) 0xE0, 0, 0, 0, 0};
    private static final byte[] END_OF_SEQUENCE = {-2, -1, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0};

    private final boolean isExplicit;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * The beginning of a file.
     *
     * @param samples of a pixel
     * @param bits allocated to a sample
     */
    TinyDicom(String syntax, String photometric, int width, int height, int samples, int bits) {
        out.writeBytes(new byte[128]);
        out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        this.isExplicit = !syntax.equals(IMPLICIT);
        element(true, 0x00020010, "UI", text(syntax));
        header(isExplicit, 0x00081140, "SQ", -1);
        header(false, 0xFFFEE000, "", -1);
        with(0x00080100, "SH", text("ABC"));
        out.writeBytes(END_OF_ITEM);
        out.writeBytes(END_OF_SEQUENCE);
        number(0x00280002, samples);
        with(0x00280004, "CS", text(photometric));
        number(0x00280010, height);
        number(0x00280011, width);
        number(0x00280100, bits);
    }

    TinyDicom number(int tag, int value) {
        return with(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
    }

    TinyDicom words(int tag, String words) {
        return with(tag, "DS", text(words));
    }

    private TinyDicom with(int tag, String kind, byte[] content) {
        element(isExplicit, tag, kind, content);
        return this;
    }

    private void element(boolean explicit, int tag, String kind, byte[] content) {
        header(explicit, tag, kind, content.length + content.length % 2);
        out.writeBytes(Arrays.copyOf(content, content.length + content.length % 2));
    }

    private void header(boolean explicit, int tag, String kind, int length) {
        var header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (!explicit) {
            header.putInt(length);
        } else if (kind.equals("SQ") || kind.equals("OB")) {
            header.put(text(kind)).putShort((short) 0).putInt(length);
        } else {
            header.put(text(kind)).putShort((short) length);
        }
        out.write(header.array(), 0, header.position());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The file with these pixels as they are. */
    byte[] pixels(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        with(0x7FE00010, "OB", content);
        return out.toByteArray();
    }

    /** The file with pixels that are encoded, in parts. */
    byte[] encapsulated(byte[]... parts) {
        header(true, 0x7FE00010, "OB", -1);
        header(false, 0xFFFEE000, "", 0);
        for (byte[] part : parts) {
            element(false, 0xFFFEE000, "", part);
        }
        out.writeBytes(END_OF_SEQUENCE);
        return out.toByteArray();
    }
}
