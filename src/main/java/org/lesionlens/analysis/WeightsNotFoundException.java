package org.lesionlens.analysis;

/** A model file does not show where the weights of a part are; the message says why. */
public final class WeightsNotFoundException extends Exception {

    private static final long serialVersionUID = 1L;

    public WeightsNotFoundException(String message) {
        super(message);
    }
}
