package org.lesionlens.image.decode;

import java.io.Serial;

/**
 * A file could not be read as a picture; the message names the file and says why in plain words.
 */
public final class ImageDecodeException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param name of the file, without its folder
     * @param reason the rest of a sentence that begins with the name, without it
     */
    public ImageDecodeException(String name, String reason) {
        super(name + " " + reason);
        this.reason = reason;
    }

    /**
     * @param name of the file, without its folder
     * @param reason the rest of a sentence that begins with the name, without it
     * @param cause what the reader of the format said
     */
    public ImageDecodeException(String name, String reason, Throwable cause) {
        super(name + " " + reason, cause);
        this.reason = reason;
    }

    /**
     * A reason without what it quotes of the file, which may be anything that somebody wrote.
     *
     * @param reason as in {@link #reason}
     */
    public static String unquoted(String reason) {
        return reason.replaceAll("“[^”]*”", "“…”");
    }

    /** What is wrong, without the file's name: the rest of a sentence about the photo. */
    public String reason() {
        return reason;
    }
}
