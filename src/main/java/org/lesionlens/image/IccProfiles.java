package org.lesionlens.image;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Finds colour profiles that ImageIO's readers do not hand out. */
final class IccProfiles {

    private static final int PNG_SIGNATURE_LENGTH = 8;
    private static final int IMAGE_DATA = 0x49444154;
    private static final int PROFILE = 0x69434350;

    /** Larger than any profile in use; a few compressed bytes can grow without end. */
    private static final int LARGEST = 8 << 20;

    private IccProfiles() {}

    /** The profile with these bytes, empty if it is none: the colours are then taken as sRGB. */
    static Optional<ICC_Profile> parse(byte[] profile) {
        try {
            return Optional.of(ICC_Profile.getInstance(profile));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The profile in the iCCP chunk of a PNG file.
     *
     * @see <a href="https://www.w3.org/TR/png-3/#11iCCP">PNG specification, 11.3.2.3</a>
     */
    static Optional<ICC_Profile> ofPng(byte[] file) {
        try {
            var rest = ByteBuffer.wrap(file).position(PNG_SIGNATURE_LENGTH);
            while (true) {
                int length = rest.getInt();
                int type = rest.getInt();
                if (type == PROFILE) {
                    return inflate(rest.slice(rest.position(), length));
                }
                if (type == IMAGE_DATA) {
                    return Optional.empty();
                }
                rest.position(rest.position() + length + Integer.BYTES);
            }
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | IOException e) {
            return Optional.empty(); // what is wrong with the file, the reader finds out
        }
    }

    private static Optional<ICC_Profile> inflate(ByteBuffer chunk) throws IOException {
        byte letter;
        do {
            letter = chunk.get(); // of the profile's name
        } while (letter != 0);
        chunk.get(); // the kind of compression, of which there is one
        var packed =
                new ByteArrayInputStream(
                        chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
        try (var in = new InflaterInputStream(packed)) {
            return parse(in.readNBytes(LARGEST));
        }
    }
}
