package org.lesionlens.export;

import java.io.IOException;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.files.ContentHash;
import org.lesionlens.store.PhotoResult;
import org.lesionlens.store.ResultStore;

/**
 * What a model said of photos.
 *
 * @param store where that is
 * @param model key of the model and its card
 * @param output what the logits mean
 */
public record ModelAnswers(ResultStore store, ContentHash model, ModelOutput output) {

    PhotoResult of(ResultRow row) throws IOException {
        return store.find(row.key().orElseThrow(), model)
                .orElseThrow(() ->
                        new IOException("the store lost " + row.image().name() + "; run again"));
    }
}
