package org.lesionlens.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of file that are read, told apart by how they begin. */
enum PictureFormat {
    JPEG("\u00FF\u00D8\u00FF") {
        @Override
        DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
                throws IOException {
            return JpegFile.decode(file, limits, deadline);
        }
    },
    PNG("\u0089PNG\r\n\u001A\n") {
        @Override
        DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
                throws IOException {
            try (var reader = new GuardedReader(JdkReaders.png(), file, deadline)) {
                reader.check(limits);
                return ImageSamples.of(reader.image(), IccProfiles.ofPng(file));
            }
        }
    },
    TIFF("II[*+]\0|MM\0[*+]") {
        @Override
        DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
                throws IOException {
            var spi = new TIFFImageReaderSpi();
            try (var reader = new GuardedReader(spi.createReaderInstance(null), file, deadline)) {
                return decodeRaw(reader, limits);
            }
        }
    },
    WEBP("RIFF....WEBP") {
        @Override
        DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
                throws IOException {
            var spi = new WebPImageReaderSpi();
            try (var reader = new GuardedReader(spi.createReaderInstance(null), file, deadline)) {
                return decodeRaw(reader, limits);
            }
        }
    };

    private static final int LONGEST_BEGINNING = 12;

    private final Pattern beginning;

    PictureFormat(String beginning) {
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /** The kind of a file, empty if it is none of these. */
    static Optional<PictureFormat> of(byte[] file) {
        int length = Math.min(file.length, LONGEST_BEGINNING);
        var start = new String(file, 0, length, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(format -> format.beginning.matcher(start).lookingAt())
                .findFirst();
    }

    /**
     * The samples of a file of this kind.
     *
     * @throws UnreadableException if it is cut off, too large or too slow
     * @throws IOException if its reader fails otherwise
     */
    abstract DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException;

    private static DecodedSamples decodeRaw(GuardedReader reader, DecodeLimits limits)
            throws IOException {
        reader.check(limits);
        BufferedImage image = reader.rawImage();
        return ImageSamples.of(image, ImageSamples.profile(image));
    }
}
