package org.lesionlens.store;

import java.io.IOException;
import java.util.List;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;

/**
 * Blind readings, kept beside the results: by what a photo's bytes are, so that they are found
 * again wherever it lies. What {@link #keep} has returned from survives the end of the process. For
 * any thread.
 */
public final class Readings {

    private final ResultStore store;

    /**
     * @param store that they are kept in
     */
    public Readings(ResultStore store) {
        this.store = store;
    }

    /** False if they are gone at the end of the program, as no file could be used. */
    public boolean areLasting() {
        return store.isLasting();
    }

    /**
     * All who have read, and what they looked for.
     *
     * @throws IOException if the store cannot be read
     */
    public List<Reader> readers() throws IOException {
        return store.attempt(open -> open.readings().readers());
    }

    /**
     * What a reader has said, the oldest first.
     *
     * @throws IOException if the store cannot be read
     */
    public List<Reading> of(Reader reader) throws IOException {
        return store.attempt(open -> open.readings().find(reader));
    }

    /**
     * Keeps a reading in place of the one of the same photo, if there is one.
     *
     * @throws IOException if the store cannot be written
     */
    public void keep(Reader reader, Reading reading) throws IOException {
        store.attempt(open -> {
            open.readings().keep(reader, reading);
            return reading;
        });
    }

    /**
     * Forgets what a reader said of a photo.
     *
     * @throws IOException if the store cannot be written
     */
    public void remove(Reader reader, ContentHash photo) throws IOException {
        store.attempt(open -> {
            open.readings().remove(reader, photo);
            return photo;
        });
    }
}
