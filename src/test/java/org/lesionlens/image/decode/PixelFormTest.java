package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.RgbImage;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.PictureDifference;

/** What Pillow's {@code Image.open(file).convert("RGB")} gives of the same files. */
class PixelFormTest {

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @TempDir private Path folder;

    @Test
    void coloursUnderTransparencyAreSeen() throws Exception {
        byte[] file = new TinyPng(1, 1, 8, 6).rows(new byte[] {0, 0x10, 0x20, 0x30, 0});

        assertThat(asStored(file)).isEqualTo(RgbImage.of(1, 1, 0x102030));
        assertThat(asDisplayed(file)).isEqualTo(RgbImage.of(1, 1, 0xFFFFFF));
    }

    @Test
    void transparentEntriesOfAPaletteKeepTheirColour() throws Exception {
        byte[] file =
                new TinyPng(2, 1, 8, 3)
                        .with("PLTE", new byte[] {0x10, 0x20, 0x30, 0x40, 0x50, 0x60})
                        .with("tRNS", new byte[] {0})
                        .rows(new byte[] {0, 0, 1});

        assertThat(asStored(file)).isEqualTo(RgbImage.of(2, 1, 0x102030, 0x405060));
        assertThat(asDisplayed(file)).isEqualTo(RgbImage.of(2, 1, 0xFFFFFF, 0x405060));
    }

    @Test
    void ofSixteenBitsTheUpperEightAreTaken() throws Exception {
        // 0x01FF is 1.99 of 255 when scaled.
        byte[] file = new TinyPng(1, 1, 16, 2).rows(new byte[] {0, 1, -1, 2, -1, 3, 0});

        assertThat(asStored(file)).isEqualTo(RgbImage.of(1, 1, 0x010203));
        assertThat(asDisplayed(file)).isEqualTo(RgbImage.of(1, 1, 0x020303));
    }

    @Test
    void greyOfSixteenBitsIsCutOff() throws Exception {
        byte[] png = new TinyPng(2, 1, 16, 0).rows(new byte[] {0, 0, 7, 1, 0});
        byte[] tiff = TinyTiff.of(ByteOrder.LITTLE_ENDIAN, 1, 1, 16, 2, new int[] {7, 256}).bytes();

        assertThat(asStored(png)).isEqualTo(RgbImage.of(2, 1, 0x070707, 0xFFFFFF));
        assertThat(asStored(tiff)).isEqualTo(RgbImage.of(2, 1, 0x070707, 0xFFFFFF));
    }

    @Test
    void greyOfSixteenBitsWithATransparentOneIsCutOffToo() throws Exception {
        byte[] file =
                new TinyPng(2, 1, 16, 0)
                        .with("tRNS", new byte[] {1, 0})
                        .rows(new byte[] {0, 0, 7, 1, 0});

        assertThat(asStored(file)).isEqualTo(RgbImage.of(2, 1, 0x070707, 0xFFFFFF));
    }

    @Test
    void onlyTiffIsTurned() throws Exception {
        int[] samples = {0x10, 0x20, 0x30, 0x40, 0x50, 0x60};
        var tiff = TinyTiff.of(ByteOrder.LITTLE_ENDIAN, 2, 3, 8, 2, samples).with(274, 3, 6);

        assertThat(asStored(tiff.bytes())).isEqualTo(RgbImage.of(1, 2, 0x102030, 0x405060));
        assertThat(asStored(golden("orientation-6.png"))).isEqualTo(asDisplayed(golden("rgb.png")));
        for (int value = 2; value <= 8; value++) {
            assertThat(asStored(golden("orientation-%d.jpg".formatted(value))))
                    .isEqualTo(asDisplayed(golden("orientation-1.jpg")));
        }
    }

    @Test
    void profilesAreIgnored() throws Exception {
        var picture = asDisplayed(golden("rgb.png"));

        assertThat(asStored(golden("icc-red-green-swapped.png"))).isEqualTo(picture);
        assertThat(PictureDifference.largest(asStored(golden("icc-linear.jpg")), picture))
                .isLessThanOrEqualTo(9); // of JPEG; the profile moves colours by 70 and more
    }

    private RgbImage asStored(byte[] file) throws Exception {
        return decoder.decode(Files.write(folder.resolve("a"), file), PixelForm.AS_STORED);
    }

    private RgbImage asDisplayed(byte[] file) throws Exception {
        return decoder.decode(Files.write(folder.resolve("a"), file));
    }

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(Golden.FOLDER.resolve("photos/" + name));
    }
}
