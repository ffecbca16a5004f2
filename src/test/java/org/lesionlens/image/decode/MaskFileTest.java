package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.MaskFile.Found;
import org.lesionlens.image.decode.MaskFile.Why;

/** What lies beside a photo is its mask, or it is told why not; a guess would be a wrong number. */
class MaskFileTest {

    private static final int SIDE = 20;

    private final MaskFile files = new MaskFile(new ImageDecoder(DecodeLimits.STANDARD));

    @TempDir private Path folder = Path.of("");

    private Path mask(String name) throws IOException {
        RgbImage half =
                RgbImage.painted(
                        SIDE,
                        SIDE,
                        (y, row) -> {
                            for (int x = 0; x < SIDE; x++) {
                                row[x] = y > 5 && y < 15 && x > 5 ? 0xFFFFFFFF : 0xFF000000;
                            }
                        });
        Path file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            PngWriter.write(half, out);
        }
        return file;
    }

    private Found find(Orientation turned, Path... masks) {
        return files.find(List.of(masks), SIDE, SIDE, turned);
    }

    private static void assertUnusable(Found found, Why why) {
        assertThat(found).isInstanceOf(Found.Unusable.class);
        assertThat(((Found.Unusable) found).why()).isEqualTo(why);
    }

    @Test
    void oneMaskOfAnUprightPhotoIsTaken() throws IOException {
        assertThat(find(Orientation.UPRIGHT, mask("a.png"))).isInstanceOf(Found.Mask.class);
        assertThat(find(Orientation.UPRIGHT)).isInstanceOf(Found.None.class);
    }

    @Test
    void ofSeveralNoneIsChosen() throws IOException {
        assertUnusable(find(Orientation.UPRIGHT, mask("a.png"), mask("b.png")), Why.SEVERAL);
    }

    @Test
    void nobodyKnowsWhetherTheMaskOfATurnedPhotoIsTurned() throws IOException {
        for (Orientation turned : Orientation.values()) {
            if (turned != Orientation.UPRIGHT) {
                assertUnusable(find(turned, mask("a.png")), Why.TURNED);
            }
        }
    }

    @Test
    void whatCannotBeReadSaysSo() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");

        assertUnusable(find(Orientation.UPRIGHT, broken), Why.UNREADABLE);
    }

    @Test
    void aMaskOfAnotherShapeIsNone() throws IOException {
        assertUnusable(
                files.find(List.of(mask("a.png")), SIDE, 2 * SIDE, Orientation.UPRIGHT), Why.SHAPE);
    }
}
