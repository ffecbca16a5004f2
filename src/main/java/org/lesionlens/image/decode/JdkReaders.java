package org.lesionlens.image.decode;

import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The image readers that come with Java, whatever other plug-ins are on the class path. */
final class JdkReaders {

    private static final String PACKAGE = "com.sun.imageio.";

    private JdkReaders() {}

    static ImageReader bmp() throws IOException {
        return named("bmp");
    }

    static ImageReader jpeg() throws IOException {
        return named("jpeg");
    }

    static ImageReader png() throws IOException {
        return named("png");
    }

    private static ImageReader named(String format) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            var reader = readers.next();
            if (reader.getClass().getName().startsWith(PACKAGE)) {
                return reader;
            }
            reader.dispose();
        }
        throw new IOException("no " + format + " reader in this Java");
    }
}
