package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.Optional;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.ui.viewer.LesionViewModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the network look once more at a shown photo whose pixels as stored are others than as
 * displayed, in the form that the model's card does not ask for. Belongs to the UI thread.
 */
final class PixelsInDoubt {

    private static final Logger LOG = LoggerFactory.getLogger(PixelsInDoubt.class);

    private final Analyzer analyzer;
    private final LesionViewModel lesion;
    private final LatestJob<Optional<OtherPixels>> asking;

    PixelsInDoubt(Analyzer analyzer, LesionViewModel lesion, UiThreads threads) {
        this.analyzer = analyzer;
        this.lesion = lesion;
        this.asking = threads.latestJob();
    }

    /** Asks about the photo that has just been shown. */
    void ask(Analysis shown, Path file, Classifier ready) {
        cancel();
        if (!shown.prepared().differences().isEmpty()) {
            asking.submit(
                    () -> analyzer.otherPixels(file, ready.givenAs(shown.pass())),
                    other -> lesion.otherPixelsProperty().set(other.orElse(null)),
                    cause ->
                            LOG.warn(
                                    "the other form of a photo's pixels was not seen: {}",
                                    cause.getClass().getSimpleName())); // a message names the photo
        }
    }

    void cancel() {
        asking.cancel();
    }
}
