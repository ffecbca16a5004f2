package org.lesionlens.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Writes DICOM files of one picture, with a sequence before it that readers have to skip. */
public final class TinyDicom {

    public static final String IMPLICIT = "1.2.840.10008.1.2";
    public static final String EXPLICIT = "1.2.840.10008.1.2.1";
    public static final String JPEG = "1.2.840.10008.1.2.4.50";
    public static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";

    private static final byte[] END_OF_ITEM = {-2, -1, 0x0D, (byte) 0xE0, 0, 0, 0, 0};
    private static final byte[] END_OF_SEQUENCE = {-2, -1, (byte) 0xDD, (byte) 0xE0, 0, 0, 0, 0};
    private static final int ITEM = 0xFFFEE000;
    private static final int PIXELS = 0x7FE00010;
    private static final int UNDEFINED = -1;

    private final String syntax;
    private final boolean isExplicit;
    private final NavigableMap<Integer, byte[]> elements = new TreeMap<>(); // in a file's order

    /**
     * The beginning of a file.
     *
     * @param samples of a pixel
     * @param bits allocated to a sample
     */
    public TinyDicom(
            String syntax, String photometric, int width, int height, int samples, int bits) {
        this.syntax = syntax;
        this.isExplicit = !syntax.equals(IMPLICIT);
        sequence(0x00081140, 0x00080100, "ABC");
        number(0x00280002, samples);
        with(0x00280004, "CS", text(photometric));
        number(0x00280010, height);
        number(0x00280011, width);
        number(0x00280100, bits);
    }

    public TinyDicom number(int tag, int value) {
        return with(tag, "US", new byte[] {(byte) value, (byte) (value >> 8)});
    }

    public TinyDicom words(int tag, String words) {
        return with(tag, "DS", text(words));
    }

    /** An element of bytes, as it is. */
    public TinyDicom bytes(int tag, byte... content) {
        return with(tag, "OB", content);
    }

    /** A sequence of one item, which holds one text. */
    public TinyDicom sequence(int tag, int inner, String words) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(header(isExplicit, tag, "SQ", UNDEFINED));
        out.writeBytes(header(false, ITEM, "", UNDEFINED));
        out.writeBytes(element(isExplicit, inner, "LO", text(words)));
        out.writeBytes(END_OF_ITEM);
        out.writeBytes(END_OF_SEQUENCE);
        elements.put(tag, out.toByteArray());
        return this;
    }

    private TinyDicom with(int tag, String kind, byte[] content) {
        elements.put(tag, element(isExplicit, tag, kind, content));
        return this;
    }

    private static byte[] element(boolean explicit, int tag, String kind, byte[] content) {
        var out = new ByteArrayOutputStream();
        int even = content.length + content.length % 2;
        out.writeBytes(header(explicit, tag, kind, even));
        out.writeBytes(Arrays.copyOf(content, even));
        return out.toByteArray();
    }

    private static byte[] header(boolean explicit, int tag, String kind, int length) {
        var header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) (tag >>> 16)).putShort((short) tag);
        if (!explicit) {
            header.putInt(length);
        } else if (kind.equals("SQ") || kind.equals("OB")) {
            header.put(text(kind)).putShort((short) 0).putInt(length);
        } else {
            header.put(text(kind)).putShort((short) length);
        }
        return Arrays.copyOf(header.array(), header.position());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The file with these pixels as they are. */
    public byte[] pixels(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return file(element(isExplicit, PIXELS, "OB", content));
    }

    /** The file with pixels that are encoded, in parts. */
    public byte[] encapsulated(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(header(true, PIXELS, "OB", UNDEFINED));
        out.writeBytes(header(false, ITEM, "", 0));
        for (byte[] part : parts) {
            out.writeBytes(element(false, ITEM, "", part));
        }
        out.writeBytes(END_OF_SEQUENCE);
        return file(out.toByteArray());
    }

    private byte[] file(byte[] pixels) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes(text("DICM"));
        out.writeBytes(element(true, 0x00020010, "UI", text(syntax)));
        elements.values().forEach(out::writeBytes);
        out.writeBytes(pixels);
        return out.toByteArray();
    }
}
