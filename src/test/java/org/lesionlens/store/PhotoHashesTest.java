package org.lesionlens.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;

class PhotoHashesTest {

    private static final ContentHash WRONG = ContentHash.parse("0a".repeat(32));

    @TempDir private Path folder;
    private ResultStore store;
    private PhotoHashes hashes;
    private Path photo;

    @BeforeEach
    void open() throws IOException {
        store = ResultStore.open(folder.resolve("results.sqlite"), _ -> {});
        hashes = new PhotoHashes(store);
        photo = Files.writeString(folder.resolve("photo.jpg"), "pixels");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private FileStamp stamp() throws IOException {
        var stamp = FileStamp.of(photo);
        assumeThat(stamp).as("a file system with stamps").isPresent();
        return stamp.orElseThrow();
    }

    @Test
    void areThoseOfTheBytes() throws IOException {
        assertThat(hashes.of(photo)).isEqualTo(ContentHash.of(photo));
    }

    @Test
    void anUnchangedPhotoIsNotReadAgain() throws IOException {
        store.remember(stamp(), WRONG); // gives away who asks the file

        assertThat(hashes.of(photo)).isEqualTo(WRONG);
    }

    @Test
    @Timeout(10)
    void aChangedPhotoIsReadThoughSizeAndTimeAreKept() throws Exception {
        FileStamp before = stamp();
        FileTime time = Files.getLastModifiedTime(photo);
        store.remember(before, WRONG);
        while (stamp().equals(before)) { // until the file system's clock ticks
            Files.writeString(photo, "PIXELS");
            Files.setLastModifiedTime(photo, time);
        }

        assertThat(hashes.of(photo)).isEqualTo(ContentHash.of(photo));
    }

    @Test
    void whatHasBeenReadIsRemembered() throws IOException {
        FileStamp settled = stamp();
        var later = new PhotoHashes(store, () -> Instant.now().plusSeconds(3));

        later.of(photo);

        assertThat(store.hash(settled)).contains(ContentHash.of(photo));
    }

    /** It might have been changed once more while it was read. */
    @Test
    void whatHadJustChangedWhenReadingBeganIsNotRemembered() throws IOException {
        FileStamp fresh = stamp();
        Instant before = Instant.now();
        Iterator<Instant> slowly = List.of(before, before.plusSeconds(9)).iterator();
        new PhotoHashes(store, slowly::next).of(photo);

        assertThat(store.hash(fresh)).isEmpty();
    }

    @Test
    void whatHasJustChangedIsNotRemembered() throws IOException {
        FileStamp fresh = stamp();
        hashes.of(photo);

        assertThat(store.hash(fresh)).isEmpty();
        assertThat(fresh.isSettled(Instant.now())).isFalse();
        assertThat(fresh.isSettled(Instant.now().plusSeconds(3))).isTrue();
    }

    @Test
    void aPhotoThatCannotBeReadHasNone() {
        Path gone = folder.resolve("gone.jpg");

        assertThat(hashes.stamp(gone)).isEmpty();
        assertThatThrownBy(() -> hashes.of(gone)).isInstanceOf(NoSuchFileException.class);
    }
}
