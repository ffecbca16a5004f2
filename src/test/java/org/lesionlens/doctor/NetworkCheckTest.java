package org.lesionlens.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.doctor.CheckedPoint.State;
import org.lesionlens.doctor.NetworkCheck.Tolerance;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;

/** One photo through the demo model, beside what PyTorch says of it. */
class NetworkCheckTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path MODEL = Path.of("models", "efficientnet_b5_demo.pt");

    @TempDir private Path folder;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static CheckedPoint look(Tolerance tolerance, @Nullable Path model)
            throws InterruptedException {
        var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
        return new NetworkCheck("Network", ENGINE::load, tolerance, analyzer, model).look();
    }

    @Test
    void thisMachineSaysWhatPyTorchSays() throws Exception {
        CheckedPoint point = look(Tolerance.EXACT, MODEL);

        assertThat(point.state()).as(point.found()).isEqualTo(State.OK);
        assertThat(point.found()).contains("PyTorch 2.2485", " ms a photo");
    }

    @Test
    void resultsFurtherOffThanAllowedAreAFault() throws Exception {
        CheckedPoint point = look(new Tolerance(-1, 1), MODEL);

        assertThat(point.state()).isEqualTo(State.FAULT);
        assertThat(point.advice()).startsWith("Do not rely on");
        assertThat(look(new Tolerance(1, -1), MODEL).state()).isEqualTo(State.FAULT);
    }

    @Test
    void aModelThatIsMissingOrAnotherIsAFault() throws Exception {
        Path other = Files.writeString(folder.resolve("efficientnet_b5_demo.pt"), "another");

        assertThat(look(Tolerance.EXACT, null).found()).contains("no demo model");
        assertThat(look(Tolerance.EXACT, other).found()).contains("not the one of this version");
    }

    @Test
    void aNetworkThatCannotBeLoadedIsToldWithItsReason() throws Exception {
        var analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));
        var check =
                new NetworkCheck(
                        "Network",
                        _ -> {
                            throw new ModelLoadException("no libtorch here");
                        },
                        Tolerance.EXACT,
                        analyzer,
                        MODEL);

        assertThat(check.look())
                .isEqualTo(
                        new CheckedPoint(
                                "Network",
                                "the photo has no result",
                                State.FAULT,
                                "no libtorch here"));
    }
}
