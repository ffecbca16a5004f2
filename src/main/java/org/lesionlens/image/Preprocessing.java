package org.lesionlens.image;

/** From a photo to the tensor that a network expects. */
public final class Preprocessing {

    private static final int LEVELS = 256;

    private Preprocessing() {}

    /**
     * The photo fitted, resampled and normalised: {@code (value * scale - mean) / std}, rounded
     * once to float32; what a letterbox leaves free is 0. With it goes what the networks take that
     * are asked together with this one.
     */
    public static ImageTensor tensor(RgbImage photo, InputSpec spec) {
        ImageTensor own = alone(photo, spec);
        return spec.others().isEmpty()
                ? own
                : own.together(spec.others().stream().map(other -> alone(photo, other)).toList());
    }

    private static ImageTensor alone(RgbImage photo, InputSpec spec) {
        var geometry = InputGeometry.of(photo.width(), photo.height(), spec);
        var place = geometry.destination();
        RgbImage content =
                Resampling.resize(
                        photo,
                        geometry.source(),
                        (int) place.width(),
                        (int) place.height(),
                        spec.interpolation());
        if (spec.form().grey()) {
            content = grey(content);
        }
        float[] values = new float[3 * spec.height() * spec.width()];
        for (int channel = 0; channel < 3; channel++) {
            int corner = (channel * spec.height() + (int) place.top()) * spec.width();
            normalise(content, channel, spec, values, corner + (int) place.left());
        }
        return ImageTensor.ofOwned(spec.width(), spec.height(), values);
    }

    /** As Pillow's mode L: L = 0.299 R + 0.587 G + 0.114 B, in all three channels. */
    private static RgbImage grey(RgbImage content) {
        int[] pixels = content.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            int luma =
                    (19595 * (pixels[i] >> 16 & 0xFF)
                                    + 38470 * (pixels[i] >> 8 & 0xFF)
                                    + 7471 * (pixels[i] & 0xFF)
                                    + 0x8000)
                            >> 16;
            pixels[i] = 0xFF000000 | luma * 0x010101;
        }
        return RgbImage.ofOwned(content.width(), content.height(), pixels);
    }

    private static void normalise(
            RgbImage content, int channel, InputSpec spec, float[] values, int corner) {
        float[] normalised = normalisedLevels(channel, spec);
        int[] pixels = content.pixels();
        int shift = 16 - 8 * channel;
        for (int y = 0; y < content.height(); y++) {
            int from = y * content.width();
            int to = corner + y * spec.width();
            for (int x = 0; x < content.width(); x++) {
                values[to + x] = normalised[(pixels[from + x] >> shift) & 0xFF];
            }
        }
    }

    /** The tensor's value for each of the 256 levels of a channel. */
    private static float[] normalisedLevels(int channel, InputSpec spec) {
        double mean = spec.mean().get(channel);
        double std = spec.std().get(channel);
        float[] normalised = new float[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            normalised[level] = (float) ((level * spec.scale() - mean) / std);
        }
        return normalised;
    }
}
