package org.lesionlens.ui.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lesionlens.background.UiThreads;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.review.Measures;
import org.lesionlens.testing.SyntheticReview;
import org.lesionlens.ui.review.MaskSource;
import org.lesionlens.ui.review.ReviewViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Masks are read on a worker that runs when a test lets it. */
@ExtendWith(ApplicationExtension.class)
class MaskPanelTest {

    private static final int SIZE = 100;

    private final ReviewViewModel review = new ReviewViewModel();
    private final Queue<Runnable> worker = new ArrayDeque<>();

    private MaskPanel panel() {
        Map<Path, List<Path>> masks = new HashMap<>();
        review.show(SyntheticReview.large(SIZE));
        review.reviewProperty()
                .get()
                .cases()
                .forEach(one -> masks.put(one.image().file(), List.of(Path.of("missing.png"))));
        return new MaskPanel(
                review,
                new MaskSource(
                        new SimpleObjectProperty<>(masks),
                        new SimpleObjectProperty<>(
                                new InputSpec(
                                        10,
                                        10,
                                        InputFit.SQUASH,
                                        Interpolation.BILINEAR,
                                        1,
                                        List.of(0.0, 0.0, 0.0),
                                        List.of(1.0, 1.0, 1.0))),
                        new MaskFile(new ImageDecoder(DecodeLimits.STANDARD))),
                UiThreads.of(worker::add, Runnable::run),
                () -> {});
    }

    private static String told(MaskPanel panel) {
        return ((Label) panel.lookup("#masks-unusable")).getText();
    }

    /** While the set is scored it is shown anew several times a second. */
    @Test
    void showingTheSetAgainDoesNotBeginTheReadingAnew(FxRobot robot) {
        robot.interact(() -> {
            MaskPanel panel = panel();
            Measures measures = Measures.of(review.reviewProperty().get());
            panel.show(measures);
            panel.show(measures);
            assertThat(worker).hasSize(1);

            worker.remove().run();
            assertThat(told(panel)).as("what is read is shown").contains("36").contains("64");
            panel.show(measures);
            assertThat(worker).hasSize(1);

            worker.remove().run();
            assertThat(told(panel)).contains("100");
            assertThat(worker).isEmpty();
        });
    }
}
