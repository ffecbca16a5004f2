package org.lesionlens.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.export.PictureFolder.Asked;
import org.lesionlens.export.PictureFolder.State;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.testing.SyntheticReview;

class PictureFolderTest {

    private static final List<ReviewCase> CASES = SyntheticReview.large(4).cases();

    private static final Asked ASKED = new Asked("melanoma", CamMethod.GRAD_CAM, "0123abcd");

    @TempDir private Path home = Path.of("");

    private PictureFolder pictures(Path folder, boolean named) {
        var images = CASES.stream().map(ReviewCase::image).toList();
        var style = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);
        return new PictureFolder(folder, new FigureNames(images, named), style, 0.5);
    }

    /** The second lesion cannot be explained. */
    private static Analysis explain(ReviewCase one) throws IOException {
        if (one.index() == 1) {
            throw new IOException("is damaged");
        }
        return SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
    }

    @Test
    void eachLesionGetsItsPictureAndTheTableTellsOfAll() throws Exception {
        List<Integer> progress = new ArrayList<>();

        State end =
                pictures(home, false)
                        .write(
                                CASES,
                                PictureFolderTest::explain,
                                ASKED,
                                state -> progress.add(state.done()));

        assertThat(progress).containsExactly(1, 2, 3, 4);
        assertThat(end.failures()).containsExactly("Lesion 2: is damaged");
        assertThat(home.resolve("lesion-1.melanoma.grad-cam.png")).exists();
        assertThat(home.resolve("lesion-4.melanoma.grad-cam.png")).exists();
        List<String> table = Files.readAllLines(home.resolve(PictureTable.NAME));
        assertThat(table).hasSize(5);
        assertThat(table.get(2)).contains("Lesion 2", "is damaged");
        assertThat(table.get(1)).startsWith("lesion-1.melanoma.grad-cam.png,Lesion 1,melanoma");
        assertThat(String.join("", table)).doesNotContain("ISIC_").doesNotContain("IP_");
    }

    @Test
    void theColumnsOfTheTableAreDocumented() throws Exception {
        pictures(home, false).write(CASES, PictureFolderTest::explain, ASKED, _ -> {});

        String page = Files.readString(Path.of("docs", "formats.md"));
        String section = page.substring(page.indexOf("## Pictures of many"));
        section = section.substring(0, section.indexOf("## ", 3));
        for (String column :
                Files.readAllLines(home.resolve(PictureTable.NAME)).getFirst().split(",", -1)) {
            assertThat(section).contains("`" + column + "`");
        }
    }

    @Test
    void nothingIsReplaced() throws Exception {
        Path mine = Files.writeString(home.resolve("lesion-1.melanoma.grad-cam.png"), "mine");
        Files.writeString(home.resolve(PictureTable.NAME), "mine");

        State end =
                pictures(home, false).write(CASES, PictureFolderTest::explain, ASKED, state -> {});

        assertThat(mine).hasContent("mine");
        assertThat(home.resolve(PictureTable.NAME)).hasContent("mine");
        assertThat(home.resolve("pictures-2.csv")).exists();
        assertThat(end.failures()).contains("Lesion 1: exists already");
    }

    @Test
    void whatIsDoneWhenItIsStoppedStaysAndHasItsTable() throws Exception {
        assertThatThrownBy(() ->
                        pictures(home, false)
                                .write(
                                        CASES,
                                        PictureFolderTest::explain,
                                        ASKED,
                                        _ -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(home.resolve("lesion-1.melanoma.grad-cam.png")).exists();
        assertThat(home.resolve("lesion-3.melanoma.grad-cam.png")).doesNotExist();
        assertThat(Files.readAllLines(home.resolve(PictureTable.NAME))).hasSize(2);
    }

    @Test
    void aPlaceThatIsNoFolderIsFoundOutBeforeAnyWork() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() ->
                        pictures(file, false)
                                .write(
                                        CASES,
                                        _ -> {
                                            throw new AssertionError("nothing is asked");
                                        },
                                        ASKED,
                                        _ -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aNameThatLooksLikeAFormulaIsNone() throws Exception {
        var formula =
                new ReviewCase(
                        0,
                        new LesionImage(
                                "=1+1", Path.of("=1+1.jpg"), CASES.getFirst().image().facts()),
                        CASES.getFirst().progress(),
                        CASES.getFirst().source(),
                        null,
                        CASES.getFirst().marks());

        pictures(home, true).write(List.of(formula), PictureFolderTest::explain, ASKED, _ -> {});

        assertThat(Files.readAllLines(home.resolve(PictureTable.NAME)).get(1)).contains(",'=1+1,");
    }

    private static ReviewCase photo(int index, String file) {
        ReviewCase like = CASES.get(index);
        String name = FileNames.stem(Path.of(file));
        return new ReviewCase(
                index,
                new LesionImage(name, Path.of(file), like.image().facts()),
                like.progress(),
                like.source(),
                null,
                like.marks());
    }

    @Test
    void twoPhotosOfOneNameGetAPictureEach() throws Exception {
        List<ReviewCase> twins = List.of(photo(0, "left/a.jpg"), photo(2, "right/a.jpg"));

        State end = pictures(home, true).write(twins, PictureFolderTest::explain, ASKED, _ -> {});

        assertThat(end.failures()).isEmpty();
        assertThat(home.resolve("a.melanoma.grad-cam.png")).exists();
        assertThat(home.resolve("a-2.melanoma.grad-cam.png")).exists();
    }

    @Test
    void whatIsThereAlreadyIsNotExplainedAgain() throws Exception {
        Files.writeString(home.resolve("lesion-1.melanoma.grad-cam.png"), "mine");
        List<Integer> explained = new ArrayList<>();

        pictures(home, false)
                .write(
                        CASES,
                        one -> {
                            explained.add(one.index());
                            return explain(one);
                        },
                        ASKED,
                        _ -> {});

        assertThat(explained).containsExactly(1, 2, 3);
    }

    @Test
    void aFullDiskEndsItAndTheTableTellsWhatIsDone() throws IOException {
        List<Integer> explained = new ArrayList<>();
        assertThatThrownBy(() ->
                        pictures(home, false)
                                .write(
                                        CASES,
                                        one -> {
                                            explained.add(one.index());
                                            if (one.index() == 2) {
                                                throw new IOException("No space left on device");
                                            }
                                            return SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
                                        },
                                        ASKED,
                                        _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");

        assertThat(explained).containsExactly(0, 1, 2);
        assertThat(Files.readAllLines(home.resolve(PictureTable.NAME)))
                .hasSize(4)
                .last()
                .asString()
                .endsWith(",the disk is full");
        try (var left = Files.list(home)) {
            assertThat(left).hasSize(3); // nothing that held the table's room
        }
    }

    @Test
    void whyAPhotoCannotBeReadIsToldWithoutItsName() throws Exception {
        var jane = photo(0, "Jane Doe 1970.jpg");
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);

        State end =
                pictures(home, false)
                        .write(
                                List.of(jane),
                                one -> {
                                    decoder.decode(one.image().file());
                                    throw new AssertionError("there is no such photo");
                                },
                                ASKED,
                                _ -> {});

        assertThat(end.failures()).containsExactly("Lesion 1: photo does not exist");
        assertThat(home.resolve(PictureTable.NAME))
                .content()
                .contains("photo does not exist")
                .doesNotContain("Jane");
    }
}
