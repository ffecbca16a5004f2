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
import org.lesionlens.export.PictureFolder.State;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.testing.SyntheticReview;

class PictureFolderTest {

    private static final List<ReviewCase> CASES = SyntheticReview.large(4).cases();

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
                                "0123abcd",
                                state -> progress.add(state.done()));

        assertThat(progress).containsExactly(1, 2, 3, 4);
        assertThat(end.failures()).containsExactly("Lesion 2: is damaged");
        assertThat(home.resolve("lesion-1.melanoma.grad-cam.png")).exists();
        assertThat(home.resolve("lesion-4.melanoma.grad-cam.png")).exists();
        List<String> table = Files.readAllLines(home.resolve(PictureFolder.MANIFEST));
        assertThat(table).hasSize(5);
        assertThat(table.get(2)).contains("Lesion 2", "is damaged");
        assertThat(table.get(1)).startsWith("lesion-1.melanoma.grad-cam.png,Lesion 1,melanoma");
        assertThat(String.join("", table)).doesNotContain("ISIC_").doesNotContain("IP_");
    }

    @Test
    void nothingIsReplaced() throws Exception {
        Path mine = Files.writeString(home.resolve("lesion-1.melanoma.grad-cam.png"), "mine");
        Files.writeString(home.resolve(PictureFolder.MANIFEST), "mine");

        State end = pictures(home, false).write(CASES, PictureFolderTest::explain, "", state -> {});

        assertThat(mine).hasContent("mine");
        assertThat(home.resolve(PictureFolder.MANIFEST)).hasContent("mine");
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
                                        "",
                                        _ -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(home.resolve("lesion-1.melanoma.grad-cam.png")).exists();
        assertThat(home.resolve("lesion-3.melanoma.grad-cam.png")).doesNotExist();
        assertThat(Files.readAllLines(home.resolve(PictureFolder.MANIFEST))).hasSize(2);
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
                                        "",
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

        pictures(home, true).write(List.of(formula), PictureFolderTest::explain, "", _ -> {});

        assertThat(Files.readAllLines(home.resolve(PictureFolder.MANIFEST)).get(1))
                .contains(",'=1+1,");
    }
}
