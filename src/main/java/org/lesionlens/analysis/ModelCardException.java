package org.lesionlens.analysis;

/** A {@code model.json} that cannot be understood; the message says which entry and why. */
public final class ModelCardException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelCardException(String message) {
        super(message);
    }

    public ModelCardException(String message, Throwable cause) {
        super(message, cause);
    }
}
