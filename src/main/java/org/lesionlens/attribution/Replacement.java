package org.lesionlens.attribution;

import java.util.Arrays;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.TensorBlur;

/**
 * What stands for "nothing to see here" in place of a photo or a part of it. None is neutral to a
 * network, so that each result says which it was.
 */
public enum Replacement {
    /** The level 0 in all channels. */
    BLACK("black", "black"),
    /** The level 127.5 in all channels, as tf-explain has it. */
    GREY("grey", "grey"),
    /** 0 in the network's normalised input: the training's mean colour, where it normalises. */
    ZERO("zero", "0 of the normalised input"),
    /** The mean of all pixels of the photo. */
    MEAN_COLOUR("mean", "the photo's mean colour"),
    /** The mean of the photo's outermost tenth, where mostly skin is. */
    MEAN_SKIN("skin", "the mean colour of the photo's border"),
    /** The photo, blurred by a twentieth of its shorter side. */
    BLURRED("blur", "the blurred photo");

    private static final double BLUR = 20;
    private static final int BORDER = 10;

    private final String key;
    private final String words;

    Replacement(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** As options name it. */
    public String key() {
        return key;
    }

    /** For people, in English. */
    public String inWords() {
        return words;
    }

    /** A whole input of it; colours are of the photo alone, without a letterbox's bars. */
    ImageTensor of(PlacedInput photo, InputSpec spec) {
        ImageTensor input = photo.tensor();
        return switch (this) {
            case BLACK -> level(0, input, spec);
            case GREY -> level(127.5, input, spec);
            case ZERO -> filled(input, new double[3]);
            case MEAN_COLOUR -> filled(input, mean(photo, Integer.MAX_VALUE));
            case MEAN_SKIN -> filled(input, mean(photo, Math.max(1, shorter(photo) / BORDER)));
            case BLURRED -> TensorBlur.gaussian(input, Math.max(1, shorter(photo) / BLUR));
        };
    }

    private static int shorter(PlacedInput photo) {
        return (int) Math.min(photo.place().width(), photo.place().height());
    }

    private static ImageTensor level(double level, ImageTensor input, InputSpec spec) {
        double[] colour = new double[3];
        Arrays.setAll(colour, c -> (level * spec.scale() - spec.mean().get(c)) / spec.std().get(c));
        return filled(input, colour);
    }

    /**
     * @param border width of the frame of the photo that counts, in pixels of the input
     */
    private static double[] mean(PlacedInput photo, int border) {
        ImageRegion place = photo.place();
        double[] mean = new double[3];
        int count = 0;
        for (int y = (int) place.top(); y < place.bottom(); y++) {
            for (int x = (int) place.left(); x < place.right(); x++) {
                double depth =
                        Math.min(
                                Math.min(x - place.left(), place.right() - 1 - x),
                                Math.min(y - place.top(), place.bottom() - 1 - y));
                if (depth < border) {
                    count++;
                    for (int c = 0; c < 3; c++) {
                        mean[c] += photo.tensor().at(c, x, y);
                    }
                }
            }
        }
        int counted = count;
        Arrays.setAll(mean, c -> mean[c] / counted);
        return mean;
    }

    private static ImageTensor filled(ImageTensor like, double[] colour) {
        int plane = like.width() * like.height();
        float[] values = new float[3 * plane];
        for (int c = 0; c < 3; c++) {
            Arrays.fill(values, c * plane, (c + 1) * plane, (float) colour[c]);
        }
        return ImageTensor.of(like.width(), like.height(), values);
    }
}
