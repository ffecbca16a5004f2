package org.lesionlens.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import org.lesionlens.attribution.LayerMap;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.files.ContentHash;
import org.lesionlens.methods.MethodsRun.Wish;
import org.lesionlens.methods.PhotosTable.OtherTableException;
import org.lesionlens.review.Review;

class PhotosTableTest {

    private static final ContentHash MODEL = ContentHash.parse("ab".repeat(32));
    private static final Wish WISH = wish(1, CamMethod.GRAD_CAM, CamMethod.LAYER_CAM);

    @TempDir private Path folder = Path.of("");

    private static Wish wish(long seed, CamMethod... methods) {
        return new Wish(
                List.<CamMethod>of(methods).stream().<MapSettings>map(LayerMap::new).toList(),
                OptionalInt.empty(),
                0.5,
                seed);
    }

    private static PickedPhoto picked(int number) {
        Review review =
                Review.of(List.of(MethodsSamples.lesion(number, true)))
                        .with(Map.of(0, MethodsSamples.scored(number, 0.9)));
        return PickedPhoto.of(review, 1, 0.5, 1).getFirst();
    }

    private static TestedPhoto tested(int number) {
        Map<Asked, OptionalDouble> values = new LinkedHashMap<>();
        for (Asked asked : TestedPhoto.questions(WISH.methods())) {
            values.put(
                    asked,
                    values.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(values.size() / 7.0));
        }
        return new TestedPhoto(picked(number), "=melanoma", 0.9, values);
    }

    private Path file() {
        return folder.resolve("photos.csv");
    }

    private PhotosTable open() throws IOException {
        return PhotosTable.open(file(), MODEL, WISH);
    }

    @Test
    void whatWasAddedIsThereAgain() throws IOException {
        PhotosTable table = open();
        assertThat(table.find(picked(1), "=melanoma")).isEmpty();
        table.add(tested(1));
        table.add(tested(2));

        PhotosTable again = open();

        assertThat(again.find(picked(2), "=melanoma")).contains(tested(2));
        assertThat(again.find(picked(2), "benign")).isEmpty();
        assertThat(again.find(picked(3), "=melanoma")).isEmpty();
        assertThat(Files.readString(file())).contains(",'=melanoma,").doesNotContain(",=melanoma,");
    }

    @Test
    void aPhotoThatWasCutOffIsGoneAndTheRestStays() throws IOException {
        PhotosTable table = open();
        table.add(tested(1));
        long whole = Files.size(file());
        table.add(tested(2));
        String text = Files.readString(file());
        for (int cut : new int[] {1, 30, 300}) {
            Files.writeString(file(), text.substring(0, text.length() - cut));

            PhotosTable again = open();

            assertThat(again.find(picked(1), "=melanoma")).isPresent();
            assertThat(again.find(picked(2), "=melanoma")).isEmpty();
            assertThat(Files.size(file())).isEqualTo(whole);
        }
        open().add(tested(2));
        assertThat(Files.readString(file())).isEqualTo(text);
    }

    @Test
    void ofAnotherModelSeedOrMethodItIsRefusedAsItIs() throws IOException {
        open().add(tested(1));

        refused(ContentHash.parse("cd".repeat(32)), WISH);
        refused(MODEL, wish(2, CamMethod.GRAD_CAM, CamMethod.LAYER_CAM));
        refused(MODEL, wish(1, CamMethod.GRAD_CAM));
        refused(MODEL, wish(1, CamMethod.GRAD_CAM, CamMethod.LAYER_CAM, CamMethod.EIGEN_CAM));
        refused(MODEL, wish(1, CamMethod.GRAD_CAM, CamMethod.HIRES_CAM, CamMethod.LAYER_CAM));
        Files.writeString(file(), "image,target\na,1\n");
        refused(MODEL, WISH);
    }

    private void refused(ContentHash model, Wish wish) throws IOException {
        String before = Files.readString(file());
        assertThatExceptionOfType(OtherTableException.class)
                .isThrownBy(() -> PhotosTable.open(file(), model, wish));
        assertThat(file()).hasContent(before);
    }
}
