package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = new Messages();

    private static Message message(String headline, String advice) {
        return new Message(Message.Kind.ERROR, headline, advice, "", List.of());
    }

    private String seen() {
        Message seen = messages.messageProperty().get();
        return seen == null ? "" : seen.headline() + seen.advice();
    }

    @Test
    void whatANewMessageCoversComesBackWhenThatIsDismissed() {
        messages.tell(message("first", ""));
        messages.tell(message("second", ""));
        assertThat(seen()).isEqualTo("second");

        messages.dismiss();
        assertThat(seen()).isEqualTo("first");

        messages.dismiss();
        assertThat(seen()).isEmpty();
    }

    @Test
    void theSameSaidAgainIsThereOnce() {
        messages.tell(message("failed", " at 1"));
        messages.tell(message("other", ""));
        messages.tell(message("failed", " at 2"));
        assertThat(seen()).isEqualTo("failed at 2");

        messages.dismiss();
        messages.dismiss();

        assertThat(seen()).isEmpty();
    }

    @Test
    void whatBeginsAnewTakesAllAway() {
        messages.tell(message("first", ""));
        messages.tell(message("second", ""));

        messages.clear();
        messages.dismiss();

        assertThat(seen()).isEmpty();
    }
}
