package org.lesionlens.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.image.decode.DicomFacts;

/** What photos' own files say of their patients, where no table does. */
final class PhotoHeaders {

    private PhotoHeaders() {}

    /** Lets the photos know it; each file is waited for. */
    static void read(PhotoSearch search, List<SetPhoto> photos) {
        Set<Path> withHeader =
                search.found().stream()
                        .filter(FoundPhoto::hasHeader)
                        .map(FoundPhoto::file)
                        .collect(Collectors.toSet());
        if (!withHeader.isEmpty() && search.isHere()) {
            photos.parallelStream()
                    .filter(photo -> withHeader.contains(photo.file()))
                    .forEach(PhotoHeaders::read);
        }
    }

    private static void read(SetPhoto photo) {
        DicomFacts.of(photo.file())
                .map(LesionFacts::of)
                .ifPresent(said -> photo.know(photo.facts().or(said)));
    }
}
