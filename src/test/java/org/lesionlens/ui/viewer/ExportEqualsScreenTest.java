package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.UiThreads;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.testing.PictureDifference;
import org.lesionlens.testing.SyntheticAnalysis;
import org.lesionlens.ui.fx.FxImages;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What JavaFX puts on the screen is what the exported picture of the same size shows. */
@ExtendWith(ApplicationExtension.class)
class ExportEqualsScreenTest {

    /** Larger than its pane, so that both screen and export resample it. */
    private static final Analysis LESION =
            SyntheticAnalysis.of(SyntheticAnalysis.photo(1200, 900), 4, 2, 0, 1, 2, 3);

    private final LesionViewModel model = new LesionViewModel(UiThreads.inline().latestJob());
    private final AtomicReference<LesionView> view = new AtomicReference<>();

    @Start
    void start(Stage stage) {
        var shown = new LesionView(model, UiThreads.inline());
        view.set(shown);
        stage.setScene(new Scene(shown, 900, 700));
        stage.show();
    }

    private void show(FxRobot robot, ViewLayout layout) {
        robot.interact(() -> {
            model.settings().layoutProperty().set(layout);
            model.show(
                    LESION,
                    (shown, chosen, method) -> SyntheticAnalysis.of(shown.pass(), chosen, method));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private FigureView seen() {
        return Objects.requireNonNull(view.get()).figure().seen(0.5).orElseThrow();
    }

    /** The exported picture at a place, of the size that is seen. */
    private RgbImage exported(int index) {
        FigureView seen = seen();
        RgbImage whole = AnnotatedPicture.render(LESION, PicturedLesion.named("Lesion 1"), seen);
        int top = 0;
        while (whole.at(whole.width() / 3, top) == 0xFFFFFFFF) {
            top++;
        }
        int left = 0;
        for (int found = 0; found <= index; found++) {
            while (whole.at(left, top + 1) == 0xFFFFFFFF) {
                left++;
            }
            left += found < index ? seen.width() : 0;
        }
        return part(whole, left, top, seen.width(), seen.height());
    }

    private RgbImage screen(FxRobot robot, String id) {
        PictureView picture = robot.lookup(id).queryAs(PictureView.class);
        var pixels = new AtomicReference<RgbImage>();
        robot.interact(() -> {
            var bounds = picture.localToScene(picture.getLayoutBounds());
            var parameters = new SnapshotParameters();
            parameters.setViewport(
                    new Rectangle2D(
                            bounds.getMinX(),
                            bounds.getMinY(),
                            bounds.getWidth(),
                            bounds.getHeight()));
            var root = picture.getScene().getRoot();
            pixels.set(FxImages.read(root.snapshot(parameters, null)));
        });
        Framing framing = Objects.requireNonNull(picture.framing());
        return part(
                Objects.requireNonNull(pixels.get()),
                framing.shownLeft(),
                framing.shownTop(),
                framing.shownWidth(),
                framing.shownHeight());
    }

    private static RgbImage part(RgbImage whole, int left, int top, int width, int height) {
        return Resampling.resize(
                whole,
                new ImageRegion(left, top, left + width, top + height),
                width,
                height,
                Interpolation.BILINEAR_ANTIALIAS);
    }

    @Test
    void ofTheOverlay(FxRobot robot) {
        show(robot, ViewLayout.OVERLAY);
        assertThat(seen().width()).isGreaterThan(600);
        assertThat(PictureDifference.largest(screen(robot, "#overlay"), exported(0)))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void ofThePair(FxRobot robot) {
        show(robot, ViewLayout.SIDE_BY_SIDE);
        assertThat(PictureDifference.largest(screen(robot, "#photo"), exported(0)))
                .isLessThanOrEqualTo(1);
        assertThat(PictureDifference.largest(screen(robot, "#overlay"), exported(1)))
                .isLessThanOrEqualTo(1);
    }

    @Test
    void ofAPartThatIsZoomed(FxRobot robot) {
        show(robot, ViewLayout.OVERLAY);
        robot.interact(() -> model.zoomProperty().set(new Zoom(3.2, 0.3, 0.6)));
        WaitForAsyncUtils.waitForFxEvents();
        RgbImage seen = screen(robot, "#overlay");
        RgbImage exported = exported(0);
        // Where heat lies over the photo JavaFX blends in bytes: one in a thousand is off by 2.
        assertThat(PictureDifference.largest(seen, exported)).isLessThanOrEqualTo(2);
        assertThat(PictureDifference.shareBeyond(1, seen, exported)).isLessThan(0.002);
    }
}
