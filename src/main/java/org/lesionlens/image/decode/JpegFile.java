package org.lesionlens.image.decode;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decodes JPEG files. */
final class JpegFile {

    private static final Pattern BEFORE_THE_END =
            Pattern.compile("(\\d{1,6}) extraneous bytes before marker 0xd9");

    private JpegFile() {}

    /**
     * The samples of a file.
     *
     * @param label what they are if the file itself does not say
     * @throws IOException if it is damaged, cut off, too large or too slow
     */
    static DecodedSamples decode(
            byte[] file, Optional<JpegColours> label, DecodeLimits limits, Deadline deadline)
            throws IOException {
        var header = JpegHeader.of(file);
        limits.check(header.width(), header.height());
        header.checkCoding();
        var colours = header.colours(label);
        byte[] samples =
                header.isLossless()
                        ? LosslessJpeg.decode(header, deadline)
                        : samples(header, deadline);
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
            checkDamage(reader, header);
            return ((DataBufferByte) raster.getDataBuffer()).getData();
        }
    }

    /**
     * The JDK fills with grey what it cannot decode, and only warns; libjpeg below it warns but
     * once. So each warning is the end, except of bytes between the last pixel and the mark of the
     * end, or of the mark missing: they come last. A few such bytes are a bad writer's, many are a
     * file whose end was lost.
     */
    private static void checkDamage(GuardedReader reader, JpegHeader header)
            throws UnreadableException {
        var damage =
                reader.warnings().stream()
                        .filter(warning -> !warning.contains("Missing EOI"))
                        .filter(warning -> header.restartInterval() > 0 || !isHarmless(warning))
                        .findFirst();
        if (damage.isPresent()) {
            throw reader.ranPastEnd()
                    ? UnreadableException.truncated()
                    : new UnreadableException("is damaged (%s)".formatted(damage.get()));
        }
        if (!header.hasAllScans()) {
            throw UnreadableException.truncated();
        }
    }

    private static boolean isHarmless(String warning) {
        var extra = BEFORE_THE_END.matcher(warning);
        return extra.find() && Integer.parseInt(extra.group(1)) <= EntropyBits.MOST_EXTRA_BYTES;
    }
}
