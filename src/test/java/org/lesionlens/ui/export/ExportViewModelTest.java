package org.lesionlens.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.UiThreads;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.PictureLayout;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.Overlay;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.testing.SyntheticAnalysis;

class ExportViewModelTest {

    private static final Analysis LESION = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
    private static final OverlayStyle STYLE =
            new OverlayStyle(0.6, 0.3, ColourMap.INFERNO, true, true, true);
    private static final HeatOptions RAW =
            new HeatOptions(CellBlend.RAW, HeatOptions.PLAIN.sharedTop(), false);
    private static final FigureView SEEN =
            new FigureView(
                    STYLE,
                    RAW,
                    false,
                    new ImageRegion(0, 0, 20, 10),
                    800,
                    400,
                    PictureLayout.OVERLAY,
                    0.5);
    private static final FigureView WHOLE =
            new FigureView(
                    STYLE,
                    RAW,
                    false,
                    ImageRegion.whole(40, 20),
                    40,
                    20,
                    PictureLayout.OVERLAY,
                    0.5);

    private final ExportViewModel model =
            new ExportViewModel(
                    new ExportRequest(
                            LESION,
                            "Jane Doe 1.jpg",
                            "Lesion 17",
                            "lesion-17",
                            PicturedLesion.named(""),
                            null,
                            SEEN,
                            WHOLE),
                    UiThreads.inline());

    private RgbImage figure() {
        return Objects.requireNonNull(model.outgoing().drawnProperty().get()).first();
    }

    /** The screen draws by the same functions, so its pixels are these. */
    @Test
    void whatIsSeenIsInTheFigurePixelByPixel() {
        model.wholeProperty().set(false);

        HeatField heat =
                HeatField.of(
                        LESION.explanation().map(), LESION.geometry(), SEEN.part(), 800, 400, RAW);
        RgbImage grey =
                RgbImage.painted(800, 400, (y, row) -> java.util.Arrays.fill(row, 0x808080));
        RgbImage expected = Overlay.render(grey, heat, STYLE);
        RgbImage figure = figure();
        int left = (figure.width() - 800) / 2;
        int top = firstRowOf(figure, left);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 800; x++) {
                assertThat(figure.at(left + x, top + y)).isEqualTo(expected.at(x, y));
            }
        }
    }

    private static int firstRowOf(RgbImage figure, int column) {
        int y = 0;
        while (figure.at(column + 400, y) == 0xFFFFFFFF) {
            y++;
        }
        return y;
    }

    @Test
    void thePhotoCanStandBesideIt() {
        int alone = figure().width();

        model.wholeProperty().set(false);
        model.photoBesideProperty().set(true);

        assertThat(figure().width()).isGreaterThan(2 * 800).isGreaterThan(alone);
    }

    @Test
    void aNameGoesOutOnlyIfItIsWanted() {
        assertThat(model.suggestedName()).isEqualTo("lesion-17.melanoma.grad-cam.png");
        RgbImage neutral = figure();

        model.namedProperty().set(true);

        assertThat(model.suggestedName()).isEqualTo("Jane_Doe_1.melanoma.grad-cam.png");
        assertThat(figure()).isNotEqualTo(neutral);
    }

    @Test
    void nothingOfThePathIsInTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out.png");

        model.save(file, _ -> {});

        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("Jane").doesNotContain(folder.toString());
        assertThat(bytes).doesNotContain("tEXt").doesNotContain("iTXt").doesNotContain("tIME");
    }

    @Test
    void savesWhatIsShown(@TempDir Path folder) throws Exception {
        List<Path> saved = new ArrayList<>();

        model.save(folder.resolve("out.PNG"), done -> saved.addAll(done.files()));

        assertThat(saved).containsExactly(folder.resolve("out.PNG"));
        assertThat(new ImageDecoder(DecodeLimits.STANDARD).decode(saved.getFirst()))
                .isEqualTo(figure());
    }

    @Test
    void anEndingSaysWhichKindOfFileIsWritten(@TempDir Path folder) throws IOException {
        model.save(folder.resolve("out.pdf"), _ -> {});
        model.save(folder.resolve("out.svg"), _ -> {});

        assertThat(Files.readString(folder.resolve("out.pdf"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
        assertThat(folder.resolve("out.svg")).content().contains("Lesion 17");
    }

    @Test
    void aFileIsReadyToBeDraggedOut() {
        Path file = model.outgoing().file().orElseThrow();

        assertThat(file.getFileName()).hasToString("lesion-17.melanoma.grad-cam.png");
        assertThat(file).exists();
    }

    @Test
    void noFileIsLeftForDragsThatAreOver() {
        Path first = model.outgoing().file().orElseThrow();
        model.namedProperty().set(true);
        Path second = model.outgoing().file().orElseThrow();
        assertThat(first).doesNotExist();
        assertThat(second).exists();

        model.close();
        assertThat(second).doesNotExist();
        assertThat(model.outgoing().file()).isEmpty();
    }

    @Test
    void aNameThatWasCompletedReplacesNothing(@TempDir Path folder) throws IOException {
        Path existing = Files.writeString(folder.resolve("mine.png"), "mine");

        model.save(folder.resolve("mine"), _ -> {});

        assertThat(existing).hasContent("mine");
        assertThat(model.outgoing().failureProperty().get())
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aFolderThatIsGoneIsAFailureAndLeavesNothing(@TempDir Path folder) {
        model.save(folder.resolve("gone/out.png"), _ -> {});

        assertThat(model.outgoing().failureProperty().get()).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
