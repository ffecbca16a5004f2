package org.lesionlens.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class NamelessTest {

    private final Nameless nameless = new Nameless("/home/erika", "erika");

    @Test
    void wordsThatNameNothingStay() {
        assertThat(nameless.text("features are not fused")).isEqualTo("features are not fused");
    }

    @Test
    void wordsThatMayNameAFileOrAPersonGo() {
        for (String words :
                new String[] {
                    "/data/Müller Anna/IMG 1.jpg",
                    "C:\\Fotos",
                    "Müller Anna.JPEG failed",
                    "of Erika"
                }) {
            assertThat(nameless.text(words)).isEqualTo(Nameless.LEFT_OUT);
        }
    }

    @Test
    void ofAnExceptionWhereItWasThrownIsToldAndOnlyTheVirtualMachinesWords() {
        var cause = new NoSuchFileException("/data/Müller Anna/IMG 1");
        var thrown = new IllegalStateException("Müller Anna", new UncheckedIOException(cause));
        cause.initCause(new IndexOutOfBoundsException("Index 3 out of bounds for length 2"));

        String trace = nameless.trace(thrown);

        assertThat(trace)
                .startsWith("java.lang.IllegalStateException: " + Nameless.LEFT_OUT)
                .contains("    at org.lesionlens.crash.NamelessTest.ofAn")
                .contains("Caused by: java.nio.file.NoSuchFileException")
                .contains("IndexOutOfBoundsException: Index 3 out of bounds for length 2")
                .doesNotContain("Müller", "IMG");
    }

    @Test
    void aLibraryThatIsMissingIsNamedWithoutItsFolders() {
        for (String file :
                new String[] {
                    "/home/erika/.cache/libtorch.so",
                    "/srv/clinic of Müller/natives/libtorch.so",
                    "C:\\Users\\MUELLE~1\\App Data\\libtorch.so"
                }) {
            assertThat(nameless.trace(new UnsatisfiedLinkError(file + ": no libgomp.so.1")))
                    .startsWith("java.lang.UnsatisfiedLinkError: libtorch.so: no libgomp.so.1\n");
        }
        assertThat(nameless.trace(new NoClassDefFoundError("org/lesionlens/Main")))
                .startsWith("java.lang.NoClassDefFoundError: org/lesionlens/Main\n");
    }

    @Test
    void aRingOfCausesEnds() {
        var first = new IllegalStateException();
        first.initCause(new IllegalStateException(first));

        assertThat(nameless.trace(first)).contains("Caused by");
    }
}
