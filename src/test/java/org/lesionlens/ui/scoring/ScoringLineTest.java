package org.lesionlens.ui.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lesionlens.ui.scoring.ScoringState.Phase;

class ScoringLineTest {

    @Test
    void theSpeedGivesWayWhereThereIsLittleRoomAndTheTimeThatIsLeftDoesNot() {
        var state = new ScoringState(Phase.RUNNING, 300, 100, 0, OptionalDouble.of(2));

        assertThat(ScoringLine.words(state, true)).isEqualTo("scoring 100/300 · 2.0/s · 1:40");
        assertThat(ScoringLine.words(state, false)).isEqualTo("scoring 100/300 · 1:40");
    }
}
