package org.lesionlens.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    private static final Scores SCORES =
            new Scores(
                    List.of(0.9312345678, 0.498372614, 0.4983721, 0.12345),
                    List.of(true, true, false, false));

    @Test
    void theShortestHasNoMoreDigitsThanTellWhoIsCalled() {
        assertEquals(0.9312, Thresholds.shortest(SCORES, 0.9312345678));
        assertEquals(0.4983726, Thresholds.shortest(SCORES, 0.498372614));
        assertEquals(0.4983, Thresholds.shortest(SCORES, 0.4983721));
        assertEquals(0.1234, Thresholds.shortest(SCORES, 0.12345));
        assertEquals(0.9313, Thresholds.shortest(SCORES, Math.nextUp(0.9312345678)));
    }

    @Test
    void theShortestMakesTheSameCalls() {
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Double> some = Stream.generate(random::nextDouble).limit(60).toList();
            List<Boolean> truths = Stream.generate(random::nextBoolean).limit(60).toList();
            var scores = new Scores(some, truths);
            double found = Thresholds.youden(scores).orElse(0.5);
            double shortest = Thresholds.shortest(scores, found);
            assertEquals(scores.at(found), scores.at(shortest));
            assertEquals(found, shortest, 1e-4);
            assertTrue(String.valueOf(shortest).length() <= String.valueOf(found).length());
        }
    }
}
