package org.lesionlens.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.testing.SyntheticAnalysis;

class MethodsFigureTest {

    private static final RgbImage PHOTO = SyntheticAnalysis.photo(64, 48);
    private static final OverlayStyle STYLE = new OverlayStyle(1, 0, ColourMap.VIRIDIS);

    private static MethodHeat heat() {
        var geometry = InputGeometry.of(64, 48, SyntheticAnalysis.CARD.input());
        var map = new SignedMap(2, 1, -1, 1);
        return new MethodHeat("Method", List.of("settings"), HeatField.of(map, geometry, 64, 48));
    }

    private static BufferedImage drawn(MethodsFigure figure) {
        var picture =
                new BufferedImage(
                        (int) Math.ceil(figure.width()),
                        (int) Math.ceil(figure.height()),
                        BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        figure.draw(graphics);
        graphics.dispose();
        return picture;
    }

    @Test
    void thePhotoStandsFirstAndEachMethodHasAPictureOfTheSameSize() {
        var figure =
                new MethodsFigure(PHOTO, List.of("Lesion"), Collections.nCopies(3, heat()), STYLE);

        BufferedImage picture = drawn(figure);

        double margin = figure.width() - 2 * 64;
        assertThat(margin).isBetween(3.0, 30.0); // two columns
        int edge = (int) margin / 3;
        assertThat(picture.getRGB(edge + 10, edge + 10) & 0xFFFFFF)
                .isEqualTo(PHOTO.at(10, 10) & 0xFFFFFF);
        int second = 2 * edge + 64;
        assertThat(picture.getRGB(second + 2, edge + 10))
                .isNotEqualTo(picture.getRGB(second + 61, edge + 10));
        assertThat(figure.height()).isGreaterThan(2 * 48);
    }

    @Test
    void columnsGrowWithTheMethods() {
        double one = width(1);
        assertThat(width(3)).isEqualTo(one);
        assertThat(width(4)).isGreaterThan(one);
        assertThat(width(8)).isEqualTo(width(4));
    }

    private static double width(int methods) {
        return new MethodsFigure(PHOTO, List.of("L"), Collections.nCopies(methods, heat()), STYLE)
                .width();
    }
}
