package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.image.PixelSpacing.Source;
import org.lesionlens.image.decode.SpacingTags;
import org.lesionlens.ui.viewer.LesionViewModel;

/** Finds out what a pixel of the shown photo measures. Belongs to the UI thread. */
final class PhotoSpacing {

    private final LesionViewModel lesion;
    private final LatestJob<Optional<PixelSpacing>> reading;
    private @Nullable Path asked;

    PhotoSpacing(LesionViewModel lesion, LatestJob<Optional<PixelSpacing>> reading) {
        this.lesion = lesion;
        this.reading = reading;
    }

    void follow(ObservableValue<@Nullable LesionImage> shown) {
        shown.subscribe(image -> {
            if (image != null) {
                ask(image.file(), image.facts().pixelSize());
            }
        });
    }

    /** What somebody wrote into a table is meant for this photo; headers are often not. */
    private void ask(Path file, @Nullable Double told) {
        if (told != null) {
            asked = null;
            reading.cancel();
            lesion.spacingProperty().set(new PixelSpacing(told, Source.TABLE));
            return;
        }
        if (file.equals(asked)) {
            return;
        }
        asked = file;
        lesion.spacingProperty().set(null); // that of the photo before holds for it alone
        reading.submit(
                () -> SpacingTags.of(file),
                found -> lesion.spacingProperty().set(found.orElse(null)),
                _ -> {});
    }
}
