package org.lesionlens.image.decode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scans of a JPEG file: which coefficients of which component each of them brings.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.2.3 and G.1.1.1</a>
 */
final class JpegScans {

    private static final int COEFFICIENTS = 64;
    private static final int MISSING = 0xF;
    private static final int START_OF_SCAN = JpegSegment.START_OF_SCAN & 0xFF;
    static final int END_OF_IMAGE = 0xD9;

    /** For each component the bits below each coefficient that no scan has brought yet. */
    private final Map<Byte, int[]> missingBits = new TreeMap<>();

    private final boolean isProgressive;

    private JpegScans(List<Byte> components, boolean isProgressive) {
        this.isProgressive = isProgressive;
        for (byte component : components) {
            int[] bits = new int[COEFFICIENTS];
            Arrays.fill(bits, MISSING);
            missingBits.put(component, bits);
        }
    }

    /**
     * True if the scans bring every bit of every coefficient, as those of a whole file do: of a
     * file that lacks its last scans, decoders show a blurred or grey picture without a word.
     *
     * @param components of the frame
     * @param file from the length of the first scan's header on
     */
    static boolean areComplete(List<Byte> components, boolean isProgressive, ByteBuffer file) {
        var scans = new JpegScans(components, isProgressive);
        var rest = file.slice();
        int marker = START_OF_SCAN;
        while (marker != END_OF_IMAGE && rest.remaining() >= Short.BYTES) {
            int length = Short.toUnsignedInt(rest.getShort(rest.position()));
            if (length > rest.remaining()) {
                return false;
            }
            if (marker == START_OF_SCAN) {
                scans.add(rest.slice(rest.position(), length));
            }
            if (scans.lackNothing()) {
                return true; // mostly with the first one, whose pixels need not be read again
            }
            rest.position(rest.position() + length);
            marker = nextMarker(rest);
        }
        return false;
    }

    /** The next marker but those of restarts, or of the end if there is none. */
    private static int nextMarker(ByteBuffer rest) {
        while (rest.remaining() > 1) {
            if (rest.get() == (byte) 0xFF) {
                int marker = Byte.toUnsignedInt(rest.get(rest.position()));
                if (marker != 0 && marker != 0xFF && (marker < 0xD0 || marker > 0xD7)) {
                    rest.get();
                    return marker;
                }
            }
        }
        return END_OF_IMAGE;
    }

    private void add(ByteBuffer header) {
        int count = header.get(Short.BYTES);
        int end = Short.BYTES + 1 + 2 * count;
        if (count < 1 || header.remaining() < end + 3) {
            return;
        }
        int first = isProgressive ? header.get(end) : 0;
        int last = isProgressive ? header.get(end + 1) : COEFFICIENTS - 1;
        int bits = isProgressive ? header.get(end + 2) & MISSING : 0;
        for (int i = 0; i < count; i++) {
            byte component = header.get(Short.BYTES + 1 + 2 * i);
            int[] missing = missingBits.getOrDefault(component, new int[COEFFICIENTS]);
            for (int k = Math.max(first, 0); k <= last && k < COEFFICIENTS; k++) {
                missing[k] = Math.min(missing[k], bits);
            }
        }
    }

    private boolean lackNothing() {
        return missingBits.values().stream()
                .allMatch(bits -> Arrays.stream(bits).allMatch(missing -> missing == 0));
    }
}
