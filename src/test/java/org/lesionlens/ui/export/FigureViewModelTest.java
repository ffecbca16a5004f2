package org.lesionlens.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.background.UiThreads;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.testing.SyntheticReview;

class FigureViewModelTest {

    private final AtomicInteger chosen = new AtomicInteger();

    private FigureViewModel model() throws Exception {
        Review review = SyntheticReview.samples();
        List<ReviewCase> two = review.cases().subList(0, 2);
        var request =
                new FigureRequest(
                        "patient-3",
                        new FigureModel(
                                "Tiny", "01234567", "melanoma", "", SyntheticAnalysis.CARD.input()),
                        0.5,
                        review.cases().stream().map(ReviewCase::image).toList(),
                        new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS),
                        false,
                        (contents, _) -> {
                            chosen.incrementAndGet();
                            return Optional.of(contents.selection(two, "Two", ""));
                        });
        return new FigureViewModel(
                request, new ImageDecoder(DecodeLimits.STANDARD), UiThreads.inline());
    }

    private static Path file(FigureViewModel model) {
        return model.outgoing().file().orElseThrow();
    }

    @Test
    void isDrawnOnceAtFirstAndOnceForEachChange() throws Exception {
        FigureViewModel model = model();
        assertThat(chosen).hasValue(1);
        model.apartProperty().set(true);
        assertThat(chosen).hasValue(2);
    }

    @Test
    void leavesNoFileBehindForDragsThatAreOver() throws Exception {
        FigureViewModel model = model();
        Path first = file(model);
        assertThat(first).exists().hasFileName("patient-3.png");

        model.apartProperty().set(true);
        Path second = file(model);
        assertThat(Files.exists(first) && !first.equals(second)).isFalse();
        assertThat(second).exists();

        model.close();
        assertThat(second).doesNotExist();
        assertThat(second.getParent()).doesNotExist();
    }

    @Test
    void tellsOfFilesFromBeforeThatLookAsItsPages(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("figure-1.png"), "former");
        List<Outgoing.Saved> saved = new ArrayList<>();

        model().save(folder.resolve("figure.png"), saved::add);

        assertThat(saved)
                .containsExactly(
                        new Outgoing.Saved(
                                List.of(folder.resolve("figure.png")),
                                List.of(folder.resolve("figure-1.png"))));
        assertThat(folder.resolve("figure-1.png")).hasContent("former");
    }

    @Test
    void leavesTheFileThatTheClipboardNames() throws Exception {
        FigureViewModel model = model();
        Path file = file(model);
        model.outgoing().copied();
        model.close();
        assertThat(file).exists();
        Files.delete(file);
    }
}
