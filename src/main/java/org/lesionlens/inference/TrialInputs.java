package org.lesionlens.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Preprocessing;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.image.decode.ImageDecoder;

/** What networks are tried with before they are used. */
final class TrialInputs {

    static final String NOISE = "random input";
    static final String PHOTO = "sample photo";
    static final String PIXELS = "picture of random pixels";

    private static final long SEED = 5;
    private static final List<Integer> MORE = List.of(-1, 5, -5); // times the noise

    private TrialInputs() {}

    /**
     * Noise, and the sample photo.
     *
     * @param photo null if there is none
     * @return pixels, by names for people to read; noise first
     */
    static Map<String, float[]> of(InputSpec spec, @Nullable Path photo) throws ModelLoadException {
        Map<String, float[]> inputs = new LinkedHashMap<>();
        inputs.put(NOISE, noise(spec));
        if (photo != null) {
            try {
                var picture =
                        new ImageDecoder(DecodeLimits.STANDARD).decode(photo, spec.form().pixels());
                inputs.put(PHOTO, Preprocessing.tensor(picture, spec).toArray());
            } catch (ImageDecodeException e) {
                throw new ModelLoadException("the sample photo cannot be read", e);
            }
        }
        return inputs;
    }

    /** Noise turned round and wider, for which logits hardly stay in [0, 1]. */
    static List<float[]> more(InputSpec spec) {
        List<float[]> inputs = new ArrayList<>();
        for (int factor : MORE) {
            float[] noise = noise(spec);
            for (int i = 0; i < noise.length; i++) {
                noise[i] *= factor;
            }
            inputs.add(noise);
        }
        return inputs;
    }

    /** Random pixels of all colours, prepared as photos are. */
    static float[] pixels(InputSpec spec) {
        int[] colours = new int[spec.width() * spec.height()];
        var random = new Random(SEED);
        for (int i = 0; i < colours.length; i++) {
            colours[i] = 0xFF000000 | random.nextInt(1 << 24);
        }
        var picture = RgbImage.of(spec.width(), spec.height(), colours);
        return Preprocessing.tensor(picture, spec).toArray();
    }

    static float[] noise(InputSpec spec) {
        float[] noise = new float[3 * spec.height() * spec.width()];
        var random = new Random(SEED);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }
}
