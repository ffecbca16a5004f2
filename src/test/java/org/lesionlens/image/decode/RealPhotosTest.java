package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lesionlens.image.AwtImages;
import org.lesionlens.testing.PictureDifference;

/** Needs real dermoscopy photos, which the project does not ship. */
class RealPhotosTest {

    private static final List<String> FOLDERS = List.of("siim_patients", "cc0_patients");

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @TestFactory
    Stream<DynamicTest> everyPhotoIsReadAsJavaReadsIt() {
        return FOLDERS.stream()
                .map(folder -> DynamicTest.dynamicTest(folder, () -> readAll(folder)));
    }

    private void readAll(String name) throws IOException, ImageDecodeException {
        var folder = dataFolder().map(data -> data.resolve(name)).filter(Files::isDirectory);
        assumeTrue(
                folder.isPresent(),
                "no photos: set LESIONLENS_DATA or -Dlesionlens.data to a folder with " + name);
        for (var photo : photos(folder.orElseThrow())) {
            var expected = AwtImages.fromAwt(ImageIO.read(photo.toFile()));

            var decoded = decoder.decode(photo);

            assertThat(PictureDifference.largest(decoded, expected)).as(name).isLessThan(2);
        }
    }

    private static List<Path> photos(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jpg")).toList();
        }
    }

    private static Optional<Path> dataFolder() {
        return Stream.of(System.getProperty("lesionlens.data"), System.getenv("LESIONLENS_DATA"))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(Path::of);
    }
}
