package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.Sex;
import org.lesionlens.cases.Truth;

class OpenPhotosTest {

    private static final LesionImage A = LesionImage.unlabelled(Path.of("a"));
    private static final LesionImage B = LesionImage.unlabelled(Path.of("b"));
    private static final LesionImage C = LesionImage.unlabelled(Path.of("c"));
    private static final LesionFacts IN_TABLE =
            new LesionFacts("IP_1", Truth.POSITIVE, Sex.UNKNOWN, null, "", "", null);
    private static final OpenPhotos THREE = OpenPhotos.of(List.of(A, B, C));

    @Test
    void eachFileCountsOnce() {
        OpenPhotos open = OpenPhotos.of(List.of(A, B, A, C));

        assertThat(open.images()).containsExactly(A, B, C);
        assertThat(open.indexOf(C)).isEqualTo(2);
    }

    @Test
    void areKnownAsAmongOthersWhetherAllOrSomeAreThere() {
        var known = new LesionImage("b", Path.of("b"), IN_TABLE);
        OpenPhotos all = OpenPhotos.of(List.of(A, known, C));
        OpenPhotos some = OpenPhotos.of(List.of(C, known));

        assertThat(OpenPhotos.of(List.of(A, B, C), all).images()).containsExactly(A, known, C);
        assertThat(OpenPhotos.of(List.of(A, B, C), some).images()).containsExactly(A, known, C);
        assertThat(OpenPhotos.of(List.of(B, C), some).images()).containsExactly(known, C);
        assertThat(OpenPhotos.of(List.of(B, C), some).indexOf(C)).isEqualTo(1);
    }

    @Test
    void stopsAtBothEnds() {
        assertThat(THREE.from(A, -1)).contains(A);
        assertThat(THREE.from(A, 1)).contains(B);
        assertThat(THREE.from(A, Integer.MAX_VALUE)).contains(C);
        assertThat(THREE.from(C, -Integer.MAX_VALUE)).contains(A);
    }

    @Test
    void keepsTheOthersOfOneThatIsTakenOut() {
        assertThat(THREE.without(B).images()).containsExactly(A, C);
        assertThat(THREE.without(B).opened()).containsExactly(A, B, C);
    }

    @Test
    void listsEachFileOnce() {
        assertThat(OpenPhotos.of(List.of(A, B, A)).images()).containsExactly(A, B);
    }

    @Test
    void aFileBeginsWhatIsOpenOrTheFirstDoes() {
        assertThat(THREE.orFirst(Path.of("b"))).contains(B);
        assertThat(THREE.orFirst(Path.of("absent"))).contains(A);
        assertThat(OpenPhotos.NONE.orFirst(Path.of("b"))).isEmpty();
    }

    @Test
    void hasNoPlaceForWhatIsNotOpen() {
        LesionImage other = LesionImage.unlabelled(Path.of("d"));

        assertThat(THREE.indexOf(other)).isNegative();
        assertThat(THREE.from(other, 1)).isEmpty();
        assertThat(THREE.from(null, 1)).isEmpty();
    }
}
