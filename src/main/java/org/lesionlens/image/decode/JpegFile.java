package org.lesionlens.image.decode;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Decodes JPEG files. */
final class JpegFile {

    private JpegFile() {}

    /**
     * The samples of a file.
     *
     * @throws IOException if it is damaged, cut off, too large or too slow
     */
    static DecodedSamples decode(byte[] file, DecodeLimits limits, Deadline deadline)
            throws IOException {
        var header = JpegHeader.of(file);
        limits.check(header.width(), header.height());
        if (header.isLossless()) {
            return decodeLossless(header, file, deadline);
        }
        var colours = header.colours();
        byte[] samples = samples(header, deadline);
        int stride = header.width() * colours.components();
        return new DecodedSamples(
                header.width(),
                header.height(),
                colours.channels(),
                header.profile(),
                header.orientation(),
                (y, row) -> colours.pack(samples, y * stride, row));
    }

    /** Raw, because the JDK converts YCbCr and profiles on one core and guesses what is YCbCr. */
    private static byte[] samples(JpegHeader header, Deadline deadline) throws IOException {
        try (var reader = new GuardedReader(JdkReaders.jpeg(), header.essentials(), deadline)) {
            Raster raster = reader.raster();
            checkDamage(reader.warnings(), reader.ranPastEnd(), header);
            return ((DataBufferByte) raster.getDataBuffer()).getData();
        }
    }

    /**
     * The JDK fills with grey what it cannot decode, and only warns. A file that lacks no more than
     * the mark at its end is whole; but of a progressive one, whole scans may be missing.
     */
    private static void checkDamage(List<String> warnings, boolean ranPastEnd, JpegHeader header)
            throws UnreadableException {
        Optional<String> damage =
                warnings.stream()
                        .filter(warning -> warning.startsWith("Corrupt JPEG data"))
                        .filter(warning -> !warning.contains("extraneous bytes"))
                        .findFirst();
        if (ranPastEnd && (damage.isPresent() || header.isProgressive())) {
            throw UnreadableException.truncated();
        }
        if (damage.isPresent()) {
            throw new UnreadableException("is damaged (%s)".formatted(damage.get()));
        }
    }

    private static DecodedSamples decodeLossless(JpegHeader header, byte[] file, Deadline deadline)
            throws IOException {
        var spi = new JPEGImageReaderSpi();
        try (var reader = new GuardedReader(spi.createReaderInstance(null), file, deadline)) {
            return ImageSamples.of(reader.image(), header.profile(), header.orientation());
        }
    }
}
