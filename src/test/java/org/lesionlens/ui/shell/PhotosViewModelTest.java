package org.lesionlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.background.LatestJob;
import org.lesionlens.image.DecodeLimits;
import org.lesionlens.image.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;
import org.lesionlens.ui.viewer.LesionViewModel;

/** The real engine on a tiny model; the worker runs at once. */
class PhotosViewModelTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");
    private static final Path TALL = Golden.FOLDER.resolve("lesions/tall.png");
    private static final OpenPhotos BOTH = OpenPhotos.of(List.of(WIDE, TALL));

    private final LesionViewModel lesion =
            new LesionViewModel(new LatestJob<>(Runnable::run, Runnable::run));
    private final PhotosViewModel photos =
            new PhotosViewModel(
                    new Analyzer(new ImageDecoder(DecodeLimits.STANDARD)),
                    lesion,
                    Runnable::run,
                    Runnable::run,
                    failures -> {
                        throw new AssertionError(failures);
                    });

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @BeforeEach
    void useModel() throws Exception {
        photos.use(ENGINE.load(Golden.FOLDER.resolve("tiny_pooled.pt")));
    }

    private boolean isShown() {
        return lesion.analysisProperty().get() != null;
    }

    @Test
    void aPhotoOnTheScreenWaitsForNothing() {
        photos.giveWay(true);

        photos.open(BOTH, List.of());

        assertThat(isShown()).isTrue();
        assertThat(photos.isAtHand(TALL)).as("its neighbour waits").isFalse();
    }

    @Test
    void aPhotoThatIsNotOnTheScreenWaitsForWhatIs() {
        photos.setWatched(false);
        photos.giveWay(true);

        photos.open(BOTH, List.of());
        assertThat(isShown()).isFalse();
        photos.giveWay(false);

        assertThat(isShown()).isTrue();
        assertThat(photos.isAtHand(TALL)).isTrue();
    }

    @Test
    void whoGoesToThePhotoSeesItAtOnce() {
        photos.setWatched(false);
        photos.giveWay(true);
        photos.open(BOTH, List.of());

        photos.setWatched(true);

        assertThat(isShown()).isTrue();
    }

    @Test
    void aPhotoThatSomebodyChoosesWaitsForNothing() {
        photos.setWatched(false);
        photos.giveWay(true);
        photos.open(BOTH, List.of());

        photos.lookAt(TALL);

        assertThat(isShown()).isTrue();
        assertThat(photos.nameProperty().get()).isEqualTo("tall.png");
    }

    @Test
    void whereNothingGoesFirstAPhotoIsMadeReadyOutOfSight() {
        photos.setWatched(false);

        photos.open(BOTH, List.of());

        assertThat(isShown()).isTrue();
    }
}
