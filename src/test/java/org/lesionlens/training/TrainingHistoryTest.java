package org.lesionlens.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;
import org.lesionlens.testing.SyntheticAnalysis;

class TrainingHistoryTest {

    private static final ContentHash PHOTO = ContentHash.parse("00".repeat(32));
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static CheckpointResult result(String name, int time, SignedMap map) {
        LesionImage image = LesionImage.unlabelled(Path.of("a.png"));
        var scored = new Progress.Scored(new CasePrediction(PHOTO, 0.5, map));
        return new CheckpointResult(
                new Checkpoint(Path.of(name), 1, NOON.plusSeconds(time)),
                PHOTO.with(name + time),
                SyntheticAnalysis.CARD,
                Review.of(List.of(image)).with(Map.of(0, scored)).cases(),
                new SampleArea(OptionalDouble.empty(), 0, 0),
                0);
    }

    private static CheckpointResult result(String name, int time) {
        return result(name, time, new SignedMap(2, 1, 1, 2));
    }

    private static TrainingHistory of(CheckpointResult... results) {
        TrainingHistory history = TrainingHistory.NONE;
        for (CheckpointResult one : results) {
            history = history.with(one);
        }
        return history;
    }

    private static List<String> names(TrainingHistory history) {
        return history.results().stream().map(one -> one.checkpoint().name()).toList();
    }

    @Test
    void anEpochThatComesLateStandsWhereItBelongs() {
        TrainingHistory two = of(result("ep_1.pt", 0), result("ep_3.pt", 1));
        TrainingHistory three = two.with(result("ep_2.pt", 2));

        assertThat(names(three)).containsExactly("ep_1.pt", "ep_2.pt", "ep_3.pt");
        assertThat(three.firstDifferent(two)).isEqualTo(1);
    }

    @Test
    void anEpochThatIsTrainedAgainTakesThePlaceOfItsFormer() {
        assertThat(names(of(result("ep_1.pt", 0), result("ep_2.pt", 1), result("ep_1.pt", 2))))
                .containsExactly("ep_1.pt", "ep_2.pt");
    }

    @Test
    void aNameWithoutANumberIsWrittenForOneEpochAfterTheOther() {
        TrainingHistory history = of(result("best.pt", 0), result("best.pt", 5));

        assertThat(names(history)).containsExactly("best.pt", "best.pt");
        assertThat(history.label(0)).isNotEqualTo(history.label(1));
    }

    @Test
    void comparesEachMapWithThatOfTheCheckpointBefore() {
        // Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 - 6 * 4 / (5 * 24) = 0.8.
        TrainingHistory history =
                of(
                        result("ep_1.pt", 0, new SignedMap(5, 1, -2, -1, 0, 1, 2)),
                        result("ep_2.pt", 1, new SignedMap(5, 1, 2, 1, 4, 3, 5)));

        assertThat(history.changes(0)).containsExactly(OptionalDouble.empty());
        assertThat(history.meanChange(0)).isEmpty();
        assertThat(history.changes(1).getFirst().orElseThrow()).isCloseTo(0.8, within(1e-12));
        assertThat(history.meanChange(1).orElseThrow()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void saysNothingOfMapsThatCannotBeCompared() {
        TrainingHistory history =
                of(
                        result("ep_1.pt", 0, new SignedMap(2, 1, 1, 2)),
                        result("ep_2.pt", 1, new SignedMap(3, 1, 1, 2, 3)),
                        result("ep_3.pt", 2, new SignedMap(3, 1, 0, 0, 0)));

        assertThat(history.changes(1)).containsExactly(OptionalDouble.empty());
        assertThat(history.changes(2)).containsExactly(OptionalDouble.empty());
    }
}
