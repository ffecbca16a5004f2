package org.lesionlens.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.RgbImage;

class OverlayTest {

    private static final InputGeometry FOUR_PIXELS = InputGeometry.of(4, 1, 4, 1, InputFit.SQUASH);
    private static final RgbImage PHOTO = RgbImage.of(4, 1, 0x102030, 0x405060, 0x708090, 0xA0B0C0);

    /** 0, a quarter, a half, 1 over the four pixels. */
    private static final HeatField HEAT =
            HeatField.of(new Heatmap(4, 1, 0, 1, 2, 4), FOUR_PIXELS, 4, 1);

    @Test
    void opacityZeroGivesThePhotosOwnBytes() {
        assertThat(Overlay.render(PHOTO, HEAT, new OverlayStyle(0, 0, ColourMap.VIRIDIS)))
                .isEqualTo(PHOTO);
    }

    @Test
    void opacityOneGivesTheColoursAlone() {
        RgbImage picture = Overlay.render(PHOTO, HEAT, new OverlayStyle(1, 0, ColourMap.VIRIDIS));

        assertThat(picture.at(0, 0)).isEqualTo(0xFF440154); // viridis at 0
        assertThat(picture.at(3, 0)).isEqualTo(0xFFFDE725); // viridis at 1
    }

    @Test
    void belowTheThresholdThePhotosBytesStay() {
        RgbImage picture =
                Overlay.render(PHOTO, HEAT, new OverlayStyle(0.7, 0.5, ColourMap.INFERNO));

        assertThat(picture.at(0, 0)).isEqualTo(PHOTO.at(0, 0));
        assertThat(picture.at(1, 0)).isEqualTo(PHOTO.at(1, 0));
        assertThat(picture.at(2, 0)).isNotEqualTo(PHOTO.at(2, 0)); // heat at the threshold shows
        assertThat(picture.at(3, 0)).isNotEqualTo(PHOTO.at(3, 0));
    }

    @Test
    void blendsEachChannelByTheOpacity() {
        // A quarter of FDE725 over A0B0C0: A0 + (FD - A0)/4 = 160 + 23.25; B0 + 13.75; C0 - 38.75.
        RgbImage picture =
                Overlay.render(PHOTO, HEAT, new OverlayStyle(0.25, 0, ColourMap.VIRIDIS));

        assertThat(picture.at(3, 0)).isEqualTo(0xFF000000 | 183 << 16 | 190 << 8 | 153);
    }

    @Test
    void anEmptyMapShowsThePhotoAlone() {
        var empty = HeatField.of(new Heatmap(1, 1, 0), FOUR_PIXELS, 4, 1);

        assertThat(Overlay.render(PHOTO, empty, new OverlayStyle(1, 0, ColourMap.JET)))
                .isEqualTo(PHOTO);
    }

    @Test
    void aVeilLiesOverWhatTheNetworkDidNotSee() {
        var cropped = InputGeometry.of(4, 1, 2, 1, InputFit.CENTER_CROP);
        var heat = HeatField.of(new Heatmap(1, 1, 3), cropped, 4, 1);

        RgbImage picture = Overlay.render(PHOTO, heat, new OverlayStyle(1, 0, ColourMap.TURBO));

        // Two fifths of 102030 and A0B0C0 are left.
        assertThat(picture.at(0, 0)).isEqualTo(0xFF000000 | 6 << 16 | 13 << 8 | 19);
        assertThat(picture.at(1, 0)).isEqualTo(ColourMap.TURBO.colour(1));
        assertThat(picture.at(2, 0)).isEqualTo(ColourMap.TURBO.colour(1));
        assertThat(picture.at(3, 0)).isEqualTo(0xFF000000 | 64 << 16 | 70 << 8 | 77);
    }

    @Test
    void fadingHeatIsAsOpaqueAsItIsStrong() {
        var style = new OverlayStyle(0.5, 0, ColourMap.VIRIDIS, true, false, false);
        var evenly = new OverlayStyle(0.25, 0, ColourMap.VIRIDIS);

        RgbImage picture = Overlay.render(PHOTO, HEAT, style);

        assertThat(picture.at(0, 0)).isEqualTo(PHOTO.at(0, 0)); // heat 0
        assertThat(picture.at(2, 0)).isEqualTo(Overlay.render(PHOTO, HEAT, evenly).at(2, 0));
    }

    @Test
    void theScreensLayerOfFadingHeatIsPremultiplied() {
        var style = new OverlayStyle(1, 0, ColourMap.VIRIDIS, true, false, false);
        int[] layer = new int[4];

        Overlay.paintLayer(HEAT, style, layer);

        assertThat(layer[0]).isZero();
        assertThat(layer[2] >>> 24).isEqualTo(128); // half of 255, rounded up
        assertThat(layer[2] & 0xFF).isEqualTo(70); // viridis at a half ends on 8C; 140 · 128 / 255
        assertThat(layer[3]).isEqualTo(0xFFFDE725);
    }

