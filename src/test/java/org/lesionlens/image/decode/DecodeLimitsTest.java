package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecodeLimitsTest {

    private final DecodeLimits limits = new DecodeLimits(1_500_000, Duration.ofSeconds(1));

    @Test
    void allowsAsManyPixelsAsTheySay() {
        assertThatCode(() -> limits.check(1500, 1000)).doesNotThrowAnyException();
    }

    @Test
    void refuseOneRowMore() {
        assertThatThrownBy(() -> limits.check(1500, 1001))
                .hasMessage("has 1,500×1,001 pixels, more than the 1.5 megapixels allowed");
    }

    @Test
    void leaveRoomForSomePicture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecodeLimits(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new DecodeLimits(1, Duration.ZERO));
    }
}
