package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardedInputTest {

    private static final Deadline FAR = new Deadline(Duration.ofHours(1), System::nanoTime);

    @Test
    void givesTheBytesInOrder() throws IOException {
        try (var input = new GuardedInput(new byte[] {1, -2, 3, 4}, FAR)) {
            assertThat(input.read()).isEqualTo(1);
            assertThat(input.readUnsignedByte()).isEqualTo(254);
            assertThat(input.readUnsignedShort()).isEqualTo(0x0304);
            assertThat(input.ranPastEnd()).isFalse();
        }
    }

    @Test
    void noticesThatMoreIsWantedThanThereIs() throws IOException {
        try (var input = new GuardedInput(new byte[1], FAR)) {
            input.seek(1);

            assertThat(input.read()).isEqualTo(-1);
            assertThat(input.ranPastEnd()).isTrue();
        }
    }

    @Test
    void endsTheReadThatComesTooLate() throws IOException {
        try (var input =
                new GuardedInput(
                        new byte[9000], new Deadline(Duration.ofNanos(1), System::nanoTime))) {
            assertThatThrownBy(() -> input.readFully(new byte[9000]))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageStartingWith("took longer than");
        }
    }
}
