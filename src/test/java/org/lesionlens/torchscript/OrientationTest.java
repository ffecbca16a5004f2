package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OrientationTest {

    @Test
    void fourQuartersAreNone() {
        assertThat(Orientation.UPRIGHT.turn(4)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.UPRIGHT.turn(-1)).isEqualTo(Orientation.UPRIGHT.turn(3));
        assertThat(Orientation.UPRIGHT.turn(2)).isEqualTo(Orientation.UPRIGHT.flip(Set.of(2, 3)));
    }

    /** rot90 of (1 2 / 3 4) is (2 4 / 1 3): rows and columns swapped, then rows upside down. */
    @Test
    void aQuarterIsASwapThatIsFlipped() {
        assertThat(Orientation.UPRIGHT.turn(1)).isEqualTo(new Orientation(true, true, false));
        assertThat(Orientation.UPRIGHT.turn(1).turned("t"))
                .isEqualTo("torch.flip(torch.transpose(t, 2, 3), [2])");
        assertThat(Orientation.UPRIGHT.turn(1).upright("t"))
                .isEqualTo("torch.transpose(torch.flip(t, [2]), 2, 3)");
    }

    @Test
    void flippedTwiceAlongOneAxisIsNotFlipped() {
        assertThat(Orientation.UPRIGHT.flip(Set.of(3)).flip(Set.of(-1)))
                .isEqualTo(Orientation.UPRIGHT);
        assertThat(Orientation.UPRIGHT.flip(Set.of(1))).isEqualTo(Orientation.UPRIGHT); // channels
    }
}
