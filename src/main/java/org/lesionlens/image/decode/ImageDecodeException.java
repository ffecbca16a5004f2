package org.lesionlens.image.decode;

import java.io.Serial;

/**
 * A file could not be read as a picture; the message names the file and says why in plain words.
 */
public final class ImageDecodeException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param message a whole sentence for a person, with the file's name but not its folder
     */
    public ImageDecodeException(String message) {
        super(message);
    }

    /**
     * @param message a whole sentence for a person, with the file's name but not its folder
     * @param cause what the reader of the format said
     */
    public ImageDecodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
