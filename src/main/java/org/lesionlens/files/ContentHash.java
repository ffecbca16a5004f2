package org.lesionlens.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The SHA-256 of a file's bytes: says that two files are the same, and nothing of their names. Its
 * 32 bytes are four numbers, as sets of 30,000 photos compare and keep many.
 *
 * @param first the first 8 bytes, big-endian, as all others
 */
public record ContentHash(long first, long second, long third, long fourth) {

    /** Length of a hash. */
    public static final int BYTES = 32;

    /**
     * The hash that is written so.
     *
     * @param hex 64 digits, in any case
     * @throws IllegalArgumentException if these are not 64 digits
     */
    public static ContentHash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /**
     * The hash of a file's bytes as they are now.
     *
     * @throws IOException if it cannot be read
     */
    public static ContentHash of(Path file) throws IOException {
        try (DigestInputStream stream = digesting(Files.newInputStream(file))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return of(stream.getMessageDigest().digest());
        }
    }

    /** The hash of a text, in UTF-8. */
    public static ContentHash of(String text) {
        return of(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes the hash of what is written, which {@link #of(byte...)} makes of its digest. */
    public static DigestOutputStream digesting(OutputStream out) {
        return new DigestOutputStream(out, sha256());
    }

    /** The same of what is read. */
    public static DigestInputStream digesting(InputStream in) {
        return new DigestInputStream(in, sha256());
    }

    /**
     * The hash with these bytes.
     *
     * @throws IllegalArgumentException if there are not 32
     */
    public static ContentHash of(byte... bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("not a SHA-256: " + HexFormat.of().formatHex(bytes));
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new ContentHash(
                buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /** The hash of all these numbers, in this order: of their bits, as little-endian float32. */
    public static ContentHash ofValues(List<float[]> values) {
        MessageDigest sha256 = sha256();
        for (float[] some : values) {
            var bytes =
                    ByteBuffer.allocate(some.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(some);
            sha256.update(bytes);
        }
        return of(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The hash of this one and a text: stands for both together. */
    public ContentHash with(String text) {
        MessageDigest sha256 = sha256();
        sha256.update(bytes());
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        return of(sha256.digest());
    }

    /** 64 digits, in lower case. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** All 32 bytes, in their order. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    @Override
    public String toString() {
        return hex();
    }
}
