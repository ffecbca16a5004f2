package org.lesionlens.image.decode;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;
import org.lesionlens.image.WhiteBackground;

/** From the colours of an ICC profile to sRGB. */
final class IccConversion implements SrgbConversion {

    /** Side of the cube of probe colours. */
    private static final int PROBE_LEVELS = 6;

    private final ColourChannels channels;
    private final ColorConvertOp toSrgb;

    private IccConversion(ColourChannels channels, ICC_Profile profile) {
        this.channels = channels;
        var srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        this.toSrgb = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
    }

    /** The profile with these bytes, empty if it is none: the colours are then taken as sRGB. */
    static Optional<ICC_Profile> parse(byte[] profile) {
        try {
            return Optional.of(ICC_Profile.getInstance(profile));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The conversion, empty if the profile is for other channels, cannot be used, or is as good as
     * sRGB itself: most cameras embed an sRGB profile, and converting by it costs more than
     * decoding.
     */
    static Optional<SrgbConversion> of(ColourChannels channels, ICC_Profile profile) {
        try {
            if (profile.getNumComponents() != channels.count()) {
                return Optional.empty();
            }
            var conversion = new IccConversion(channels, profile);
            return conversion.changesNothing() ? Optional.empty() : Optional.of(conversion);
        } catch (CMMException | IllegalArgumentException e) {
            return Optional.empty(); // a broken profile says nothing about the colours
        }
    }

    /** True if no probe colour moves by more than 1 of 255. */
    private boolean changesNothing() {
        int[] probes = probes();
        int[] converted = probes.clone();
        convert(converted); // also the proof that the profile can be used
        if (channels == ColourChannels.CMYK) {
            return false;
        }
        for (int i = 0; i < probes.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int before = (probes[i] >> shift) & 0xFF;
                if (Math.abs(((converted[i] >> shift) & 0xFF) - before) > 1) {
                    return false;
                }
            }
        }
        return true;
    }

    private int[] probes() {
        if (channels == ColourChannels.GREY) {
            int[] greys = new int[256];
            Arrays.setAll(greys, level -> 0xFF000000 | (level * 0x010101));
            return greys;
        }
        int[] colours = new int[PROBE_LEVELS * PROBE_LEVELS * PROBE_LEVELS];
        int step = 255 / (PROBE_LEVELS - 1);
        Arrays.setAll(
                colours,
                i -> {
                    int red = i / (PROBE_LEVELS * PROBE_LEVELS);
                    int green = i / PROBE_LEVELS % PROBE_LEVELS;
                    int blue = i % PROBE_LEVELS;
                    return 0xFF000000 | (red << 16 | green << 8 | blue) * step;
                });
        return colours;
    }

    @Override
    public void convert(int[] row) {
        byte[] samples = samples(row);
        byte[] rgb = new byte[3 * row.length];
        toSrgb.filter(raster(samples, channels.count()), raster(rgb, 3));
        for (int x = 0; x < row.length; x++) {
            int alpha = channels == ColourChannels.CMYK ? 0xFF000000 : row[x] & 0xFF000000;
            int colour =
                    (rgb[3 * x] & 0xFF) << 16
                            | (rgb[3 * x + 1] & 0xFF) << 8
                            | (rgb[3 * x + 2] & 0xFF);
            row[x] = WhiteBackground.under(alpha | colour);
        }
    }

    private byte[] samples(int[] row) {
        int count = channels.count();
        byte[] samples = new byte[count * row.length];
        for (int x = 0; x < row.length; x++) {
            for (int i = 0; i < count; i++) {
                samples[count * x + i] = (byte) (row[x] >> shift(i));
            }
        }
        return samples;
    }

    /** Red, green, blue or cyan, magenta, yellow are the lower bytes, black is the top one. */
    private int shift(int sample) {
        return sample == 3 ? 24 : 16 - 8 * sample;
    }

    private static WritableRaster raster(byte[] samples, int bands) {
        int[] offsets = new int[bands];
        Arrays.setAll(offsets, i -> i);
        var buffer = new DataBufferByte(samples, samples.length);
        return Raster.createInterleavedRaster(
                buffer, samples.length / bands, 1, samples.length, bands, offsets, null);
    }
}
