package org.lesionlens.testing;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What plain autograd in PyTorch computed on the original networks: written by {@code
 * src/test/python/make_goldens.py}.
 */
public final class Golden {

    /** The folder with everything golden. */
    public static final Path FOLDER = Path.of("src/test/resources/org/lesionlens/golden");

    private Golden() {}

    /** One class of a photo under a network; the files are {@code .npy}. */
    public record ClassCase(
            String name,
            String gradient,
            String signed,
            String map,
            String methods,
            String ablated,
            boolean empty) {}

    /** One photo under a network. */
    public record PhotoCase(
            String photo,
            String input,
            String activations,
            String logits,
            List<ClassCase> classes) {}

    /** One archive and its photos. */
    public record NetworkCase(String archive, @SerializedName("cases") List<PhotoCase> photos) {

        /** The archive's file. */
        public Path file() {
            return FOLDER.resolve(archive);
        }
    }

    private record Index(List<String> methods, List<NetworkCase> networks) {}

    /** The keys of the methods whose signed maps are stacked in {@link ClassCase#methods}. */
    public static List<String> methods() {
        return index(FOLDER.resolve("index.json"), Index.class).methods();
    }

    /** The tiny networks, in a folder beside their goldens. */
    public static List<NetworkCase> tinyNetworks() {
        return index(FOLDER.resolve("index.json"), Index.class).networks();
    }

    /** Reads an index file. */
    public static <T> T index(Path file, Class<T> type) {
        try {
            return new Gson().fromJson(Files.readString(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one golden array of the tiny networks. */
    public static float[] array(String file) {
        return array(FOLDER.resolve(file));
    }

    /** Reads one golden array. */
    public static float[] array(Path file) {
        try {
            return Npy.read(file).values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pearson's correlation of two arrays of the same length; 1 if both are constant and equal. */
    public static double pearson(float[] a, float[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double products = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            products += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        boolean constant = squaresA == 0 && squaresB == 0 && meanA == meanB;
        return constant ? 1 : products / Math.sqrt(squaresA * squaresB);
    }

    /** Which values are 0. */
    public static List<Boolean> zeros(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i] == 0).toList();
    }

    /** The largest value. */
    public static float maximum(float[] values) {
        float maximum = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
