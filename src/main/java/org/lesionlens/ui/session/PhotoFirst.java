package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.RgbImage;
import org.lesionlens.ui.viewer.LesionViewModel;

/**
 * Shows a photo as soon as it is decoded, before a network has looked at it and without any.
 * Belongs to the UI thread.
 */
final class PhotoFirst {

    private record Decoded(Path file, RgbImage photo) {}

    private final Analyzer analyzer;
    private final LesionViewModel lesion;
    private final LatestJob<RgbImage> decoding;
    private final Executor ui;
    private final Consumer<LesionImage> onShown;
    private @Nullable LesionImage wanted;
    private @Nullable Decoded newest;

    /**
     * @param onShown is told what is about to be shown without its analysis
     */
    PhotoFirst(
            Analyzer analyzer,
            LesionViewModel lesion,
            UiThreads threads,
            Consumer<LesionImage> onShown) {
        this.analyzer = analyzer;
        this.lesion = lesion;
        this.decoding = threads.latestJob();
        this.ui = threads.ui();
        this.onShown = onShown;
    }

    /** Shows a photo that a network is to look at, once {@link #decoded} tells of it. */
    void await(LesionImage image) {
        decoding.cancel();
        wanted = image;
        show();
    }

    /** Decodes a photo that no network looks at. */
    void decode(LesionImage image, Consumer<? super Throwable> onFailure) {
        wanted = image;
        decoding.submit(
                () -> analyzer.photo(image.file()),
                photo -> take(new Decoded(image.file(), photo)),
                onFailure);
    }

    /** A photo was decoded on its way to a network; on any thread. */
    void decoded(Path file, RgbImage photo) {
        ui.execute(() -> take(new Decoded(file, photo)));
    }

    private void take(Decoded arrived) {
        newest = arrived;
        show();
    }

    private void show() {
        LesionImage image = wanted;
        Decoded arrived = newest;
        if (image != null && arrived != null && arrived.file().equals(image.file())) {
            wanted = null;
            onShown.accept(image);
            lesion.showPhoto(arrived.photo());
        }
    }

    /** The analysis is there, or nobody waits for the photo any more. */
    void cancel() {
        wanted = null;
        newest = null;
        decoding.cancel();
    }

    /** True while a photo is decoded that no network looks at. */
    ReadOnlyBooleanProperty decodingProperty() {
        return decoding.runningProperty();
    }
}
