package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPhotosTest {

    private static final Path A = Path.of("a");
    private static final Path B = Path.of("b");
    private static final Path C = Path.of("c");
    private static final OpenPhotos THREE = OpenPhotos.of(List.of(A, B, C));

    @Test
    void stopsAtBothEnds() {
        assertThat(THREE.moved(-1).current()).contains(A);
        assertThat(THREE.moved(1).current()).contains(B);
        assertThat(THREE.moved(Integer.MAX_VALUE).current()).contains(C);
        assertThat(THREE.moved(2).moved(-Integer.MAX_VALUE).current()).contains(A);
        assertThat(THREE.moved(2).next()).isEmpty();
        assertThat(THREE.previous()).isEmpty();
    }

    @Test
    void theOneBehindOrBeforeTakesThePlaceOfTheRemoved() {
        var middle = THREE.moved(1);

        assertThat(middle.withoutCurrent(true).current()).contains(C);
        assertThat(middle.withoutCurrent(false).current()).contains(A);
        assertThat(THREE.moved(2).withoutCurrent(true).current()).contains(B);
        assertThat(OpenPhotos.of(List.of(A)).withoutCurrent(true).isEmpty()).isTrue();
    }

    @Test
    void listsEachFileOnce() {
        assertThat(OpenPhotos.of(List.of(A, B, A)).files()).containsExactly(A, B);
    }

    @Test
    void hasNoPlaceOutsideOfTheList() {
        assertThatThrownBy(() -> new OpenPhotos(List.of(A), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(OpenPhotos.NONE.moved(1).current()).isEmpty();
    }
}
