package org.lesionlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class PaneRowTest {

    private final Region first = new Region();
    private final Region second = new Region();
    private final Region third = new Region();
    private final PaneRow row = new PaneRow(first, second, third);

    private void layOut(double width, double height) {
        row.setAspect(1, 1);
        row.resize(width, height);
        row.layout();
    }

    @Test
    void threeSquaresInASquareStandInTwoColumns() {
        layOut(616, 616); // side by side they would be 194 wide, so 300

        assertThat(first.getWidth()).isEqualTo(300);
        assertThat(second.getLayoutX()).isEqualTo(316);
        assertThat(third.getLayoutX()).isZero();
        assertThat(third.getLayoutY()).isEqualTo(316);
    }

    @Test
    void inAWideRoomTheyStandBesideEachOther() {
        layOut(932, 300);

        assertThat(third.getLayoutX()).isEqualTo(632);
        assertThat(third.getLayoutY()).isZero();
    }

    @Test
    void inAHighRoomTheyStandAboveEachOther() {
        layOut(300, 932);

        assertThat(third.getLayoutX()).isZero();
        assertThat(third.getLayoutY()).isEqualTo(632);
    }

    @Test
    void aPaneThatIsNotManagedLeavesItsRoom() {
        third.setManaged(false);
        layOut(616, 300);

        assertThat(first.getWidth()).isEqualTo(300);
        assertThat(second.getLayoutX()).isEqualTo(316);
    }
}
