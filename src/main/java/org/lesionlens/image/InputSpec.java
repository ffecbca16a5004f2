package org.lesionlens.image;

import java.util.List;

/**
 * What a network expects at its input, the {@code input} object of {@code model.json}: a photo is
 * fitted, resampled, multiplied by {@code scale}, and each channel normalised by its mean and
 * standard deviation.
 *
 * @param width of the input in pixels, 1 to 8192
 * @param height of the input in pixels, 1 to 8192
 * @param fit how a photo of another shape gets in
 * @param interpolation how it is resampled
 * @param scale factor from 8-bit values to the unit of {@code mean}, often 1/255; finite, above 0
 * @param mean of red, green and blue after scaling; three finite numbers
 * @param std standard deviation of red, green and blue after scaling; three finite numbers above 0
 * @param form in which the network takes its pixels; a grey one's three means and deviations are
 *     equal
 * @param others of networks that are asked together with this one and take the photo in other ways;
 *     none of one network
 */
public record InputSpec(
        int width,
        int height,
        InputFit fit,
        Interpolation interpolation,
        double scale,
        List<Double> mean,
        List<Double> std,
        InputForm form,
        List<InputSpec> others) {

    private static final int LARGEST_SIDE = 8192;

    /**
     * @throws IllegalArgumentException if a number is outside its range or a list is not of three
     */
    public InputSpec {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        others = List.copyOf(others);
        check("width", width >= 1 && width <= LARGEST_SIDE, width);
        check("height", height >= 1 && height <= LARGEST_SIDE, height);
        check("scale", Double.isFinite(scale) && scale > 0, scale);
        check("mean", mean.size() == 3 && mean.stream().allMatch(Double::isFinite), mean);
        check("std", std.size() == 3 && std.stream().allMatch(InputSpec::isSpread), std);
        check("mean and std", !form.grey() || (isOne(mean) && isOne(std)), mean + " and " + std);
    }

    /** The same of one network. */
    public InputSpec(
            int width,
            int height,
            InputFit fit,
            Interpolation interpolation,
            double scale,
            List<Double> mean,
            List<Double> std,
            InputForm form) {
        this(width, height, fit, interpolation, scale, mean, std, form, List.of());
    }

    /** The same for float32 of shape (N, 3, height, width). */
    public InputSpec(
            int width,
            int height,
            InputFit fit,
            Interpolation interpolation,
            double scale,
            List<Double> mean,
            List<Double> std) {
        this(width, height, fit, interpolation, scale, mean, std, InputForm.PLAIN);
    }

    /** The same in another form. */
    public InputSpec with(InputForm other) {
        return new InputSpec(width, height, fit, interpolation, scale, mean, std, other, others);
    }

    /** The same, with those of networks that are asked together with this one. */
    public InputSpec together(List<InputSpec> more) {
        return new InputSpec(width, height, fit, interpolation, scale, mean, std, form, more);
    }

    /** True if the same part of any photo lands on the same share of the input. */
    public boolean seesAs(InputSpec other) {
        boolean sameShape = (long) width * other.height == (long) height * other.width;
        return form.pixels() == other.form.pixels()
                && fit == other.fit
                && (fit == InputFit.SQUASH || sameShape);
    }

    private static boolean isOne(List<Double> values) {
        return values.stream().distinct().count() == 1;
    }

    /** The same, normalised as many networks are. */
    public InputSpec(
            int width,
            int height,
            InputFit fit,
            Interpolation interpolation,
            Normalisation normalisation) {
        this(
                width,
                height,
                fit,
                interpolation,
                normalisation.scale(),
                normalisation.mean(),
                normalisation.std());
    }

    private static boolean isSpread(double std) {
        return Double.isFinite(std) && std > 0;
    }

    private static void check(String name, boolean valid, Object value) {
        if (!valid) {
            throw new IllegalArgumentException("the input's %s is %s".formatted(name, value));
        }
    }
}
