package org.lesionlens.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;

class ShareTest {

    @Test
    void keepsPatientsWholeWhereverTheirPhotosAre() {
        List<PhotoTask> photos =
                List.of(photo("a", "P1"), photo("b", ""), photo("c", "P2"), photo("d", "P1"));
        assertThat(Share.of(photos, 2))
                .extracting(share -> share.photos().stream().map(PhotoTask::file).toList())
                .containsExactly(List.of("a", "d"), List.of("b", "c"));
    }

    @Test
    void isEachPhotoOnceAndNoPatientInTwo() {
        List<PhotoTask> photos =
                IntStream.range(0, 1000).mapToObj(i -> photo("f" + i, "P" + i % 37)).toList();
        List<Share> shares = Share.of(photos, 64);
        assertThat(shares).flatExtracting(Share::photos).containsExactlyInAnyOrderElementsOf(photos);
        assertThat(shares)
                .flatExtracting(
                        share -> share.photos().stream().map(PhotoTask::patient).distinct().toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesOutWhatHasRowsAndRefusesMorePhotosOfAPatient() throws IOException {
        List<PhotoTask> photos = List.of(photo("a", "P1"), photo("b", "P2"), photo("c", "P1"));
        assertThat(Share.withoutRows(photos, Set.of("a", "c"))).containsExactly(photos.get(1));
        assertThatThrownBy(() -> Share.withoutRows(photos, Set.of("a")))
                .hasMessageContaining("1 of 2 photos of patient P1");
    }

    @Test
    void growsWithTheSet() {
        assertThat(Share.size(353, 0)).isEqualTo(64);
        assertThat(Share.size(1_000_000, 400)).isEqualTo(500);
        assertThat(Share.size(100_000_000, 400)).isEqualTo(4096);
    }

    @Test
    void isNoLargerThanItsMapsCanBeHeld() {
        assertThat(Share.size(1_000_000, 1 << 20)).isEqualTo(256);
        assertThat(Share.size(353, 1L << 40)).isEqualTo(1);
    }

    private static PhotoTask photo(String file, String patient) {
        return new PhotoTask(
                file,
                patient,
                patient,
                Truth.UNKNOWN,
                Sex.UNKNOWN,
                null,
                "",
                null,
                "",
                "",
                List.of());
    }
}
