package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {

    /** Of one size they make 11,175 pairs, more than are compared. */
    private static final int VERY_MANY = 150;

    @TempDir private Path folder = Path.of("");
    private final List<FoundPhoto> photos = new ArrayList<>();

    private FoundPhoto photo(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        var photo = new FoundPhoto(file, file.getFileName().toString(), text.length());
        photos.add(photo);
        return photo;
    }

    @Test
    void ofFewTheSameBytesAreACopyUnderAnyName() throws IOException {
        FoundPhoto first = photo("a.jpg", "same");
        photo("b.jpg", "else");
        FoundPhoto second = photo("c.jpg", "same");
        photo("d.jpg", "longer");

        var copies = new Copies(photos);

        assertThat(copies.kept()).hasSize(1).containsEntry(second, first);
        assertThat(copies.byNamesOnly()).isFalse();
    }

    @Test
    void ofVeryManyOnlyThoseOfOneNameAreCompared() throws IOException {
        for (int i = 0; i < VERY_MANY; i++) {
            photo("one/%03d.jpg".formatted(i), "%03d".formatted(i));
        }
        FoundPhoto twin = photo("two/007.jpg", "007");
        photo("two/008.jpg", "009");
        FoundPhoto triplet = photo("three/007.jpg", "007");
        photo("two/other.jpg", "010");

        var copies = new Copies(photos);

        assertThat(copies.kept())
                .hasSize(2)
                .containsEntry(twin, photos.get(7))
                .containsEntry(triplet, photos.get(7));
        assertThat(copies.byNamesOnly()).isTrue();
    }

    @Test
    void emptyFilesAreNoCopies() throws IOException {
        photo("a.jpg", "");
        photo("b.jpg", "");

        assertThat(new Copies(photos).kept()).isEmpty();
    }
}
