package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which mask belongs to which photo, named as public sets and tools name them. */
class LesionMasksTest {

    @TempDir private Path folder = Path.of("");

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name); // each other bytes: nobody decodes them here
        }
    }

    private Map<Path, List<Path>> masks() throws IOException {
        return CaseSet.read(folder).provenance().masks();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_segmentation.png",
                "a_Segmentation.png",
                "a_mask.png",
                "a_lesion.bmp",
                "masks/a.png",
                "segmentations/a.png",
                "ISIC-2017_Training_Part1_GroundTruth/a_segmentation.png",
                "ISIC2018_Task1_Training_GroundTruth/a.png",
                "masks/A_Segmentation.PNG"
            })
    void oneMaskOfAPhotoIsFound(String mask) throws IOException {
        write("a.jpg", "b.jpg", mask);

        assertThat(masks()).containsExactly(Map.entry(file("a.jpg"), List.of(file(mask))));
    }

    @Test
    void photosInAFolderBesideTheirMasksAreTold() throws IOException {
        write("images/a.jpg", "images/b.jpg", "masks/a_segmentation.png", "masks/b.png");

        assertThat(masks())
                .containsOnly(
                        Map.entry(file("images/a.jpg"), List.of(file("masks/a_segmentation.png"))),
                        Map.entry(file("images/b.jpg"), List.of(file("masks/b.png"))));
    }

    /** Whoever reads them says that there are several. */
    @Test
    void allMasksOfAPhotoAreTold() throws IOException {
        write("a.jpg", "a_mask.png", "masks/a.png");

        assertThat(masks().get(file("a.jpg")))
                .containsExactly(file("a_mask.png"), file("masks/a.png"));
    }

    @Test
    void partsAndPatchesAreNoMasksOfTheLesion() throws IOException {
        write(
                "a.jpg",
                "superpixels/a_superpixels.png",
                "a_attribute_globules.png",
                "a_contour.png");

        assertThat(masks()).isEmpty();
        assertThat(CaseSet.read(folder).images()).hasSize(1);
    }

    @Test
    void ofPhotosOfOneNameOnlyTheOneBesideItHasAMask() throws IOException {
        write("P1/a.jpg", "P2/a.jpg", "P1/a_mask.png", "masks/a.png");

        assertThat(masks())
                .containsExactly(Map.entry(file("P1/a.jpg"), List.of(file("P1/a_mask.png"))));
    }
}
