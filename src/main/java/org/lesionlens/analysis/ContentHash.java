package org.lesionlens.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a file's bytes: says that two files are the same, and nothing of their names.
 *
 * @param hex 64 digits, in lower case
 */
public record ContentHash(String hex) {

    /** Length of a SHA-256. */
    static final int BYTES = 32;

    private static final int DIGITS = 2 * BYTES;

    /**
     * @throws IllegalArgumentException if these are not 64 digits
     */
    public ContentHash {
        if (hex.length() != DIGITS || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("not a SHA-256: " + hex);
        }
    }

    /**
     * The hash of a file's bytes as they are now.
     *
     * @throws IOException if it cannot be read
     */
    public static ContentHash of(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            var sha256 = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(stream, sha256).transferTo(OutputStream.nullOutputStream());
            return new ContentHash(HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The hash of this one and a text: stands for both together. */
    public ContentHash with(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes());
            sha256.update(text.getBytes(StandardCharsets.UTF_8));
            return new ContentHash(HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The hash that {@link #bytes} are of. */
    static ContentHash of(byte... bytes) {
        return new ContentHash(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
