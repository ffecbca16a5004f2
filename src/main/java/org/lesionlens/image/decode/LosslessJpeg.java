package org.lesionlens.image.decode;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Decodes JPEG files without loss, of process 14, as scanners and DICOM write them: each sample is
 * predicted from its neighbours. Library readers do not tell when data are missing.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex H</a>
 */
final class LosslessJpeg {

    private static final int HUFFMAN_TABLES = 0xFFC4;

    private final int width;
    private final int components;
    private final int bits;
    private final int predictor;
    private final HuffmanTable[] tables;
    private final EntropyBits data;
    private int[] above;
    private int[] row;

    private LosslessJpeg(
            JpegHeader header, int predictor, int bits, HuffmanTable[] tables, ByteBuffer data) {
        this.width = header.width();
        this.components = tables.length;
        this.predictor = predictor;
        this.bits = bits;
        this.tables = tables;
        this.data = new EntropyBits(data);
        this.above = new int[width * components];
        this.row = new int[width * components];
    }

    /**
     * The samples of all pixels in turn, scaled to 8 bits and rounded.
     *
     * @throws IOException if it is damaged, cut off, of a rare kind or too slow
     */
    static byte[] decode(JpegHeader header, Deadline deadline) throws IOException {
        try {
            return of(header).samples(header, deadline);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw UnreadableException.truncated();
        }
    }

    private static LosslessJpeg of(JpegHeader header) throws UnreadableException {
        var frame = header.frame();
        int precision = frame.get(0);
        int components = frame.get(5);
        var scan = header.firstScan();
        int end = Short.toUnsignedInt(scan.getShort());
        boolean inOneScan = scan.get() == components;
        var known = tables(header.segments(HUFFMAN_TABLES));
        var used = new HuffmanTable[components];
        for (int i = 0; i < components; i++) {
            boolean atFullSize = frame.get(7 + 3 * i) == 0x11 || components == 1;
            if (!inOneScan || !atFullSize || precision < 2 || precision > 16) {
                throw new UnreadableException(
                        "is a lossless JPEG file of a rare kind, which LesionLens does not read;"
                                + " save it as PNG or TIFF");
            }
            scan.get();
            var table = known[(scan.get() >> 4) & 3];
            if (table == null) {
                throw new UnreadableException("is damaged (its codes are missing)");
            }
            used[i] = table;
        }
        int predictor = scan.get();
        scan.get();
        int dropped = scan.get() & 0xF;
        scan.position(end);
        return new LosslessJpeg(header, predictor, precision - dropped, used, scan);
    }

    private static HuffmanTable[] tables(List<ByteBuffer> segments) throws UnreadableException {
        var tables = new HuffmanTable[4];
        for (var segment : segments) {
            while (segment.hasRemaining()) {
                tables[segment.get() & 3] = new HuffmanTable(segment);
            }
        }
        return tables;
    }

    private byte[] samples(JpegHeader header, Deadline deadline) throws IOException {
        byte[] samples = new byte[width * components * header.height()];
        int most = (1 << header.frame().get(0)) - 1;
        int dropped = header.frame().get(0) - bits;
        int rowsBetweenRestarts = header.restartInterval() / width;
        if (header.restartInterval() % width != 0) {
            throw new UnreadableException("is damaged (it restarts within a row)");
        }
        for (int y = 0; y < header.height(); y++) {
            deadline.check();
            boolean restarts = rowsBetweenRestarts > 0 && y > 0 && y % rowsBetweenRestarts == 0;
            if (restarts && data.nextMarker() != 0xD0 + (y / rowsBetweenRestarts - 1) % 8) {
                throw UnreadableException.truncated();
            }
            readRow(restarts || y == 0);
            for (int i = 0; i < row.length; i++) {
                int sample = (row[i] << dropped) & most;
                samples[y * row.length + i] = (byte) ((2 * 255 * sample + most) / (2 * most));
            }
            int[] free = above;
            above = row;
            row = free;
        }
        data.nextMarker();
        return samples;
    }

    private void readRow(boolean isFirst) throws UnreadableException {
        for (int i = 0; i < row.length; i++) {
            int length = tables[i % components].next(data);
            row[i] = (prediction(i, isFirst) + difference(length)) & 0xFFFF;
        }
    }

    private int difference(int length) throws UnreadableException {
        if (length >= 16) {
            return 1 << 15;
        }
        int bits = data.next(length);
        boolean isNegative = length > 0 && bits >> (length - 1) == 0;
        return isNegative ? bits - (1 << length) + 1 : bits;
    }

    private int prediction(int i, boolean isFirst) {
        if (i < components) {
            return isFirst ? 1 << (bits - 1) : above[i];
        }
        int left = row[i - components];
        if (isFirst) {
            return left;
        }
        int up = above[i];
        int corner = above[i - components];
        return switch (predictor) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> corner;
            case 4 -> left + up - corner;
            case 5 -> left + ((up - corner) >> 1);
            case 6 -> up + ((left - corner) >> 1);
            case 7 -> (left + up) >> 1;
            default -> 0;
        };
    }
}
