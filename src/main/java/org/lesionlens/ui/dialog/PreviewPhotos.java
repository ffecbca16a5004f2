package org.lesionlens.ui.dialog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Truth;
import org.lesionlens.ui.card.PreviewPhoto;

/** The photos that a model's card is tried on: what is looked at, and samples of known truth. */
public final class PreviewPhotos {

    private PreviewPhotos() {}

    /**
     * Looks at the disk: not for the UI thread.
     *
     * @param shown the photo that is looked at, if one is
     * @param samples folder of the samples, if they are installed
     */
    public static List<PreviewPhoto> of(Optional<PreviewPhoto> shown, Optional<Path> samples) {
        List<PreviewPhoto> photos = new ArrayList<>(shown.stream().toList());
        List<LesionImage> known = samples.map(PreviewPhotos::lesions).orElse(List.of());
        Stream.of(Truth.POSITIVE, Truth.NEGATIVE)
                .flatMap(truth -> known.stream().filter(one -> one.truth() == truth).limit(1))
                .map(lesion -> new PreviewPhoto(lesion.file(), lesion.truth(), true))
                .filter(sample -> photos.stream().noneMatch(one -> isSame(one, sample)))
                .forEach(photos::add);
        return List.copyOf(photos);
    }

    private static boolean isSame(PreviewPhoto one, PreviewPhoto other) {
        return one.file().toAbsolutePath().equals(other.file().toAbsolutePath());
    }

    private static List<LesionImage> lesions(Path folder) {
        try {
            return CaseSet.read(folder).images();
        } catch (IOException e) {
            return List.of(); // it is tried on what is open
        }
    }
}
