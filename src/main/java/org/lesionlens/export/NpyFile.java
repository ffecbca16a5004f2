package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.files.AtomicFile;

/**
 * Writes raw maps as NumPy {@code .npy} files: little-endian float32, shape (height, width), C
 * order, unscaled.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">format,
 *     version 1.0</a>
 */
public final class NpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** NumPy wants the values to begin at a multiple of this, in bytes. */
    private static final int ALIGNMENT = 64;

    private NpyFile() {}

    /**
     * Writes a new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one of this name already
     * @throws IOException if it cannot be written; no part of it is left
     */
    public static void create(Heatmap map, Path file) throws IOException {
        AtomicFile.create(file, out -> write(map, out));
    }

    /**
     * Writes a file, in place of the one of this name if there is one.
     *
     * @throws IOException if it cannot be written; a former file stays as it was
     */
    public static void replace(Heatmap map, Path file) throws IOException {
        AtomicFile.replace(file, out -> write(map, out));
    }

    /**
     * Writes all of a file to a stream, which stays open.
     *
     * @throws IOException if the stream fails
     */
    public static void write(EvidenceMap map, OutputStream out) throws IOException {
        out.write(bytes("(%d, %d)".formatted(map.height(), map.width()), map.toArray()));
    }

    /**
     * The same of a stack of maps: shape (channels, height, width).
     *
     * @throws IOException if the stream fails
     */
    public static void write(FeatureMaps maps, OutputStream out) throws IOException {
        String shape = "(%d, %d, %d)".formatted(maps.channels(), maps.height(), maps.width());
        out.write(bytes(shape, maps.toArray()));
    }

    private static byte[] bytes(String shape, float[] values) {
        byte[] header = header(shape);
        int start = MAGIC.length + Short.BYTES + header.length;
        var bytes =
                ByteBuffer.allocate(start + Float.BYTES * values.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putShort((short) header.length).put(header);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static byte[] header(String shape) {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
        int unpadded = MAGIC.length + Short.BYTES + text.length() + 1;
        String padding = " ".repeat(Math.floorMod(-unpadded, ALIGNMENT));
        return (text + padding + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
