package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SrgbConversionTest {

    @Test
    void transparentPixelsLieOnWhite() {
        // 40 % of black lets 60 % of the white through: 153 of 255.
        assertThat(
                        convert(
                                ColourChannels.RGB,
                                Optional.empty(),
                                0x66000000,
                                0x00123456,
                                0xFF123456))
                .containsExactly(0xFF999999, 0xFFFFFFFF, 0xFF123456);
    }

    @Test
    void eachInkTakesItsShareOfLight() {
        // No ink, full cyan, full black, half yellow under one fifth of black.
        assertThat(
                        convert(
                                ColourChannels.CMYK,
                                Optional.empty(),
                                0,
                                0x00FF0000,
                                0xFF000000,
                                0x33000080))
                .containsExactly(0xFFFFFFFF, 0xFF00FFFF, 0xFF000000, 0xFFCCCC66);
    }

    @Test
    void linearLightIsMadeSrgb() {
        // sRGB of half the light: 1.055 * 0.502^(1/2.4) - 0.055 = 0.736, 188 of 255.
        var converted = convert(ColourChannels.RGB, profile(ColorSpace.CS_LINEAR_RGB), 0xFF808080);

        assertThat(converted[0] & 0xFF).isBetween(187, 189);
    }

    @Test
    void anSrgbProfileChangesNothing() {
        assertThat(convert(ColourChannels.RGB, profile(ColorSpace.CS_sRGB), 0xFF0A1403))
                .containsExactly(0xFF0A1403);
    }

    @Test
    void aProfileForOtherInksIsIgnored() {
        assertThat(convert(ColourChannels.RGB, profile(ColorSpace.CS_GRAY), 0xFF0A1403))
                .containsExactly(0xFF0A1403);
    }

    @Test
    void bytesThatAreNoProfileAreIgnored() {
        assertThat(IccConversion.parse(new byte[] {1, 2, 3})).isEmpty();
    }

    private static int[] convert(
            ColourChannels channels, Optional<ICC_Profile> profile, int... row) {
        profile.flatMap(embedded -> IccConversion.of(channels, embedded))
                .orElseGet(() -> SrgbConversion.plain(channels))
                .convert(row);
        return row;
    }

    private static Optional<ICC_Profile> profile(int colourSpace) {
        return Optional.of(ICC_Profile.getInstance(colourSpace));
    }
}
