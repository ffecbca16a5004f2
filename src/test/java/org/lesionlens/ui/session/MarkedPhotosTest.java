package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.MarkedPhoto;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.review.Review;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.ResultStore;

/** Rows without a hash are of the photos that have their names. */
class MarkedPhotosTest {

    @TempDir private Path folder = Path.of("");

    /** The name of the file that a row is of; blank if it is of none. */
    private String find(String row, String... names) throws IOException {
        List<LesionImage> lesions = new ArrayList<>();
        for (String name : names) {
            Path file = Files.writeString(folder.resolve(name), name);
            lesions.add(new LesionImage(name, file, LesionFacts.NONE));
        }
        try (ResultStore store = ResultStore.temporary()) {
            var photos = new MarkedPhotos(Review.of(lesions), new PhotoHashes(store));
            Optional<ContentHash> found =
                    photos.find(new MarkedPhoto(Optional.empty(), row, PhotoMarks.NONE));
            for (String name : names) {
                if (found.equals(Optional.of(ContentHash.of(folder.resolve(name))))) {
                    return name;
                }
            }
            return "";
        }
    }

    @Test
    void onlyAPicturesEndingMayBeMissing() throws IOException {
        assertThat(find("IMG.1", "IMG.jpg")).isEmpty();
        assertThat(find("img", "IMG.jpg")).isEqualTo("IMG.jpg");
        assertThat(find("IMG.png", "IMG.jpg")).isEqualTo("IMG.jpg");
        assertThat(find("IMG.1", "IMG.1.jpg", "IMG.2.jpg")).isEqualTo("IMG.1.jpg");
        assertThat(find("Dr. Miller 7", "Dr.jpg")).isEmpty();
        assertThat(find("1.2.840.7", "1.2.840.7.dcm", "1.2.840.8.dcm")).isEqualTo("1.2.840.7.dcm");
    }

    @Test
    void theWholeNameCountsFirst() throws IOException {
        assertThat(find("a.jpg", "a.jpg", "a.png")).isEqualTo("a.jpg");
        assertThat(find("a", "a.jpg", "a.png")).isEmpty();
    }
}
