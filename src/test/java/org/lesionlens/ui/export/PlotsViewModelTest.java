package org.lesionlens.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.background.UiThreads;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.plots.MeasuredSet;
import org.lesionlens.plots.PlotKind;
import org.lesionlens.review.MeasureIntervals;
import org.lesionlens.review.Measures;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.testing.SyntheticReview;

class PlotsViewModelTest {

    @TempDir private Path folder = Path.of("");

    private final List<Path> saved = new ArrayList<>();
    private final PlotsViewModel model =
            new PlotsViewModel(PlotsViewModelTest::set, UiThreads.inline());

    private static MeasuredSet set() {
        Measures measures = Measures.of(SyntheticReview.large(200));
        return new MeasuredSet(
                measures,
                MeasureIntervals.of(measures),
                0.5,
                "melanoma",
                ColourMap.VIRIDIS,
                new MeasuredSet.Subject("Tiny", "0123abcd", ProbabilitySource.NETWORK, 90, 100),
                List.of());
    }

    @Test
    void offersAllThatTheSetHas() {
        assertThat(model.offered()).containsExactly(PlotKind.values());
        assertThat(model.outgoing().drawnProperty().get()).isNotNull();
    }

    @Test
    void anotherPlotHasAnotherPreviewAndName() {
        var roc = model.outgoing().drawnProperty().get();
        model.kindProperty().set(PlotKind.CALIBRATION);
        assertThat(model.outgoing().drawnProperty().get()).isNotNull().isNotEqualTo(roc);
        assertThat(model.suggestedName()).isEqualTo("calibration.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"roc.pdf", "roc.svg", "roc.PNG"})
    void writesWhatTheNameSays(String name) throws Exception {
        model.save(folder.resolve(name), done -> saved.addAll(done.files()));

        assertThat(saved).containsExactly(folder.resolve(name));
        byte[] bytes = Files.readAllBytes(saved.getFirst());
        switch (name) {
            case "roc.pdf" ->
                    assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII))
                            .isEqualTo("%PDF-");
            case "roc.svg" ->
                    assertThat(new String(bytes, 0, 200, StandardCharsets.UTF_8)).contains("<svg");
            default ->
                    assertThat(ImageIO.read(saved.getFirst().toFile()).getWidth())
                            .isGreaterThan(1000);
        }
    }

    @Test
    void writesThePointsOfAllCurves() throws Exception {
        Path file = folder.resolve("curves.csv");
        model.savePoints(
                folder.resolve("curves"),
                done -> saved.addAll(done.files())); // completed as a table
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).isEqualTo("curve,threshold,x,y");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("roc,"))
                .anyMatch(line -> line.startsWith("precision_recall,"))
                .anyMatch(line -> line.startsWith("calibration,"));
    }

    @Test
    void aNameWithoutEndingBecomesAPdfAndReplacesNothing() throws Exception {
        model.save(folder.resolve("plot"), done -> saved.addAll(done.files()));
        assertThat(saved).containsExactly(folder.resolve("plot.pdf"));

        model.save(folder.resolve("plot"), done -> saved.addAll(done.files()));

        assertThat(saved).hasSize(1);
        assertThat(model.outgoing().failureProperty().get())
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
