package org.lesionlens.ui.shell;

import java.util.List;

/**
 * Something that a person is told in the banner.
 *
 * @param kind how it looks
 * @param headline what happened, one short sentence
 * @param advice what it means and what to do; may be blank
 * @param actions what can be done at once
 */
record Message(Kind kind, String headline, String advice, List<Action> actions) {

    /** How a message looks. */
    enum Kind {
        /** Something failed; everything else goes on. */
        ERROR,
        /** A decision is needed. */
        QUESTION
    }

    /**
     * A button.
     *
     * @param label a verb
     * @param command what it does, after the message is gone
     */
    record Action(String label, Runnable command) {}

    Message {
        actions = List.copyOf(actions);
    }

    static Message error(String headline, Throwable cause, Action... actions) {
        return new Message(
                Kind.ERROR, headline, String.valueOf(cause.getMessage()), List.of(actions));
    }
}
