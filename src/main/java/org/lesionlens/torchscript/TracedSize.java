package org.lesionlens.torchscript;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The size of the input that a network was traced with, which newer versions of PyTorch keep.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record TracedSize(int width, int height) {

    private static final int LARGEST = 8192;

    /**
     * Looks for the first tensor of shape (N, 3, height, width) in a pickle, without unpickling it:
     * four numbers and nothing else between a mark and the end of a tuple.
     *
     * @param pickle {@code traced_inputs.pkl}
     */
    static Optional<TracedSize> find(byte[] pickle) {
        var bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte operation = bytes.get();
            if (operation == 't' && isImages(numbers)) {
                return Optional.of(new TracedSize(numbers.get(3), numbers.get(2)));
            }
            if (operation == 'K' && bytes.remaining() >= 1) {
                numbers.add(Byte.toUnsignedInt(bytes.get()));
            } else if (operation == 'M' && bytes.remaining() >= Short.BYTES) {
                numbers.add(Short.toUnsignedInt(bytes.getShort()));
            } else if (operation == 'J' && bytes.remaining() >= Integer.BYTES) {
                numbers.add(bytes.getInt());
            } else {
                numbers.clear();
                pass(operation, bytes);
            }
        }
        return Optional.empty();
    }

    private static boolean isImages(List<Integer> shape) {
        return shape.size() == 4
                && shape.get(1) == 3
                && shape.subList(2, 4).stream().allMatch(side -> side > 1 && side <= LARGEST);
    }

    /** Skips what belongs to an operation of the pickle, where it is not numbers. */
    private static void pass(byte operation, ByteBuffer bytes) {
        switch (operation) {
            case 'q', 'h', (byte) 0x80 -> skip(bytes, 1);
            case 'r', 'j' -> skip(bytes, Integer.BYTES);
            case 'G' -> skip(bytes, Double.BYTES);
            case 'X' ->
                    skip(
                            bytes,
                            bytes.remaining() < Integer.BYTES ? Integer.MAX_VALUE : bytes.getInt());
            case 'c' -> {
                skipLine(bytes);
                skipLine(bytes);
            }
            default -> {} // stands alone
        }
    }

    private static void skip(ByteBuffer bytes, int length) {
        int whole = length < 0 ? bytes.remaining() : Math.min(length, bytes.remaining());
        bytes.position(bytes.position() + whole);
    }

    private static void skipLine(ByteBuffer bytes) {
        int end = bytes.position();
        while (end < bytes.limit() && bytes.get(end) != '\n') {
            end++;
        }
        bytes.position(Math.min(end + 1, bytes.limit()));
    }
}
