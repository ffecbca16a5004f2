package org.lesionlens.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputForm;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.PixelForm;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.testing.SyntheticAnalysis;

/** Where small pictures have their heat. */
class HeatLookTest {

    /** Hot in the top left corner of what the network sees. */
    private static final SignedMap MAP = new SignedMap(2, 2, 1, 0, 0, 0);

    /** Of each test's own: rows are painted on other threads, which wait for a class's start. */
    private final RgbImage photo = RgbImage.painted(8, 8, (y, row) -> {});

    @ParameterizedTest
    @EnumSource
    void aMapOfPixelsAsStoredIsTurnedToThePhoto(Orientation orientation) {
        // The corner goes to the right where columns, or of swapped axes rows, are reversed.
        boolean toTheRight =
                orientation.swapsAxes()
                        ? orientation.reversesRows()
                        : orientation.reversesColumns();
        boolean toTheBottom =
                orientation.swapsAxes()
                        ? orientation.reversesColumns()
                        : orientation.reversesRows();

        RgbImage stored = look(PixelForm.AS_STORED).over(photo, orientation, MAP);
        RgbImage displayed = look(PixelForm.AS_DISPLAYED).over(photo, orientation, MAP);

        assertThat(isHot(stored, toTheRight ? 7 : 0, toTheBottom ? 7 : 0)).isTrue();
        assertThat(isHot(stored, toTheRight ? 0 : 7, toTheBottom ? 0 : 7)).isFalse();
        assertThat(isHot(displayed, 0, 0)).isTrue();
    }

    @Test
    void aMapWithoutItsPhotoFillsASquareWithItsColoursAlone() {
        var style = new OverlayStyle(0.1, 0.2, ColourMap.VIRIDIS, true, false, false);

        RgbImage alone = HeatLook.alone(style, HeatOptions.PLAIN, MAP, 16);

        assertThat(alone.width()).isEqualTo(16);
        assertThat(alone.height()).isEqualTo(16);
        assertThat(alone.at(0, 0) & 0xFFFFFF).isEqualTo(ColourMap.VIRIDIS.colour(1) & 0xFFFFFF);
        assertThat(alone.at(15, 15)).as("below the threshold").isEqualTo(alone.at(15, 14));
        assertThat(alone.at(15, 15)).isNotEqualTo(alone.at(0, 0));
    }

    private boolean isHot(RgbImage picture, int x, int y) {
        return picture.at(x, y) != photo.at(x, y);
    }

    private static HeatLook look(PixelForm form) {
        InputSpec input = SyntheticAnalysis.CARD.input().with(InputForm.PLAIN.with(form));
        return new HeatLook(new OverlayStyle(1, 0.2, ColourMap.VIRIDIS), HeatOptions.PLAIN, input);
    }
}
