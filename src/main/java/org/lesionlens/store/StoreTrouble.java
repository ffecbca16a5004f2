package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.FreeRoom;

/** Says what is wrong with a store: SQLite speaks of statements where the disk is full. */
final class StoreTrouble {

    private static final Pattern MAY_BE_FULL =
            Pattern.compile("SQLITE_(FULL|IOERR)|statement is not executing");
    private static final long LEAST_ROOM =
            1 << 20; // bytes, which SQLite needs beside what is written

    private StoreTrouble() {}

    /**
     * In words that a person understands.
     *
     * @param file of the store; none of one that is gone once it is closed
     */
    static IOException told(SQLException e, Optional<Path> file) {
        Path folder =
                file.map(Path::getParent)
                        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        boolean mayBeFull = MAY_BE_FULL.matcher(String.valueOf(e.getMessage())).find();
        boolean isFull = mayBeFull && FreeRoom.in(folder).orElse(LEAST_ROOM) < LEAST_ROOM;
        String words =
                isFull
                        ? FileProblem.FULL_DISK + " (" + FreeRoom.inWords(folder) + ")"
                        : e.getMessage();
        return new IOException("the store of results cannot be used: " + words, e);
    }
}
