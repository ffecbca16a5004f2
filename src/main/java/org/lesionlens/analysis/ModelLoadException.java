package org.lesionlens.analysis;

import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be used as a model; the message names the file and says what is wrong with it
 * and what to do.
 */
public class ModelLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelLoadException(String message) {
        super(message);
    }

    public ModelLoadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
