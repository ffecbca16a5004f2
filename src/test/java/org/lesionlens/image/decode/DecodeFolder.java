package org.lesionlens.image.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.PngWriter;

/**
 * Decodes the files of a folder for {@code src/test/python/compare_decoding.py}.
 *
 * <p>Arguments: the folder, one to write to, and {@code as-stored} for those pixels. Of each file
 * that is decoded, a PNG of its name and {@code .png} appears there; of the others, a text of its
 * name and {@code .txt} says why.
 */
final class DecodeFolder {

    private DecodeFolder() {}

    public static void main(String... folders) throws IOException {
        var form = folders.length > 2 ? PixelForm.AS_STORED : PixelForm.AS_DISPLAYED;
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);
        long slowest = 0;
        String slowestName = "";
        try (var files = Files.list(Path.of(folders[0]))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                long start = System.nanoTime();
                var out = Path.of(folders[1], String.valueOf(file.getFileName()));
                try {
                    PngWriter.replace(decoder.decode(file, form), withEnding(out, ".png"));
                } catch (ImageDecodeException e) {
                    Files.writeString(withEnding(out, ".txt"), e.getMessage());
                }
                long took = System.nanoTime() - start;
                slowestName = took > slowest ? String.valueOf(file.getFileName()) : slowestName;
                slowest = Math.max(took, slowest);
            }
        }
        System.out.printf("slowest: %s, %d ms%n", slowestName, slowest / 1_000_000);
    }

    private static Path withEnding(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
