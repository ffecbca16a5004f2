package org.lesionlens.ui.session;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.reading.ReadingScreen;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Shows photos to a blind reader: without heat, until that is asked for. */
final class ReadingPhotos implements ReadingScreen {

    private final Analyzer analyzer;
    private final ModelViewModel model;
    private final FactsOfSet facts;
    private final LesionViewModel lesion;
    private final LatestJob<RgbImage> decoding;
    private final LatestJob<RgbImage> expecting;
    private final LatestJob<Analysis> explaining;
    private @Nullable LesionImage seen;
    private @Nullable Ready ready; // the one that is expected next

    private record Ready(LesionImage image, RgbImage photo) {}

    /**
     * @param facts of the set that is read
     * @param lesion shows the photo; is nobody else's
     */
    ReadingPhotos(
            Analyzer analyzer,
            ModelViewModel model,
            FactsOfSet facts,
            LesionViewModel lesion,
            UiThreads threads) {
        this.analyzer = analyzer;
        this.model = model;
        this.facts = facts;
        this.lesion = lesion;
        this.decoding = threads.latestJob();
        this.expecting = threads.latestJob();
        this.explaining = threads.latestJob();
    }

    @Override
    public void show(LesionImage image, Runnable shown, Consumer<Throwable> failed) {
        Ready ahead = ready;
        leave();
        seen = image;
        if (ahead != null && ahead.image().equals(image)) {
            lesion.showPhoto(ahead.photo());
            shown.run();
            return;
        }
        decoding.submit(
                () -> analyzer.photo(image.file()),
                photo -> {
                    lesion.showPhoto(photo);
                    shown.run();
                },
                failed);
    }

    @Override
    public void expect(LesionImage image) {
        expecting.submit(
                () -> analyzer.photo(image.file()),
                photo -> ready = new Ready(image, photo),
                _ -> {}); // told when it is to be shown
    }

    @Override
    public void reveal(LesionImage image, Consumer<Throwable> failed) {
        Classifier ready = model.classifier().getValue();
        RgbImage photo = lesion.photoProperty().get();
        if (ready == null || photo == null) {
            return;
        }
        CamMethod method = lesion.settings().methodProperty().get();
        explaining.submit(
                () ->
                        analyzer.analyze(
                                        analyzer.prepare(image.file(), ready.card().input()),
                                        ready.given(facts.of(image, ready)),
                                        ready.card().output().positiveIndex(),
                                        method)
                                .sharing(List.of(photo)),
                analysis -> reveal(image, analysis, ready),
                failed); // the photo stays as it is
    }

    private void reveal(LesionImage image, Analysis analysis, Classifier ready) {
        if (Objects.equals(image, seen)) {
            lesion.show(analysis, (from, chosen, by) -> analyzer.explain(from, ready, chosen, by));
        }
    }

    @Override
    public void leave() {
        seen = null;
        ready = null;
        decoding.cancel();
        expecting.cancel();
        explaining.cancel();
        lesion.detach();
    }
}
