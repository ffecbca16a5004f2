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
import java.util.Optional;

/** The samples of a Java2D picture of any layout, scaled to 8 bits. */
final class ImageSamples {

    private final Raster raster;
    private final ColorModel model;
    private final ColourChannels channels;
    private final int mostBits;
    private final PixelForm form;

    private ImageSamples(
            Raster raster,
            ColorModel model,
            ColourChannels channels,
            int mostBits,
            PixelForm form) {
        this.raster = raster;
        this.model = model;
        this.channels = channels;
        this.mostBits = mostBits;
        this.form = form;
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
        return of(image, profile, orientation, Short.SIZE, PixelForm.AS_DISPLAYED);
    }

    /**
     * The samples of a picture.
     *
     * @param bits of a sample in the file: the raster may have room for more
     * @param form how more than 8 bits become 8
     * @throws UnreadableException if they are neither whole numbers of up to 16 bits nor grey, RGB
     *     or CMYK
     */
    static DecodedSamples of(
            BufferedImage image,
            Optional<ICC_Profile> profile,
            Orientation orientation,
            int bits,
            PixelForm form)
            throws UnreadableException {
        var samples =
                new ImageSamples(
                        image.getRaster(), image.getColorModel(), channels(image), bits, form);
        return new DecodedSamples(
                image.getWidth(),
                image.getHeight(),
                samples.channels,
                profile,
                orientation,
                samples.rows());
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

    private DecodedSamples.RowReader rows() {
        if (model instanceof IndexColorModel palette) {
            return (y, row) -> readIndices(palette, y, row);
        }
        return this::readSamples;
    }

    private void readIndices(IndexColorModel palette, int y, int[] row) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
        for (int x = 0; x < row.length; x++) {
            row[x] = palette.getRGB(row[x]);
        }
    }

    private void readSamples(int y, int[] row) {
        int[] samples = new int[row.length];
        int opaque = channels == ColourChannels.CMYK ? 0 : 0xFF000000;
        Arrays.fill(row, opaque);
        for (int channel = 0; channel < channels.count(); channel++) {
            readBand(channel, y, samples);
            add(samples, channel, row);
        }
        if (model.hasAlpha() && channels != ColourChannels.CMYK) {
            readBand(channels.count(), y, samples);
            addAlpha(samples, row);
        }
    }

    /** One sample of each pixel in [0, 255], scaled and rounded half up if for a person's eyes. */
    private void readBand(int band, int y, int[] samples) {
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, samples.length, 1, band, samples);
        int bits = Math.min(mostBits, raster.getSampleModel().getSampleSize(band));
        int most = (1 << bits) - 1;
        if (form == PixelForm.AS_STORED && bits > Byte.SIZE) {
            cutToBytes(samples, bits);
            return;
        }
        for (int x = 0; x < samples.length && most != 255; x++) {
            samples[x] = (2 * 255 * (samples[x] & most) + most) / (2 * most);
        }
    }

    private void cutToBytes(int[] samples, int bits) {
        boolean isGrey = channels == ColourChannels.GREY && !model.hasAlpha();
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
