package org.lesionlens.image.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The elements of a DICOM file.
 *
 * @see <a href="https://dicom.nema.org/medical/dicom/current/output/html/part05.html#chapter_7">
 *     DICOM part 5, section 7</a>
 */
final class DicomElements {

    static final int TRANSFER_SYNTAX = 0x00020010;
    static final int PIXEL_DATA = 0x7FE00010;

    private static final int CHARACTER_SET = 0x00080005;
    private static final int LAST_ABOUT_THE_PATIENT = 0x0018; // group

    private static final int PREAMBLE = 132;
    private static final int META_GROUP = 0x0002;
    private static final int ITEM = 0xFFFEE000;
    private static final int END_OF_ITEM = 0xFFFEE00D;
    private static final int END_OF_SEQUENCE = 0xFFFEE0DD;
    private static final int UNDEFINED = -1;
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final Set<String> LONG_LENGTHS =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private final ByteBuffer file;
    private final Map<Integer, ByteBuffer> elements = new HashMap<>();
    private final List<ByteBuffer> fragments = new ArrayList<>();
    private boolean isExplicit = true;
    private boolean isUtf8;
    private boolean isPassed;

    private DicomElements(ByteBuffer file) {
        this.file = file;
    }

    /**
     * All elements up to the pixels.
     *
     * @throws UnreadableException if the file ends before
     */
    static DicomElements of(byte[] file) throws UnreadableException {
        var buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var elements = new DicomElements(buffer);
        try {
            elements.read(buffer.position(PREAMBLE));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            throw UnreadableException.truncated();
        }
        return elements;
    }

    /** What a file's first bytes hold of patient, place and examination, as far as they go. */
    static DicomElements beginning(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var elements = new DicomElements(buffer);
        try {
            elements.readUpTo(LAST_ABOUT_THE_PATIENT, buffer.position(PREAMBLE));
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            // whatever stands before is known
        }
        return elements;
    }

    private void read(ByteBuffer rest) {
        readUpTo(Character.MAX_VALUE, rest);
    }

    /** Reads what comes before the pixels, and the pixels, if they are of such a group. */
    private void readUpTo(int lastGroup, ByteBuffer rest) {
        while (rest.hasRemaining() && !elements.containsKey(PIXEL_DATA)) {
            int group = Short.toUnsignedInt(rest.getShort(rest.position()));
            if (group > lastGroup) {
                isPassed = true;
                return;
            }
            if (group != META_GROUP) {
                isExplicit = !text(TRANSFER_SYNTAX).equals(IMPLICIT);
            }
            readElement(rest);
        }
    }

    private void readElement(ByteBuffer rest) {
        int tag = tag(rest);
        int length = length(tag, rest);
        if (length != UNDEFINED) {
            elements.put(tag, take(length, rest));
        } else if (tag == PIXEL_DATA) {
            readFragments(rest);
            elements.put(tag, ByteBuffer.allocate(0));
        } else {
            int start = rest.position();
            skipSequence(rest);
            elements.put(tag, rest.slice(start, rest.position() - start).order(rest.order()));
        }
    }

    private static int tag(ByteBuffer rest) {
        int group = Short.toUnsignedInt(rest.getShort());
        return (group << 16) | Short.toUnsignedInt(rest.getShort());
    }

    private int length(int tag, ByteBuffer rest) {
        boolean isDelimiter = tag == ITEM || tag == END_OF_ITEM || tag == END_OF_SEQUENCE;
        if (!isExplicit || isDelimiter) {
            return rest.getInt();
        }
        var kind = "" + (char) rest.get() + (char) rest.get();
        int shortLength = Short.toUnsignedInt(rest.getShort());
        return LONG_LENGTHS.contains(kind) ? rest.getInt() : shortLength;
    }

    private static ByteBuffer take(int length, ByteBuffer rest) {
        var content = rest.slice(rest.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        rest.position(rest.position() + length);
        return content;
    }

    private void readFragments(ByteBuffer rest) {
        for (int tag = tag(rest); tag == ITEM; tag = tag(rest)) {
            fragments.add(take(rest.getInt(), rest));
        }
    }

    private void skipSequence(ByteBuffer rest) {
        for (int tag = tag(rest); tag != END_OF_SEQUENCE; tag = tag(rest)) {
            int length = length(tag, rest);
            if (length != UNDEFINED) {
                take(length, rest);
            } else if (tag != ITEM) {
                skipSequence(rest);
            }
        }
        rest.getInt();
    }

    /** True if the file's beginning reaches beyond what is said of the patient. */
    boolean isPassed() {
        return isPassed;
    }

    /** True if the file has such an element, be it empty. */
    boolean has(int tag) {
        return elements.containsKey(tag);
    }

    /** The content of an element. */
    Optional<ByteBuffer> content(int tag) {
        return Optional.ofNullable(elements.get(tag))
                .map(content -> content.duplicate().order(file.order()));
    }

    /** The fragments of encapsulated pixels, behind the table of their offsets. */
    List<ByteBuffer> fragments() {
        return fragments.isEmpty() ? fragments : fragments.subList(1, fragments.size());
    }

    /** A text, blank if it is missing. */
    String text(int tag) {
        return content(tag)
                .map(content -> charset(tag).decode(content).toString())
                .map(text -> text.replace('\0', ' ').strip())
                .orElse("");
    }

    private Charset charset(int tag) {
        return tag != CHARACTER_SET && isUtf8()
                ? StandardCharsets.UTF_8
                : StandardCharsets.ISO_8859_1;
    }

    private boolean isUtf8() {
        return isUtf8 || text(CHARACTER_SET).contains("ISO_IR 192");
    }

    /** A text in the first item of a sequence, blank if it is missing. */
    String textInside(int sequence, int tag) {
        var content = content(sequence).filter(bytes -> bytes.remaining() > 2 * Integer.BYTES);
        if (content.isEmpty()) {
            return "";
        }
        var item = content.get();
        tag(item);
        int length = item.getInt();
        int end = length == UNDEFINED ? item.remaining() : Math.min(length, item.remaining());
        if (end < 0) {
            return "";
        }
        var inside = new DicomElements(item.slice(item.position(), end).order(file.order()));
        inside.isExplicit = isExplicit;
        inside.isUtf8 = isUtf8();
        return inside.textOf(tag);
    }

    private String textOf(int tag) {
        try {
            while (file.hasRemaining() && !elements.containsKey(tag)) {
                readElement(file);
            }
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            return "";
        }
        return text(tag);
    }

    /** A number of 16 bits without sign. */
    OptionalInt number(int tag) {
        var content = content(tag).filter(bytes -> bytes.remaining() >= Short.BYTES);
        return content.isPresent()
                ? OptionalInt.of(Short.toUnsignedInt(content.get().getShort()))
                : OptionalInt.empty();
    }

    /** The first of the numbers in a text. */
    OptionalDouble decimal(int tag) {
        var first = text(tag).split("\\\\", -1)[0].strip();
        try {
            return first.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(first));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
