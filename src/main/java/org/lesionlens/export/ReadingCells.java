package org.lesionlens.export;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;
import org.lesionlens.store.Readings;
import org.lesionlens.store.ResultStore;

/**
 * What readers said of photos, one cell a photo: {@code Anna: positive, sure; Ben: negative}.
 *
 * @param byPhoto by the hashes of the photos
 */
public record ReadingCells(Map<ContentHash, String> byPhoto) {

    /** Nobody has read anything. */
    public static final ReadingCells NONE = new ReadingCells(Map.of());

    public ReadingCells {
        byPhoto = Map.copyOf(byPhoto);
    }

    /**
     * Of all who have looked for something.
     *
     * @param sought what they looked for, as readers have it
     * @throws IOException if the store cannot be read
     */
    public static ReadingCells of(ResultStore store, String sought) throws IOException {
        var kept = new Readings(store);
        Map<ContentHash, String> cells = new HashMap<>();
        for (Reader reader : kept.readers()) {
            if (reader.sought().equals(sought)) {
                for (Reading one : kept.of(reader)) {
                    if (one.call() != Call.TAKEN_BACK) {
                        cells.merge(
                                one.photo(), words(reader, one), (all, more) -> all + "; " + more);
                    }
                }
            }
        }
        return new ReadingCells(cells);
    }

    private static String words(Reader reader, Reading reading) {
        return reader.name().replace(';', ',')
                + ": "
                + lower(reading.call())
                + Optional.ofNullable(reading.confidence())
                        .map(sure -> ", " + lower(sure))
                        .orElse("")
                + (reading.truthSeen() ? ", truth seen before" : "");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** True if there is none of a photo. */
    boolean isEmpty() {
        return byPhoto.isEmpty();
    }

    /** That of a photo; blank if nobody has read it. */
    String of(Optional<ContentHash> photo) {
        return photo.map(hash -> byPhoto.getOrDefault(hash, "")).orElse("");
    }
}
