package org.lesionlens.ui.fx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why something failed, in the words of its exception; the name of a class tells a person nothing.
 */
public final class Reason {

    private static final Logger LOG = LoggerFactory.getLogger(Reason.class);
    private static final Texts TEXTS = Texts.of(Reason.class);

    private Reason() {}

    /** The message of {@code failure}; without one, that it is not known: the log has its class. */
    public static String of(Throwable failure) {
        String message = failure.getMessage();
        if (message != null && !message.isBlank()) {
            return message;
        }
        LOG.warn("a failure without a message", failure);
        return TEXTS.get("reason.unknown");
    }
}
