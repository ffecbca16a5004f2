package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Optional;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;
import org.lesionlens.image.Orientation;

class ImageSamplesTest {

    @Test
    void sixteenBitsAreRoundedToEight() throws UnreadableException {
        // 128 * 255 / 65535 = 0.498 and 129 * 255 / 65535 = 0.502.
        var image = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setPixels(0, 0, 4, 1, new int[] {128, 129, 257 * 7, 65535});

        assertThat(row(image)).containsExactly(0xFF000000, 0xFF010101, 0xFF070707, 0xFFFFFFFF);
    }

    @Test
    void greyIsTakenAsItIs() throws UnreadableException {
        // Java holds its grey for linear light and would make 188 of it.
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 128);

        assertThat(row(image)).containsExactly(0xFF808080);
    }

    @Test
    void palettesAreLookedUp() throws UnreadableException {
        var palette = new IndexColorModel(1, 2, new int[] {0x80112233, 0xFF445566}, 0, true, -1, 0);
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        image.getRaster().setSample(1, 0, 0, 1);

        assertThat(row(image)).containsExactly(0x80112233, 0xFF445566);
    }

    @Test
    void premultipliedColoursAreDivided() throws UnreadableException {
        var image = new BufferedImage(1, 1, BufferedImage.TYPE_4BYTE_ABGR_PRE);
        image.getRaster().setPixel(0, 0, new int[] {40, 20, 0, 51});

        assertThat(row(image)).containsExactly(0x33C86400);
    }

    @Test
    void floatingPointSamplesAreRefused() {
        var image =
                ImageTypeSpecifier.createInterleaved(
                                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                                new int[] {0, 1, 2},
                                DataBuffer.TYPE_FLOAT,
                                false,
                                false)
                        .createBufferedImage(1, 1);

        assertThatThrownBy(() -> row(image))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("not of 1 to 16 bits");
    }

    private static int[] row(BufferedImage image) throws UnreadableException {
        int[] row = new int[image.getWidth()];
        ImageSamples.of(image, Optional.empty(), Orientation.UPRIGHT).rows().read(0, row);
        return row;
    }
}
