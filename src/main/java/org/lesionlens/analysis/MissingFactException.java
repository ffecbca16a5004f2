package org.lesionlens.analysis;

/** A network cannot be asked about a lesion of which too little is known. */
public final class MissingFactException extends ClassificationException {

    private static final long serialVersionUID = 1L;

    public MissingFactException(String message) {
        super(message);
    }
}
