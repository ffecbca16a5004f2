package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class AwtImagesTest {

    private static final RgbImage PICTURE = RgbImage.of(2, 1, 0x102030, 0xFFEEDD);

    @Test
    void goesThereAndBack() {
        var drawing = AwtImages.toAwt(PICTURE);

        assertThat(drawing.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertThat(AwtImages.fromAwt(drawing)).isEqualTo(PICTURE);
    }

    @Test
    void drawingOnTheCopyLeavesThePictureAlone() {
        AwtImages.toAwt(PICTURE).setRGB(0, 0, 0);

        assertThat(PICTURE.at(0, 0)).isEqualTo(0xFF102030);
    }

    @Test
    void transparentDrawingsLieOnWhite() {
        var drawing = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);

        assertThat(AwtImages.fromAwt(drawing).at(0, 0)).isEqualTo(0xFFFFFFFF);
    }
}
