package org.lesionlens.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutputNamesTest {

    private final OutputNames names = new OutputNames("melanoma", "grad-cam");

    private String next(String picture) {
        return names.next(Path.of(picture));
    }

    @Test
    void beginWithThePicturesOwnName() {
        assertThat(next("some/folder/ISIC_0001.jpg")).isEqualTo("ISIC_0001.melanoma.grad-cam");
        assertThat(next("a.b.tiff")).isEqualTo("a.b.melanoma.grad-cam");
        assertThat(next("plain")).isEqualTo("plain.melanoma.grad-cam");
    }

    @Test
    void areNumberedFromTheSecondOn() {
        assertThat(next("a/x.jpg")).startsWith("x.mel");
        assertThat(next("b/x.png")).startsWith("x-2.mel");
        assertThat(next("c/x.jpg")).startsWith("x-3.mel");
    }

    @Test
    void neverMeetAPictureThatIsCalledLikeANumberedOne() {
        assertThat(next("x-2.jpg")).startsWith("x-2.mel");
        assertThat(next("a/x.jpg")).startsWith("x.mel");
        assertThat(next("b/x.jpg")).startsWith("x-3.mel");
    }

    @Test
    void differInMoreThanCase() {
        assertThat(next("a/X.jpg")).startsWith("X.mel");
        assertThat(next("b/x.jpg")).startsWith("x-2.mel");
    }

    @Test
    void holdNothingThatFileSystemsRefuse() {
        var odd = new OutputNames("not / sure: naevus?", "grad-cam");

        assertThat(odd.next(Path.of("x.jpg"))).isEqualTo("x.not_sure_naevus_.grad-cam");
    }
}
