package org.lesionlens.ui.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.Sex;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputFit;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.PngWriter;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Measures;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
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
        return panel(masks);
    }

    private MaskPanel panel(Map<Path, List<Path>> masks) {
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

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
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

    /** What was measured of a map says nothing of another one of the same photo. */
    @Test
    void anotherMapIsMeasuredAnew(FxRobot robot) {
        robot.interact(() -> {
            MaskPanel panel = panel();
            panel.show(Measures.of(review.reviewProperty().get()));
            work();

            Review before = review.reviewProperty().get();
            CasePrediction old = before.cases().getFirst().prediction().orElseThrow();
            SignedMap map = old.map();
            var other = new SignedMap(map.width(), map.height(), map.toArray());
            review.reviewProperty()
                    .set(
                            before.with(
                                    Map.of(
                                            0,
                                            new Progress.Scored(
                                                    new CasePrediction(
                                                            old.photo(),
                                                            old.key(),
                                                            old.probabilities(),
                                                            old.positive(),
                                                            other)))));
            panel.show(Measures.of(review.reviewProperty().get()));

            assertThat(worker).hasSize(1);
        });
    }

    @Test
    void photosThatTheFilterLeavesOutAreNotCounted(FxRobot robot) {
        robot.interact(() -> {
            MaskPanel panel = panel();
            review.filterProperty().set(CaseFilter.ALL.withSexes(Set.of(Sex.FEMALE)));
            int female = review.measured().getValue().judged().size();
            panel.show(Measures.of(review.measured().getValue()));
            work();

            assertThat(female).isBetween(1, SIZE - 1);
            assertThat(told(panel)).contains(Integer.toString(female)).doesNotContain("100");
        });
    }

    @Test
    void meansAreOfTheGroupsAtTheThreshold(FxRobot robot, @TempDir Path folder) throws Exception {
        review.show(SyntheticReview.samples());
        Map<Path, List<Path>> masks = new HashMap<>();
        var decoder = new ImageDecoder(DecodeLimits.STANDARD);
        for (ReviewCase one : review.reviewProperty().get().cases()) {
            Path photo = one.image().file();
            RgbImage seen = decoder.decode(photo);
            Path mask = folder.resolve(one.index() + ".png");
            PngWriter.create(left(seen.width(), seen.height()), mask);
            masks.put(photo, List.of(mask));
        }
        robot.interact(() -> {
            MaskPanel panel = panel(masks);
            panel.show(Measures.of(review.reviewProperty().get()));
            work();
            for (double threshold : new double[] {0.2, 0.5, 0.9}) {
                panel.at(threshold);

                long called =
                        review.reviewProperty().get().cases().stream()
                                .filter(one -> one.group(threshold) == OutcomeGroup.TRUE_POSITIVE)
                                .count();
                assertThat(number(panel, "photos")).isEqualTo(Long.toString(called));
                assertThat(number(panel, "area")).isEqualTo("0.500");
            }
        });
    }

    private static String number(MaskPanel panel, String column) {
        return ((Label) panel.lookup("#masks-true-positive-" + column)).getText();
    }

    private static RgbImage left(int width, int height) {
        return RgbImage.painted(
                width,
                height,
                (_, row) -> Arrays.setAll(row, x -> 2 * x < width ? 0xFFFFFFFF : 0xFF000000));
    }
}
