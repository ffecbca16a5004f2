package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lesionlens.image.PixelForm;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.PictureDifference;

class ImageDecoderGoldenTest {

    private static final String INDEX = "photos/index.json";

    /** What a message says for each reason in the index. */
    private static final Map<String, String> WORDS =
            Map.of(
                    "truncated", "ends in the middle of its data",
                    "empty", "is empty",
                    "not an image", "is not a picture that LesionLens reads",
                    "too large", "60,000×60,000 pixels, more than the 100 megapixels allowed",
                    "format", "is a GIF file, which LesionLens does not read");

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @TestFactory
    Stream<DynamicTest> showsWhatPillowShows() {
        return Golden.list(INDEX, "cases").stream()
                .map(golden -> DynamicTest.dynamicTest(file(golden), () -> decodes(golden)));
    }

    private void decodes(JsonObject golden) throws ImageDecodeException {
        var expected = Golden.picture("photos/" + golden.get("expected").getAsString());

        var decoded = decoder.decode(Golden.FOLDER.resolve("photos/" + file(golden)));

        int tolerance = golden.get("tolerance").getAsInt();
        assertThat(PictureDifference.largest(decoded, expected)).isLessThanOrEqualTo(tolerance);
    }

    @TestFactory
    Stream<DynamicTest> givesNetworksWhatPillowGivesThem() {
        return Golden.list(INDEX, "cases").stream()
                .map(golden ->
                        DynamicTest.dynamicTest(file(golden), () -> decodesAsStored(golden)));
    }

    private void decodesAsStored(JsonObject golden) throws ImageDecodeException {
        var expected = Golden.picture("photos/" + golden.get("stored").getAsString());

        var photo =
                decoder.photo(Golden.FOLDER.resolve("photos/" + file(golden)), PixelForm.AS_STORED);

        int tolerance = golden.get("storedTolerance").getAsInt();
        assertThat(PictureDifference.largest(photo.seen(), expected))
                .isLessThanOrEqualTo(tolerance);
        assertThat(photo.differences().isEmpty())
                .isEqualTo(golden.get("stored").equals(golden.get("expected")));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrong() {
        return Golden.list(INDEX, "failures").stream()
                .map(golden -> DynamicTest.dynamicTest(file(golden), () -> refuses(golden)));
    }

    private void refuses(JsonObject golden) {
        var words = WORDS.get(golden.get("reason").getAsString());

        assertThatThrownBy(() -> decoder.decode(Golden.FOLDER.resolve("photos/" + file(golden))))
                .isInstanceOf(ImageDecodeException.class)
                .hasMessageStartingWith(file(golden) + " ")
                .hasMessageContaining(words);
    }

    private static String file(JsonObject golden) {
        return golden.get("file").getAsString();
    }
}
