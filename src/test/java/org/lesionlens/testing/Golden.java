package org.lesionlens.testing;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.RgbImage;

/**
 * What other programs computed, written by {@code src/test/python/make_goldens.py}: pictures and
 * tensors by Pillow and NumPy, and what plain autograd in PyTorch gives on the original networks.
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

    /** The list {@code key} of the object in a JSON file. */
    public static List<JsonObject> list(String file, String key) {
        return index(FOLDER.resolve(file), JsonObject.class).getAsJsonArray(key).asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** A picture, read by ImageIO and not by what is under test. */
    public static RgbImage picture(String file) {
        try {
            return AwtImages.fromAwt(ImageIO.read(FOLDER.resolve(file).toFile()));
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
}
