package org.lesionlens.doctor;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.lesionlens.explain.Heatmap;

/**
 * What PyTorch says of the photo that comes with the check, written by {@code make_goldens.py
 * doctor}.
 *
 * @param modelSha256 of the demo model's file
 * @param logit of the demo model
 * @param map Grad-CAM of its positive class, row by row, unscaled
 */
record GoldenPhoto(String modelSha256, double logit, List<Double> map) {

    private static final Gson GSON =
            new GsonBuilder()
                    .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                    .create();

    GoldenPhoto {
        map = List.copyOf(map);
    }

    static GoldenPhoto read() throws IOException {
        try (var in = new InputStreamReader(resource("golden.json"), StandardCharsets.UTF_8)) {
            return GSON.fromJson(in, GoldenPhoto.class);
        }
    }

    void writePhoto(Path file) throws IOException {
        try (InputStream in = resource("lesion.png")) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Of a cell, as a share of this map's maximum; 1 if the other has another size. */
    double largestDifference(Heatmap other) {
        float[] values = other.toArray();
        if (values.length != map.size()) {
            return 1;
        }
        double largest = 0;
        double maximum = 0;
        for (int i = 0; i < values.length; i++) {
            maximum = Math.max(maximum, map.get(i));
            largest = Math.max(largest, Math.abs(map.get(i) - values[i]));
        }
        return largest / maximum;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(GoldenPhoto.class.getResourceAsStream(name), name);
    }
}
