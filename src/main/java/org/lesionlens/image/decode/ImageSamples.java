package org.lesionlens.image.decode;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.lesionlens.image.Orientation;
import org.lesionlens.image.PixelDifference;

/** The samples of a Java2D picture of any layout, scaled to 8 bits. */
final class ImageSamples {

    private final Raster raster;
    private final ColorModel model;
    private final ColourChannels channels;
    private final int mostBits;
    private final boolean hasAlphaChannel; // in the file

    /** Brings samples of so many bits into [0, 255], in place. */
    @FunctionalInterface
    private interface ToBytes {
        void change(int[] samples, int bits);
    }

    private ImageSamples(
            BufferedImage image, ColourChannels channels, int mostBits, boolean hasKeyColour) {
        this.raster = image.getRaster();
        this.model = image.getColorModel();
        this.hasAlphaChannel = model.hasAlpha() && !hasKeyColour;
        this.channels = channels;
        this.mostBits = mostBits;
    }

    /**
     * The samples of a picture that fill their raster.
     *
     * @throws UnreadableException if they are neither whole numbers of up to 16 bits nor grey, RGB
     *     or CMYK
     */
    static DecodedSamples of(
            BufferedImage image, Optional<ICC_Profile> profile, Orientation orientation)
            throws UnreadableException {
        return of(image, profile, orientation, Short.SIZE, false);
    }

    /**
     * The samples of a picture.
     *
     * @param bits of a sample in the file: the raster may have room for more
     * @param hasKeyColour true if it is transparent where it has one colour
     * @throws UnreadableException if they are neither whole numbers of up to 16 bits nor grey, RGB
     *     or CMYK
     */
    static DecodedSamples of(
            BufferedImage image,
            Optional<ICC_Profile> profile,
            Orientation orientation,
            int bits,
            boolean hasKeyColour)
            throws UnreadableException {
        var samples = new ImageSamples(image, channels(image), bits, hasKeyColour);
        return new DecodedSamples(
                image.getWidth(),
                image.getHeight(),
                samples.channels,
                profile,
                orientation,
                samples.rows(samples::scale),
                samples.rows(samples::cut),
                samples.differences());
    }

    /** The profile of a picture's colour space, empty for those that Java brings along. */
    static Optional<ICC_Profile> profile(BufferedImage image) {
        var space = image.getColorModel().getColorSpace();
        boolean embedded =
                space instanceof ICC_ColorSpace
                        && !space.isCS_sRGB()
                        && !space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
        return embedded ? Optional.of(((ICC_ColorSpace) space).getProfile()) : Optional.empty();
    }

    private static ColourChannels channels(BufferedImage image) throws UnreadableException {
        var model = image.getColorModel();
        var raster = image.getRaster();
        int type = raster.getDataBuffer().getDataType();
        boolean whole = type != DataBuffer.TYPE_FLOAT && type != DataBuffer.TYPE_DOUBLE;
        for (int bits : raster.getSampleModel().getSampleSize()) {
            if (!whole || type == DataBuffer.TYPE_SHORT || bits > 16) {
                throw new UnreadableException("has samples that are not of 1 to 16 bits");
            }
        }
        if (model instanceof IndexColorModel) {
            return ColourChannels.RGB;
        }
        return switch (model.getNumColorComponents()) {
            case 1 -> ColourChannels.GREY;
            case 3 -> ColourChannels.RGB;
            case 4 -> ColourChannels.CMYK;
            default ->
                    throw new UnreadableException(
                            "has %d colour channels, not 1, 3 or 4"
                                    .formatted(model.getNumColorComponents()));
        };
    }

    private DecodedSamples.RowReader rows(ToBytes toBytes) {
        if (model instanceof IndexColorModel palette) {
            return (y, row) -> readIndices(palette, y, row);
        }
        return (y, row) -> readSamples(y, row, toBytes);
    }

    private EnumSet<PixelDifference> differences() {
        var all = EnumSet.noneOf(PixelDifference.class);
        if (model.hasAlpha()) {
            all.add(PixelDifference.TRANSPARENCY);
        }
        if (!(model instanceof IndexColorModel) && bits(0) > Byte.SIZE) {
            all.add(PixelDifference.DEPTH);
        }
        return all;
    }

    private int bits(int band) {
        return Math.min(mostBits, raster.getSampleModel().getSampleSize(band));
    }

    private void readIndices(IndexColorModel palette, int y, int[] row) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
        for (int x = 0; x < row.length; x++) {
            row[x] = palette.getRGB(row[x]);
        }
    }

    private void readSamples(int y, int[] row, ToBytes toBytes) {
        int[] samples = new int[row.length];
        int opaque = channels == ColourChannels.CMYK ? 0 : 0xFF000000;
        Arrays.fill(row, opaque);
        for (int channel = 0; channel < channels.count(); channel++) {
            readBand(channel, y, samples, toBytes);
            add(samples, channel, row);
        }
        if (model.hasAlpha() && channels != ColourChannels.CMYK) {
            readBand(channels.count(), y, samples, toBytes);
            addAlpha(samples, row);
        }
    }

    /** One sample of each pixel in [0, 255]. */
    private void readBand(int band, int y, int[] samples, ToBytes toBytes) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, samples.length, 1, band, samples);
        toBytes.change(samples, bits(band));
    }

    /** Rounded half up, for a person's eyes. */
    private void scale(int[] samples, int bits) {
        int most = (1 << bits) - 1;
        for (int x = 0; x < samples.length && most != 255; x++) {
            samples[x] = (2 * 255 * (samples[x] & most) + most) / (2 * most);
        }
    }

    /** As Pillow does it. */
    private void cut(int[] samples, int bits) {
        if (bits <= Byte.SIZE) {
            scale(samples, bits);
            return;
        }
        boolean isGrey = channels == ColourChannels.GREY && !hasAlphaChannel;
        for (int x = 0; x < samples.length; x++) {
            samples[x] = isGrey ? Math.min(samples[x], 255) : samples[x] >> (bits - Byte.SIZE);
        }
    }

    private void add(int[] samples, int channel, int[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] |=
                    switch (channels) {
                        case GREY -> samples[x] * 0x010101;
                        case RGB -> samples[x] << (16 - 8 * channel);
                        case CMYK -> samples[x] << (channel == 3 ? 24 : 16 - 8 * channel);
                    };
        }
    }

    private void addAlpha(int[] alpha, int[] row) {
        for (int x = 0; x < row.length; x++) {
            int colour = row[x] & 0xFFFFFF;
            if (model.isAlphaPremultiplied() && alpha[x] > 0) {
                colour = divided(colour, alpha[x]);
            }
            row[x] = alpha[x] << 24 | colour;
        }
    }

    private static int divided(int colour, int alpha) {
        int divided = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int sample = (colour >> shift) & 0xFF;
            divided |= Math.min((2 * 255 * sample + alpha) / (2 * alpha), 255) << shift;
        }
        return divided;
    }
}
