package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import org.junit.jupiter.api.Test;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;

class FailuresTest {

    private static final String UNKNOWN = Texts.of(Reason.class).get("reason.unknown");

    @Test
    void aFailureWithoutWordsIsNotCalledByItsClass() {
        assertThat(new Failures().of("", new BufferUnderflowException()).advice())
                .isEqualTo(UNKNOWN);
        assertThat(new Failures().of("", new IOException(" ")).advice()).isEqualTo(UNKNOWN);
    }

    @Test
    void aCauseWithoutWordsAddsNone() {
        Message message =
                new Failures().of("", new IOException("it broke", new BufferUnderflowException()));

        assertThat(message.advice()).isEqualTo("it broke");
        assertThat(message.details()).isEmpty();
    }
}
