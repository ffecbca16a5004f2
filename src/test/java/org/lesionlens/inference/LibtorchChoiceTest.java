package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.ModelLoadException;

/** A libtorch that does not fit is told before the model is blamed. */
class LibtorchChoiceTest {

    private static LibtorchChoice of(Map<String, String> variables) {
        return LibtorchChoice.of("2.7.1", name -> variables.getOrDefault(name, ""));
    }

    @Test
    void theOneThatComesAlongIsBlamedForNothing() {
        LibtorchChoice own = of(Map.of("PYTORCH_VERSION", "2.7.1", "PYTORCH_FLAVOR", "cpu"));

        assertThat(own.likely()).isEmpty();
        assertThat(own.mark()).isEmpty();
    }

    @Test
    void theOneThatLiesUnpackedBesideTheProgramIsItsOwn() {
        String folder = "/usr/lib/lesionlens/lib/app/libtorch/cpu";

        LibtorchChoice own =
                of(Map.of("PYTORCH_LIBRARY_PATH", folder, "lesionlens.libtorch", folder));
        LibtorchChoice other =
                of(Map.of("PYTORCH_LIBRARY_PATH", "/opt/lib", "lesionlens.libtorch", folder));

        assertThat(own.isOwn()).isTrue();
        assertThat(other.isOwn()).isFalse();
    }

    @Test
    void anotherIsTheLikelyCauseAndEndsByUnsetting() {
        assertThat(of(Map.of("PYTORCH_LIBRARY_PATH", "/opt/torch/lib")).likely())
                .hasValueSatisfying(told ->
                        assertThat(told)
                                .contains("PYTORCH_LIBRARY_PATH=/opt/torch/lib")
                                .contains("Unset it, or name a libtorch 2.7.1"));
        assertThat(of(Map.of("PYTORCH_VERSION", "2.5.1")).likely())
                .hasValueSatisfying(told -> assertThat(told).contains("PYTORCH_VERSION=2.5.1"));
    }

    @Test
    void whatCameThroughWithAnotherIsNotWhatCameThroughWithThisOne() {
        LibtorchChoice one = of(Map.of("PYTORCH_LIBRARY_PATH", "/opt/torch/lib"));
        LibtorchChoice two = of(Map.of("PYTORCH_LIBRARY_PATH", "/opt/other/lib"));

        assertThat(one.mark()).isNotBlank().isNotEqualTo(two.mark());
    }

    @Test
    void oneForCardsIsLoadedForThemByAnyBridgeThatLiesWithIt() {
        assertThat(LibtorchChoice.flavour(folder(false, true))).isEqualTo("cpu");
        assertThat(LibtorchChoice.flavour(folder(true, true))).startsWith("cu");
    }

    private static LibtorchFolder folder(boolean cuda, boolean bridged) {
        return new LibtorchFolder(Path.of("torch", "lib"), "2.11.0", cuda, bridged);
    }

    @Test
    void theVersionIsThatOfTheBridge() {
        assertThat(LibtorchChoice.current().version()).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void aFailureToLoadNamesIt() {
        System.setProperty("PYTORCH_LIBRARY_PATH", "/opt/torch/lib");
        try (var thread = new InferenceThread()) {
            assertThatThrownBy(() ->
                            thread.open(
                                    "model.pt",
                                    () -> {
                                        throw new IllegalStateException("set_stride");
                                    }))
                    .isInstanceOf(ModelLoadException.class)
                    .hasMessageContaining("set_stride")
                    .hasMessageContaining("PYTORCH_LIBRARY_PATH=/opt/torch/lib");
        } finally {
            System.clearProperty("PYTORCH_LIBRARY_PATH");
        }
    }
}
