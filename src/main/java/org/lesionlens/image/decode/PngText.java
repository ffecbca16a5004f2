package org.lesionlens.image.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * What a chunk of a PNG file holds under a keyword.
 *
 * @param keyword what it is
 * @param content texts and profiles, no longer compressed
 * @see <a href="https://www.w3.org/TR/png-3/#11textinfo">PNG specification, 11.3.3</a>
 */
record PngText(String keyword, ByteBuffer content) {

    /** Larger than any profile in use; a few compressed bytes can grow without end. */
    private static final int MOST_BYTES = 8 << 20;

    private static final Pattern RAW_PROFILE =
            Pattern.compile("\\s*\\w+\\s+\\d+\\s([\\s\\da-fA-F]*)");

    /** What the chunk holds, empty if it holds no keyword or is broken. */
    static Optional<PngText> of(PngChunk chunk) {
        var rest = chunk.content().slice();
        try {
            return switch (chunk.type()) {
                case "tEXt" -> Optional.of(new PngText(word(rest), rest.slice()));
                case "zTXt", "iCCP" -> Optional.of(compressed(rest));
                case "iTXt" -> Optional.of(international(rest));
                default -> Optional.empty();
            };
        } catch (BufferUnderflowException | IOException e) {
            return Optional.empty(); // what is added to a picture may be broken, the picture not
        }
    }

    private static PngText compressed(ByteBuffer rest) throws IOException {
        var keyword = word(rest);
        rest.get(); // the kind of compression, of which there is one
        return new PngText(keyword, inflated(rest));
    }

    private static PngText international(ByteBuffer rest) throws IOException {
        var keyword = word(rest);
        boolean isCompressed = rest.get() != 0;
        rest.get();
        word(rest); // the language
        word(rest); // the keyword in it
        return new PngText(keyword, isCompressed ? inflated(rest) : rest.slice());
    }

    private static String word(ByteBuffer rest) {
        var letters = new StringBuilder();
        for (byte letter = rest.get(); letter != 0; letter = rest.get()) {
            letters.append((char) Byte.toUnsignedInt(letter));
        }
        return letters.toString();
    }

    private static ByteBuffer inflated(ByteBuffer rest) throws IOException {
        byte[] packed = new byte[rest.remaining()];
        rest.get(packed);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return ByteBuffer.wrap(in.readNBytes(MOST_BYTES));
        }
    }

    /** The bytes of a profile that ImageMagick wrote as digits, after its name and length. */
    Optional<ByteBuffer> rawProfile() {
        var matcher = RAW_PROFILE.matcher(StandardCharsets.ISO_8859_1.decode(content.slice()));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var digits = matcher.group(1).replaceAll("\\s", "");
        int whole = digits.length() / 2 * 2;
        return Optional.of(ByteBuffer.wrap(HexFormat.of().parseHex(digits, 0, whole)));
    }
}
