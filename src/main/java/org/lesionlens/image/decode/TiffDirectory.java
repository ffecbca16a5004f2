package org.lesionlens.image.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The first directory of a TIFF file, and so of EXIF data: what its tags say.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     2</a>
 */
final class TiffDirectory {

    static final int NEW_SUBFILE_TYPE = 254;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC_INTERPRETATION = 262;
    static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int SAMPLE_FORMAT = 339;
    static final int XMP = 700;
    static final int DNG_VERSION = 50706;

    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;
    private static final int SIGNED_BYTE = 6;
    private static final int SIGNED_SHORT = 8;
    private static final int SIGNED_LONG = 9;
    private static final int SIGNED_RATIONAL = 10;
    private static final int FLOAT = 11;
    private static final int DOUBLE = 12;
    private static final int IFD = 13;
    private static final int LONG8 = 16;
    private static final int SIGNED_LONG8 = 17;
    private static final int IFD8 = 18;

    private static final int BIG = 43;
    private static final int MOST_VALUES = 1 << 16;

    /** The values of a tag, none for types that are no numbers, and the bytes that it takes. */
    private record Field(int type, List<Long> values, ByteBuffer content) {}

    private final Map<Integer, Field> fields = new HashMap<>();
    private boolean isCut;

    private TiffDirectory() {}

    /** The directory of a file, as far as it goes; tags whose values are cut off are missing. */
    static TiffDirectory of(ByteBuffer file) {
        var directory = new TiffDirectory();
        try {
            directory.read(ordered(file));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            directory.isCut = true;
        }
        return directory;
    }

    private static ByteBuffer ordered(ByteBuffer file) {
        boolean little = file.get(file.position()) == 'I';
        return file.slice().order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private void read(ByteBuffer file) {
        boolean big = file.getShort(2) == BIG;
        file.position(at(number(file.position(big ? Long.BYTES : Integer.BYTES), big)));
        long count = big ? file.getLong() : Short.toUnsignedInt(file.getShort());
        int room = big ? Long.BYTES : Integer.BYTES;
        for (long i = 0; i < count; i++) {
            int tag = Short.toUnsignedInt(file.getShort());
            int type = file.getShort();
            long bytes = size(type) * number(file, big);
            int next = file.position() + room;
            long start = bytes > room ? number(file, big) : file.position();
            add(tag, type, start, bytes, file);
            file.position(next);
        }
    }

    private static long number(ByteBuffer file, boolean big) {
        return big ? file.getLong() : Integer.toUnsignedLong(file.getInt());
    }

    private void add(int tag, int type, long start, long bytes, ByteBuffer file) {
        int limit = file.limit();
        if (bytes < 0 || start < 0 || bytes > limit || start + bytes > limit) {
            isCut = true;
            return;
        }
        var content = file.slice((int) start, (int) bytes).order(file.order());
        fields.putIfAbsent(tag, new Field(type, values(content, type), content));
    }

    private static int at(long offset) {
        if (offset < 0 || offset > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException("offset is " + offset);
        }
        return (int) offset;
    }

    /** Bytes of a value, for most types 1. */
    private static int size(int type) {
        return switch (type) {
            case SHORT, SIGNED_SHORT -> Short.BYTES;
            case LONG, SIGNED_LONG, FLOAT, IFD -> Integer.BYTES;
            case RATIONAL, SIGNED_RATIONAL, DOUBLE, LONG8, SIGNED_LONG8, IFD8 -> Long.BYTES;
            default -> 1;
        };
    }

    private static List<Long> values(ByteBuffer content, int type) {
        int count = Math.min(content.remaining() / size(type), MOST_VALUES);
        return IntStream.range(0, count)
                .mapToObj(i -> value(content, i * size(type), type))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Long> value(ByteBuffer content, int i, int type) {
        return switch (type) {
            case BYTE -> Optional.of(Byte.toUnsignedLong(content.get(i)));
            case SIGNED_BYTE -> Optional.of((long) content.get(i));
            case SHORT -> Optional.of(Short.toUnsignedLong(content.getShort(i)));
            case SIGNED_SHORT -> Optional.of((long) content.getShort(i));
            case LONG, IFD -> Optional.of(Integer.toUnsignedLong(content.getInt(i)));
            case SIGNED_LONG -> Optional.of((long) content.getInt(i));
            case LONG8, SIGNED_LONG8, IFD8 -> Optional.of(content.getLong(i));
            case RATIONAL, SIGNED_RATIONAL ->
                    whole((double) content.getInt(i) / content.getInt(i + Integer.BYTES));
            case FLOAT -> whole(content.getFloat(i));
            case DOUBLE -> whole(content.getDouble(i));
            default -> Optional.empty();
        };
    }

    private static Optional<Long> whole(double value) {
        return value == Math.rint(value) ? Optional.of((long) value) : Optional.empty();
    }

    /** True if the file ends before the directory or a value in it does. */
    boolean isCut() {
        return isCut;
    }

    /** True if the file has the tag, whatever its type. */
    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** All values of a tag, none if the tag is missing. */
    List<Long> values(int tag) {
        return fields.containsKey(tag) ? fields.get(tag).values() : List.of();
    }

    /** The first value of a tag, the default if the tag is missing. */
    long value(int tag, long ifMissing) {
        var values = values(tag);
        return values.isEmpty() ? ifMissing : values.getFirst();
    }

    /** True if the tag is of type BYTE, by which text is stored as well. */
    boolean isOfBytes(int tag) {
        var field = fields.get(tag);
        return field != null && field.type() == BYTE;
    }

    /** The bytes of a tag, of whatever type. */
    Optional<ByteBuffer> content(int tag) {
        return Optional.ofNullable(fields.get(tag)).map(Field::content);
    }
}
