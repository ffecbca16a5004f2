package org.lesionlens.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.background.UiThreads;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.PictureFolder;
import org.lesionlens.export.PictureTable;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.export.ManyRequest.Choice;
import org.lesionlens.ui.export.ManyRequest.Which;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** What is still being written when its dialog is closed is told once it ends. */
@ExtendWith(ApplicationExtension.class)
class ClosedPaneTest {

    private static final OverlayStyle STYLE = new OverlayStyle(0.5, 0.2, ColourMap.VIRIDIS);

    private final Path home;
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final UiThreads threads = UiThreads.of(work::add, Runnable::run);
    private final List<String> told = new ArrayList<>();

    ClosedPaneTest(@TempDir Path home) {
        this.home = home;
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private ExportPane picture() {
        var analysis = SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
        FigureView view = FigureView.pair(analysis.photo(), STYLE, 0.5);
        var request =
                new ExportRequest(
                        analysis,
                        "a.jpg",
                        "Lesion 1",
                        "lesion-1",
                        PicturedLesion.named("Lesion 1"),
                        null,
                        view,
                        view);
        var pane = ExportPane.of(new ExportViewModel(request, threads), () -> {}, told::add);
        work();
        return pane;
    }

    @Test
    void aFileThatWasWrittenIsNamed(FxRobot robot) {
        robot.interact(() -> {
            ExportPane pane = picture();
            pane.save(home.resolve("a.png"));
            pane.close();
            assertThat(told).isEmpty();
            work();
        });

        assertThat(home.resolve("a.png")).isNotEmptyFile();
        assertThat(told).containsExactly("a.png was saved.");
    }

    @Test
    void aFileThatCouldNotBeWrittenIsToldToo(FxRobot robot) {
        robot.interact(() -> {
            ExportPane pane = picture();
            pane.save(home.resolve("gone/a.png"));
            pane.close();
            work();
        });

        assertThat(told).singleElement().asString().startsWith("Not exported: ");
    }

    @Test
    void whatIsSeenInTheDialogIsNotToldAgain(FxRobot robot) {
        robot.interact(() -> {
            ExportPane pane = picture();
            pane.save(home.resolve("a.png"));
            work();
            pane.close();
            work();
        });

        assertThat(told).isEmpty();
    }

    @Test
    void manyPicturesEndAfterTheOneThatIsBeingWritten(FxRobot robot) {
        List<ReviewCase> cases = SyntheticReview.large(3).cases();
        List<ManyPane> shown = new ArrayList<>();
        var request =
                new ManyRequest(
                        List.of(new Choice(Which.SET, cases)),
                        cases.stream().map(ReviewCase::image).toList(),
                        STYLE,
                        0.5,
                        new PictureFolder.Asked("melanoma", CamMethod.GRAD_CAM, "0123abcd"),
                        _ -> {
                            shown.forEach(ManyPane::close); // as Esc does while it is explained
                            return SyntheticAnalysis.of(1.0, 4, 0, -1, 0);
                        });
        robot.interact(() -> {
            var pane = new ManyPane(new ManyViewModel(request, threads), () -> {}, told::add);
            shown.add(pane);
            pane.write(home);
            work();
        });

        assertThat(told).containsExactly("Stopped: 1 of 3 were written, and are in the table.");
        assertThat(home.resolve("lesion-1.melanoma.grad-cam.png")).exists();
        assertThat(home.resolve(PictureTable.NAME)).exists();
    }
}
