package org.lesionlens.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpochNumberTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "epoch_3, 3",
        "epoch=3-step=1200, 3",
        "Epoch 012, 12",
        "resnet50-003, 3",
        "efficientnet_b5_ep07, 7",
        "weights.03-0.45, 3",
        "b5_384x384_e12, 12",
        "b5-384x384-12, 12",
        "epoch=4-val_auc=0.87, 4",
        "2026-11-27_005, 5",
        "checkpoint-1200, 1200",
        "model12, 12",
        "7, 7"
    })
    void isFoundInNames(String stem, long number) {
        assertThat(EpochNumber.of(stem)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"best", "last_b5", "resnet50", "auc0.87", "step", "b5_384x384"})
    void isNotMadeUp(String stem) {
        assertThat(EpochNumber.of(stem)).isEmpty();
    }

    @Test
    void ordersByNumberThenByTimeAndPutsThoseWithoutOneLast() {
        List<Checkpoint> any =
                Arrays.asList(
                        at("best.pt", 1),
                        at("ep_10.pt", 2),
                        at("ep_9.pt", 3),
                        at("last.pt", 0),
                        at("ep-9-again.pt", 4));

        Stream<String> ordered = any.stream().sorted(Checkpoint.ORDER).map(Checkpoint::name);

        assertThat(ordered)
                .containsExactly("ep_9.pt", "ep-9-again.pt", "ep_10.pt", "last.pt", "best.pt");
    }

    private static Checkpoint at(String name, int seconds) {
        return new Checkpoint(Path.of(name), 1, NOON.plusSeconds(seconds));
    }
}
