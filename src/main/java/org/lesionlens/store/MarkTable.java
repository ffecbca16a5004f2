package org.lesionlens.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.MarkChange;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.marks.Tag;

/**
 * What a person says of photos, in the database of results; of one thread at a time.
 *
 * <p>These tables came later than the others. A store without them gets them when it is opened, and
 * an older program leaves them as they are: that is no other schema.
 */
final class MarkTable {

    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS tag (
                        image BLOB NOT NULL,
                        key TEXT NOT NULL,
                        text TEXT NOT NULL,
                        PRIMARY KEY (image, key)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE IF NOT EXISTS note (
                        image BLOB PRIMARY KEY,
                        text TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID\
                    """);

    private final Connection connection;

    MarkTable(Connection connection) {
        this.connection = connection;
    }

    static void prepare(Statement statement) throws SQLException {
        for (String table : TABLES) {
            statement.execute(table);
        }
    }

    /** All that is said of any photo. */
    Map<ContentHash, PhotoMarks> all() throws SQLException {
        Map<ContentHash, PhotoMarks> all = new HashMap<>();
        readTags(all);
        readNotes(all);
        return all;
    }

    /** Adds all tags; those before a part that cannot be read are added, too. */
    void readTags(Map<ContentHash, PhotoMarks> to) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT image, text FROM tag")) {
            while (rows.next()) {
                Optional<Tag> tag = Tag.of(rows.getString(2));
                if (tag.isPresent()) {
                    to.merge(
                            ContentHash.of(rows.getBytes(1)),
                            PhotoMarks.NONE.with(tag.get()),
                            PhotoMarks::joined);
                }
            }
        }
    }

    /** Adds all notes; those before a part that cannot be read are added, too. */
    void readNotes(Map<ContentHash, PhotoMarks> to) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT image, text FROM note")) {
            while (rows.next()) {
                to.merge(
                        ContentHash.of(rows.getBytes(1)),
                        PhotoMarks.NONE.withNote(rows.getString(2)),
                        PhotoMarks::joined);
            }
        }
    }

    /**
     * Writes what was changed, all of it or nothing.
     *
     * @return what is said of these photos now, which may be more than who changed it knew
     */
    Map<ContentHash, PhotoMarks> keep(Map<ContentHash, MarkChange> changes) throws SQLException {
        Map<ContentHash, PhotoMarks> now = new HashMap<>();
        // Statements, as the driver's own transactions begin the next one with the end of each:
        // what
        // another program locks meanwhile would leave them half begun. What reads before it writes
        // waits at the begin, and does not fail at once.
        execute("BEGIN IMMEDIATE");
        try {
            for (Map.Entry<ContentHash, MarkChange> entry : changes.entrySet()) {
                byte[] image = entry.getKey().bytes();
                keep(image, entry.getValue());
                List<Tag> tags =
                        texts("SELECT text FROM tag WHERE image = ?", image).stream()
                                .flatMap(text -> Tag.of(text).stream())
                                .toList();
                now.put(entry.getKey(), new PhotoMarks(tags, note(image)));
            }
            execute("COMMIT");
            return now;
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rollBack(SQLException cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) { // as after a full disk, which ends it by itself
            cause.addSuppressed(e);
        }
    }

    private void keep(byte[] image, MarkChange change) throws SQLException {
        for (Tag tag : change.added()) {
            run(
                    "INSERT OR IGNORE INTO tag (image, key, text) VALUES (?, ?, ?)",
                    image,
                    tag.key(),
                    tag.text());
        }
        for (Tag tag : change.removed()) {
            run("DELETE FROM tag WHERE image = ? AND key = ?", image, tag.key());
        }
        if (change.isOfNote()) {
            String note = change.noteOver(note(image));
            if (note.isEmpty()) {
                run("DELETE FROM note WHERE image = ?", image);
            } else {
                run("INSERT OR REPLACE INTO note (image, text) VALUES (?, ?)", image, note);
            }
        }
    }

    private String note(byte[] image) throws SQLException {
        return String.join("", texts("SELECT text FROM note WHERE image = ?", image));
    }

    private List<String> texts(String query, byte[] image) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            prepared.setBytes(1, image);
            try (ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }

    private void run(String statement, byte[] image, String... texts) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setBytes(1, image);
            for (int i = 0; i < texts.length; i++) {
                prepared.setString(i + 2, texts[i]);
            }
            prepared.executeUpdate();
        }
    }
}
