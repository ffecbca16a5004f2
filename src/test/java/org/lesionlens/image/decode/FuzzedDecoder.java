package org.lesionlens.image.decode;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Objects;

/** All readers of pictures for a fuzzer: {@code docs/howto/fuzz.md}. */
public final class FuzzedDecoder {

    private static final ImageDecoder DECODER =
            new ImageDecoder(new DecodeLimits(1_000_000, Duration.ofSeconds(5)));

    private FuzzedDecoder() {}

    /** Fails by whatever is no refusal in words. */
    public static void fuzzerTestOneInput(byte[] file) {
        try {
            DECODER.decode(new ByteArrayInputStream(file), "photo").at(0, 0);
        } catch (ImageDecodeException e) {
            checkWords(e);
        }
        Objects.requireNonNull(DicomFacts.of(DicomElements.beginning(file)).patient());
    }

    private static void checkWords(ImageDecodeException refusal) {
        var words = String.valueOf(refusal.getMessage());
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalStateException("not one line: " + words, refusal);
        }
    }
}
