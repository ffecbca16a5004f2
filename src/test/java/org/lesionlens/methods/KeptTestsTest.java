package org.lesionlens.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.attribution.LayerMap;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.files.ContentHash;
import org.lesionlens.methods.MethodsRun.Wish;
import org.lesionlens.methods.PhotosTable.OtherTableException;
import org.lesionlens.methods.PickedPhoto.Category;
import org.lesionlens.review.Review;

class KeptTestsTest {

    private static final ContentHash MODEL = ContentHash.parse("ab".repeat(32));
    private static final ModelOutput OUTPUT =
            new ModelOutput(Activation.SIGMOID, List.of("benign", "melanoma"), "melanoma");
    private static final Wish WISH =
            new Wish(List.of(new LayerMap(CamMethod.GRAD_CAM)), OptionalInt.empty(), 0.5, 7);

    @TempDir private Path folder = Path.of("");

    /** Two positive lesions, of 0.9 and 0.3. */
    private static Review set() {
        return Review.of(List.of(MethodsSamples.lesion(0, true), MethodsSamples.lesion(1, true)))
                .with(
                        Map.of(
                                0, MethodsSamples.scored(0, 0.9),
                                1, MethodsSamples.scored(1, 0.3)));
    }

    private void add(int photo, String className, double value) throws IOException {
        Map<Asked, OptionalDouble> values = new LinkedHashMap<>();
        TestedPhoto.questions(WISH.methods())
                .forEach(asked -> values.put(asked, OptionalDouble.of(value)));
        PhotosTable.open(file(), MODEL, WISH)
                .add(
                        new TestedPhoto(
                                PickedPhoto.of(set().cases().get(photo), 0.5),
                                className,
                                0.9,
                                values));
    }

    private Path file() {
        return folder.resolve("photos.csv");
    }

    private MethodsSummary read(Review review, double threshold) throws IOException {
        return KeptTests.read(file(), MODEL, OUTPUT, review, threshold);
    }

    private static double deletion(MethodsSummary found) {
        return found.mean("grad-cam", MapMeasure.DELETION).orElseThrow().mean();
    }

    @Test
    void outcomesAreThoseAtTheThresholdOfNow() throws IOException {
        add(0, "melanoma", 0.1);
        add(1, "benign", 0.3);

        MethodsSummary found = read(set(), 0.5);

        assertThat(found.photos())
                .extracting(one -> one.picked().category())
                .containsExactly(Category.TP, Category.FN);
        assertThat(deletion(found)).isCloseTo(0.2, within(1e-12));
        assertThat(found.lot()).isEqualTo(new MethodsSummary.Lot(7, 0.5));
        // at 0.2 the second is called melanoma, of which no map was tested
        assertThat(read(set(), 0.2).photos()).hasSize(1);
    }

    @Test
    void ofOneClassThatWasAskedForAllPhotosCount() throws IOException {
        add(0, "benign", 0.1);
        add(1, "benign", 0.3);

        assertThat(read(set(), 0.5).photos()).hasSize(2);
    }

    @Test
    void aPhotoThatWasTestedForTwoClassesCountsOnce() throws IOException {
        add(0, "benign", 0.9);
        add(0, "melanoma", 0.1);

        assertThat(deletion(read(set(), 0.5))).isEqualTo(0.1);
    }

    @Test
    void aPhotoThatWasCutOffDoesNotCount() throws IOException {
        add(0, "melanoma", 0.1);
        add(1, "benign", 0.3);
        String text = Files.readString(file());
        Files.writeString(file(), text.substring(0, text.length() - 30));

        assertThat(read(set(), 0.5).photos()).hasSize(1);
    }

    @Test
    void ofAnotherModelOrSetItIsRefused() throws IOException {
        add(0, "melanoma", 0.1);
        Review other =
                Review.of(List.of(MethodsSamples.lesion(5, true)))
                        .with(Map.of(0, MethodsSamples.scored(5, 0.9)));

        assertThatExceptionOfType(OtherTableException.class)
                .isThrownBy(() -> read(other, 0.5))
                .withMessageContaining("photos that this set has not");
        assertThatExceptionOfType(OtherTableException.class)
                .isThrownBy(() ->
                        KeptTests.read(
                                file(), ContentHash.parse("cd".repeat(32)), OUTPUT, set(), 0.5))
                .withMessageContaining("another model");
        Files.writeString(file(), "image,target\na,1\n");
        assertThatExceptionOfType(OtherTableException.class).isThrownBy(() -> read(set(), 0.5));
    }
}
