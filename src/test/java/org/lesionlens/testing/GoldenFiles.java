package org.lesionlens.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.RgbImage;

/** The pictures and tensors that {@code src/test/python/make_goldens.py} made by other programs. */
public final class GoldenFiles {

    private GoldenFiles() {}

    /** A file or folder among the goldens. */
    public static Path path(String name) {
        var root = GoldenFiles.class.getResource("/org/lesionlens/golden");
        try {
            return Path.of(Objects.requireNonNull(root).toURI()).resolve(name);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The list {@code key} of the object in a JSON file. */
    public static List<JsonObject> list(String file, String key) throws IOException {
        return JsonParser.parseString(Files.readString(path(file)))
                .getAsJsonObject()
                .getAsJsonArray(key)
                .asList()
                .stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** A picture, read by ImageIO and not by what is under test. */
    public static RgbImage picture(String name) throws IOException {
        return AwtImages.fromAwt(ImageIO.read(path(name).toFile()));
    }
}
