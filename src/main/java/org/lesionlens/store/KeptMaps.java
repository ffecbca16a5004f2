package org.lesionlens.store;

import java.io.IOException;
import java.util.Optional;

/**
 * Maps that took seconds to minutes, kept beside the results until newer ones need their room. For
 * any thread.
 */
public final class KeptMaps {

    /** How much room all of them have, in bytes: about 200 of an input of 456×456 pixels. */
    public static final long ROOM = 500_000_000;

    private final ResultStore store;
    private final long room;

    /**
     * @param store that they are kept in
     */
    public KeptMaps(ResultStore store) {
        this(store, ROOM);
    }

    /**
     * @param room for all of them, in bytes
     */
    KeptMaps(ResultStore store, long room) {
        this.store = store;
        this.room = room;
    }

    /**
     * The map, if it was kept.
     *
     * @throws IOException if the store cannot be read
     */
    public Optional<KeptMap> find(MapKey key) throws IOException {
        return store.attempt(open -> open.maps().find(key));
    }

    /**
     * Keeps a map in place of the one of the same key; the oldest ones go where there is no more
     * room.
     *
     * @throws IOException if the store cannot be written
     */
    public void keep(MapKey key, KeptMap map) throws IOException {
        store.attempt(open -> {
            open.maps().keep(key, map, room);
            return map;
        });
    }
}
