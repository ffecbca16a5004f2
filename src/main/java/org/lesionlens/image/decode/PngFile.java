package org.lesionlens.image.decode;

import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Decodes PNG files. */
final class PngFile {

    private PngFile() {}

    /**
     * The samples of a file.
     *
     * @throws IOException if it is damaged, cut off, too large or too slow
     */
    static DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        var chunks = PngChunk.of(file);
        var texts = chunks.stream().map(PngText::of).flatMap(Optional::stream).toList();
        try (var reader = new GuardedReader(JdkReaders.png(), file, deadline)) {
            reader.check(limits);
            return ImageSamples.of(
                    reader.image(),
                    profile(chunks),
                    OrientationTags.of(exif(chunks, texts), xmp(texts)),
                    Short.SIZE,
                    chunks.stream().anyMatch(chunk -> chunk.type().equals("tRNS")));
        }
    }

    /** The JDK's reader leaves the profile alone. */
    private static Optional<ICC_Profile> profile(List<PngChunk> chunks) {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals("iCCP"))
                .findFirst()
                .flatMap(PngText::of)
                .flatMap(profile -> IccConversion.parse(profile.content().array()));
    }

    private static Optional<ByteBuffer> exif(List<PngChunk> chunks, List<PngText> texts) {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals("eXIf"))
                .map(PngChunk::content)
                .findFirst()
                .or(() -> find("Raw profile type exif", texts).flatMap(PngText::rawProfile));
    }

    private static Optional<ByteBuffer> xmp(List<PngText> texts) {
        return find("XML:com.adobe.xmp", texts)
                .map(PngText::content)
                .or(() -> find("Raw profile type xmp", texts).flatMap(PngText::rawProfile));
    }

    private static Optional<PngText> find(String keyword, List<PngText> texts) {
        return texts.stream().filter(text -> text.keyword().equals(keyword)).findFirst();
    }
}
