package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.List;
import org.lesionlens.files.ContentHash;

/**
 * Models of which nobody has said yet that they may run.
 *
 * @param models at least one
 */
public record ConsentRequest(List<Stranger> models) {

    /**
     * One of them.
     *
     * @param file as it was named
     * @param hash of its bytes, for which the answer holds
     * @param bytes how many there are
     */
    public record Stranger(Path file, ContentHash hash, long bytes) {}

    /** Copies {@code models} in. */
    public ConsentRequest {
        models = List.copyOf(models);
    }
}
