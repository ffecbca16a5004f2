package org.lesionlens.cases;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.SignedMap;

/** The rows of a table, one after the other, the header first if there is one. */
interface TableRows extends AutoCloseable {

    /**
     * One row.
     *
     * @param line that it begins in, from 1 at the file's first
     * @param cells as they stand
     * @param isOpen true if a quote in it is never closed
     * @param map of the photo, of the formats that can hold one
     */
    record Row(long line, List<String> cells, boolean isOpen, @Nullable SignedMap map) {

        Row(long line, List<String> cells, boolean isOpen) {
            this(line, cells, isOpen, null);
        }
    }

    /**
     * The next row that is not blank, none at the end.
     *
     * @throws IOException if the file cannot be read
     */
    Optional<Row> read() throws IOException;

    @Override
    void close() throws IOException;
}
