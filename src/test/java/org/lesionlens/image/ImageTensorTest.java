package org.lesionlens.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class ImageTensorTest {

    @Test
    void keepsItsValuesWhateverHappensOutside() {
        float[] values = {1, 2, 3};
        var tensor = ImageTensor.of(1, 1, values);

        values[0] = 9;
        tensor.toArray()[1] = 9;

        assertThat(tensor.toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void isAddressedByChannelColumnAndRow() {
        var tensor = ImageTensor.of(2, 1, 1, 2, 3, 4, 5, 6);

        assertThat(tensor.at(2, 0, 0)).isEqualTo(5);
    }

    @Test
    void fillsABufferFromItsPosition() {
        var buffer = FloatBuffer.allocate(4).position(1);

        ImageTensor.of(1, 1, 7, 8, 9).copyTo(buffer);

        assertThat(buffer.array()).containsExactly(0, 7, 8, 9);
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void refusesAnotherNumberOfValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageTensor.of(2, 1, 1, 2, 3))
                .withMessage("3 values for (3, 1, 2)");
    }
}
