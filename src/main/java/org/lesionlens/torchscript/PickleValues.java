package org.lesionlens.torchscript;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Values of a pickle that are longer or shorter, each from where the bytes are.
 *
 * @param bytes in the order of a pickle's, which is little-endian
 */
record PickleValues(ByteBuffer bytes) {

    /** A number of up to 8 bytes, in two's complement. */
    long number(int length) {
        if (length > Long.BYTES) {
            throw new IllegalArgumentException("no number of 64 bits");
        }
        long number = length > 0 && bytes.get(bytes.position() + length - 1) < 0 ? -1 : 0;
        for (int i = 0; i < length; i++) {
            number &= ~(0xFFL << (8 * i));
            number |= (bytes.get() & 0xFFL) << (8 * i);
        }
        return number;
    }

    /** A line of text, or a name. */
    String line() {
        var line = new StringBuilder();
        for (char c = (char) bytes.get(); c != '\n'; c = (char) bytes.get()) {
            line.append(c);
        }
        return line.toString();
    }

    /** Types are texts, too, and read by recursion. */
    String text(long length) throws UnsoundArchiveException {
        if (length < 0 || length > bytes.remaining()) {
            throw PickleMachine.damaged();
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        int open = 0;
        for (byte letter : text) {
            open += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            if (open > PickleMachine.DEEPEST) {
                throw new UnsoundArchiveException("its types lie too deep within each other");
            }
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
