package org.lesionlens.analysis;

/** The network failed on an image; the message says in which step. */
public class ClassificationException extends Exception {

    private static final long serialVersionUID = 1L;

    public ClassificationException(String message) {
        super(message);
    }

    public ClassificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
