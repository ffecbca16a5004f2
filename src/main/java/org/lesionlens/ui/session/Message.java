package org.lesionlens.ui.session;

import java.util.List;

/**
 * Something that a person is told in the banner.
 *
 * @param kind how it looks
 * @param headline what happened, one short sentence
 * @param advice what it means and what to do; may be blank
 * @param details for whoever mends it: the technical causes; blank if there are none
 * @param actions what can be done at once
 */
public record Message(
        Kind kind, String headline, String advice, String details, List<Action> actions) {

    /** How a message looks. */
    public enum Kind {
        /** Something failed; everything else goes on. */
        ERROR,
        /** The program itself failed; its details are a report that can be sent. */
        FAULT,
        /** A decision is needed. */
        QUESTION,
        /** Something to know; nothing failed. */
        NOTE
    }

    /**
     * A button.
     *
     * @param label a verb
     * @param command what it does, after the message is gone
     */
    public record Action(String label, Runnable command) {}

    /** Copies {@code actions} in. */
    public Message {
        actions = List.copyOf(actions);
    }
}
