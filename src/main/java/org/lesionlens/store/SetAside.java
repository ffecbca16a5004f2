package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;
import org.sqlite.SQLiteConfig;

/**
 * What a person wrote into a database that was set aside, damaged or of a newer program. Each table
 * is read alone: what is wrong with one loses nothing of another.
 */
final class SetAside {

    private final Path aside;
    private final List<String> lost = new ArrayList<>();

    private SetAside(Path aside) {
        this.aside = aside;
    }

    /** Reads from an open database. */
    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    /** Tells a file from another one under its name; empty if there is none, and on Windows. */
    static Optional<Object> identity(Path store) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(store, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Gives a database, with all that belongs to it, another name.
     *
     * @param why end of the name
     * @return the file as it is called now
     * @throws IOException if it cannot be moved
     */
    static Path move(Path store, String why) throws IOException {
        Path aside = free(store, why);
        for (String part : List.of("", "-wal", "-shm", "-journal")) {
            Path from = store.resolveSibling(store.getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, aside.resolveSibling(aside.getFileName() + part));
            }
        }
        return aside;
    }

    private static Path free(Path store, String why) {
        Path aside = store.resolveSibling(store.getFileName() + "." + why);
        for (int number = 2; Files.exists(aside); number++) {
            aside = store.resolveSibling(store.getFileName() + "." + why + "-" + number);
        }
        return aside;
    }

    /**
     * Brings along what can be read; the file is kept for whoever can mend it.
     *
     * @return what could not be read to its end, in words
     * @throws SQLException if it cannot be written to the new one
     */
    static List<String> bring(Path aside, ResultDatabase begun) throws SQLException {
        var from = new SetAside(aside);
        Map<ContentHash, PhotoMarks> marks = new HashMap<>();
        Map<Reader, List<Reading>> readings = new LinkedHashMap<>();
        from.read("tags", old -> new MarkTable(old).readTags(marks));
        from.read("notes", old -> new MarkTable(old).readNotes(marks));
        from.read("blind readings", old -> new ReadingTable(old).readAll(readings));
        Map<ContentHash, MarkChange> changes = new HashMap<>();
        marks.forEach((photo, said) -> changes.put(photo, new MarkChange(PhotoMarks.NONE, said)));
        begun.marks().keep(changes);
        for (Map.Entry<Reader, List<Reading>> said : readings.entrySet()) {
            for (Reading reading : said.getValue()) {
                begun.readings().keep(said.getKey(), reading);
            }
        }
        return from.lost;
    }

    private void read(String what, Work work) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + aside)) {
            work.with(connection);
        } catch (SQLException | IllegalArgumentException e) {
            if (!String.valueOf(e.getMessage()).contains("no such table")) { // as in old stores
                lost.add(what);
            }
        }
    }
}
