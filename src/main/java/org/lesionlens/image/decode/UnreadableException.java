package org.lesionlens.image.decode;

import java.io.IOException;
import java.io.Serial;

/** What is wrong with a file, as the rest of a sentence that begins with the file's name. */
final class UnreadableException extends IOException {

    @Serial private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }

    static UnreadableException truncated() {
        return new UnreadableException("ends in the middle of its data");
    }

    static UnreadableException impossibleData() {
        return new UnreadableException("is damaged (its compressed data are impossible)");
    }
}
