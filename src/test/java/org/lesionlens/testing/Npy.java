package org.lesionlens.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An array from a NumPy {@code .npy} file of little-endian float32 values in C order.
 *
 * @param shape sizes of the axes, outermost first
 * @param values all of them, the last axis runs fastest
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a test reads it once; nobody compares two
public record Npy(List<Integer> shape, float[] values) {

    private static final Pattern SHAPE = Pattern.compile("'shape': \\(([^)]*)\\)");

    /**
     * Reads a file.
     *
     * @throws IOException if it is missing or holds anything but little-endian float32 in C order
     */
    public static Npy read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        boolean versionOne = bytes.get(6) == 1; // format version 1 has a shorter length field
        int start = versionOne ? 10 : 12;
        int length = versionOne ? Short.toUnsignedInt(bytes.getShort(8)) : bytes.getInt(8);
        var header = new String(bytes.array(), start, length, StandardCharsets.ISO_8859_1);
        Matcher shape = SHAPE.matcher(header);
        if (!header.contains("'<f4'") || header.contains("True") || !shape.find()) {
            throw new IOException(file + " is not float32 in C order: " + header);
        }
        var values = bytes.position(start + length).slice().order(ByteOrder.LITTLE_ENDIAN);
        float[] read = new float[values.remaining() / Float.BYTES];
        values.asFloatBuffer().get(read);
        return new Npy(sizes(shape.group(1)), read);
    }

    private static List<Integer> sizes(String tuple) {
        return Stream.of(tuple.split(",", -1))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }
}
