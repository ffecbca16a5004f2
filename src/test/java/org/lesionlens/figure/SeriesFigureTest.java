package org.lesionlens.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;

class SeriesFigureTest {

    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);
    private static final RgbImage RED = filled(0xff0000);
    private static final RgbImage BLUE = filled(0x0000ff);

    private static RgbImage filled(int colour) {
        int[] pixels = new int[200 * 150];
        Arrays.fill(pixels, colour);
        return RgbImage.of(200, 150, pixels);
    }

    private static SeriesFigure figure(int cells) {
        var pictures = new PairPictures(Optional.of(RED), Optional.of(BLUE), 1, "");
        List<SeriesFigure.Cell> all = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            all.add(new SeriesFigure.Cell("epoch " + i, pictures, List.of("p = 0.5", "ρ = 1")));
        }
        return new SeriesFigure("Lesion 1", "about", all, STYLE, "foot");
    }

    @Test
    void tenStandBesideThePhotoAndMoreBelow() {
        assertThat(figure(10).width()).isEqualTo(figure(25).width());
        double row = figure(11).height() - figure(10).height();
        assertThat(figure(25).height() - figure(10).height()).isEqualTo(2 * row);
    }

    @Test
    void drawsThePhotoOnceAndHeatForEach() throws IOException {
        var png = new ByteArrayOutputStream();
        new DrawingWriter(DrawingFormat.PNG, 144).write(figure(12), png);
        var drawn = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));

        int red = 0;
        int blue = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                red += (drawn.getRGB(x, y) & 0xffffff) == 0xff0000 ? 1 : 0;
                blue += (drawn.getRGB(x, y) & 0xffffff) == 0x0000ff ? 1 : 0;
            }
        }
        assertThat(red).isEqualTo(200 * 150);
        assertThat(blue).isEqualTo(12 * 200 * 150);
    }

    @Test
    void whatHasNoMapAndALongNameHasItsPlace() throws IOException {
        var missing = new PairPictures(Optional.empty(), Optional.empty(), 0, "photo is broken");
        var cell = new SeriesFigure.Cell("n".repeat(200), missing, List.of("photo is broken"));
        var figure = new SeriesFigure("Lesion 1", "about", List.of(cell), STYLE, "foot");
        var png = new ByteArrayOutputStream();

        new DrawingWriter(DrawingFormat.PNG, 72).write(figure, png);

        assertThat(png.size()).isPositive();
    }
}
