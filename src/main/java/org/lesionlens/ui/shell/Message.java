package org.lesionlens.ui.shell;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that a person is told in the banner.
 *
 * @param kind how it looks
 * @param headline what happened, one short sentence
 * @param advice what it means and what to do; may be blank
 * @param actions what can be done at once
 */
public record Message(Kind kind, String headline, String advice, List<Action> actions) {

    /** How a message looks. */
    public enum Kind {
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
    public record Action(String label, Runnable command) {}

    /** Copies {@code actions} in. */
    public Message {
        actions = List.copyOf(actions);
    }

    static Message error(String headline, Throwable cause, Action... actions) {
        return new Message(Kind.ERROR, headline, words(cause), List.of(actions));
    }

    /** Our own exceptions speak to people; these of the JDK only name a path. */
    private static String words(Throwable cause) {
        return switch (cause) {
            case NoSuchFileException missing -> name(missing) + " does not exist.";
            case AccessDeniedException denied -> name(denied) + " may not be read.";
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }

    private static String name(FileSystemException failure) {
        return String.valueOf(Path.of(failure.getFile()).getFileName());
    }
}
