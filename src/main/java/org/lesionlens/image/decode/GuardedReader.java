package org.lesionlens.image.decode;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;

/** One run of an ImageIO reader over one file, whose first picture it reads. */
final class GuardedReader implements AutoCloseable {

    private final ImageReader reader;
    private final GuardedInput input;
    private final List<String> warnings = new ArrayList<>();

    /** Takes {@code reader} over. */
    GuardedReader(ImageReader reader, byte[] bytes, Deadline deadline) {
        this.reader = reader;
        this.input = new GuardedInput(bytes, deadline);
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        reader.setInput(input, false, true);
    }

    /** An action of a reader. */
    @FunctionalInterface
    interface Action<T> {
        T run(ImageReader reader) throws IOException;
    }

    /**
     * What {@code action} gives.
     *
     * @throws UnreadableException if the reader fails for lack of data
     * @throws IOException if the reader fails otherwise
     */
    <T> T run(Action<T> action) throws IOException {
        try {
            return action.run(reader);
        } catch (IOException | RuntimeException e) {
            if (input.ranPastEnd() || input.soughtPastEnd()) {
                throw UnreadableException.truncated();
            }
            throw e;
        }
    }

    /**
     * @throws UnreadableException if the picture has too many pixels
     */
    void check(DecodeLimits limits) throws IOException {
        limits.check(run(reader -> reader.getWidth(0)), run(reader -> reader.getHeight(0)));
    }

    /** The samples as they are in the file, without any conversion of colours. */
    Raster raster() throws IOException {
        return run(reader -> reader.readRaster(0, null));
    }

    /** The picture in the type that the reader prefers. */
    BufferedImage image() throws IOException {
        return run(reader -> reader.read(0));
    }

    /** The picture in the type that is nearest to the file, with the file's colour space. */
    BufferedImage rawImage() throws IOException {
        return run(reader -> {
            var param = reader.getDefaultReadParam();
            param.setDestinationType(reader.getRawImageType(0));
            return reader.read(0, param);
        });
    }

    /** True if the reader wanted more than the file holds, even if it went on without. */
    boolean ranPastEnd() {
        return input.ranPastEnd();
    }

    /** What the reader complained about so far. */
    List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