    @Test
    void theContourIsWhiteInsideAndBlackOutside() {
        var style = new OverlayStyle(0, 0.5, ColourMap.VIRIDIS, false, true, false);

        RgbImage picture = Overlay.render(PHOTO, HEAT, style);

        assertThat(picture.at(0, 0)).isEqualTo(PHOTO.at(0, 0));
        assertThat(picture.at(1, 0)).isEqualTo(0xFF000000);
        assertThat(picture.at(2, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(picture.at(3, 0)).isEqualTo(PHOTO.at(3, 0));
    }

    @Test
    void theContourOfWhatSpeaksAgainstTheClassIsBlue() {
        var heat = HeatField.of(new SignedMap(2, 1, 0, -4), FOUR_PIXELS, 4, 1);
        var style = new OverlayStyle(0, 0.5, ColourMap.DIVERGING, false, true, false);

        RgbImage picture = Overlay.render(PHOTO, heat, style);

        assertThat(picture.at(1, 0)).isEqualTo(0xFF000000);
        assertThat(picture.at(2, 0)).isEqualTo(0xFF66C2FF);
    }

    @Test
    void theGridMarksTheFirstPixelOfEachCell() {
        var heat = HeatField.of(new Heatmap(2, 1, 0, 4), FOUR_PIXELS, 4, 1);
        var style = new OverlayStyle(0, 0, ColourMap.VIRIDIS, false, false, true);

        RgbImage picture = Overlay.render(PHOTO, heat, style);

        assertThat(picture.at(1, 0)).isEqualTo(PHOTO.at(1, 0));
        assertThat(picture.at(2, 0)).isNotEqualTo(PHOTO.at(2, 0));
        assertThat(picture.at(3, 0)).isEqualTo(PHOTO.at(3, 0));
    }

    @Test
    void theScreensMarksAreThoseOfThePicture() {
        var style = new OverlayStyle(0, 0.5, ColourMap.VIRIDIS, false, true, true);
        int[] marks = new int[4];

        Overlay.paintMarks(HEAT, style, marks);

        assertThat(marks[1]).isEqualTo(0xFF000000);
        assertThat(marks[2]).isEqualTo(0xFFFFFFFF);
        assertThat(marks[3]).isEqualTo(0x66666666); // four cells: each pixel starts one
    }

    @Test
    void heatBeyondASharedScaleTakesItsLastColour() {
        var options = new HeatOptions(CellBlend.BILINEAR, OptionalDouble.of(2), false);
        var heat =
                HeatField.of(
                        new Heatmap(4, 1, 0, 1, 2, 4),
                        FOUR_PIXELS,
                        ImageRegion.whole(4, 1),
                        4,
                        1,
                        options);

        RgbImage picture = Overlay.render(PHOTO, heat, new OverlayStyle(1, 0, ColourMap.VIRIDIS));

        assertThat(picture.at(2, 0)).isEqualTo(0xFFFDE725);
        assertThat(picture.at(3, 0)).isEqualTo(0xFFFDE725);
    }

    @Test
    void theScreensLayerHasTheSameColoursAndHoles() {
        var style = new OverlayStyle(1, 0.5, ColourMap.CIVIDIS);
        int[] layer = new int[4];

        Overlay.paintLayer(HEAT, style, layer);

        RgbImage picture = Overlay.render(PHOTO, HEAT, style);
        assertThat(layer).containsExactly(0, 0, picture.at(2, 0), picture.at(3, 0));
    }

    @Test
    void signedHeatTakesBothHalvesOfADivergingMap() {
        var signed = HeatField.of(new SignedMap(4, 1, -4, -1, 0, 4), FOUR_PIXELS, 4, 1);
        var style = new OverlayStyle(1, 0.2, ColourMap.DIVERGING);

        RgbImage picture = Overlay.render(PHOTO, signed, style);

        assertThat(picture.at(0, 0)).isEqualTo(ColourMap.DIVERGING.colour(0));
        assertThat(picture.at(2, 0)).isEqualTo(PHOTO.at(2, 0)); // 0 lies below the threshold
        assertThat(picture.at(3, 0)).isEqualTo(ColourMap.DIVERGING.colour(1));
    }

    @Test
    void photoAndHeatMustBeOfOneSize() {
        var style = new OverlayStyle(1, 0, ColourMap.VIRIDIS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Overlay.render(RgbImage.of(1, 1, 0), HEAT, style));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Overlay.paintLayer(HEAT, style, new int[3]));
    }

    @Test
    void aStyleRefusesWhatIsNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OverlayStyle(1.1, 0, ColourMap.VIRIDIS))
                .withMessageContaining("1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OverlayStyle(0, Double.NaN, ColourMap.VIRIDIS));
    }
}
