package org.lesionlens.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Confidence;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;

/** The table of blind readings in an open database; of one thread at a time. */
final class ReadingTable {

    /** An older program does not know it, and is not misled by it. */
    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS reading (
                reader TEXT NOT NULL,
                sought TEXT NOT NULL,
                image BLOB NOT NULL,
                call TEXT NOT NULL,
                confidence TEXT,
                truth_seen INTEGER NOT NULL,
                taken_millis INTEGER NOT NULL,
                at_millis INTEGER NOT NULL,
                PRIMARY KEY (reader, sought, image)
            ) STRICT\
            """;

    private final PreparedStatement readers;
    private final PreparedStatement find;
    private final PreparedStatement keep;
    private final PreparedStatement remove;

    /**
     * @param connection to a database with the table
     */
    ReadingTable(Connection connection) throws SQLException {
        readers =
                connection.prepareStatement(
                        "SELECT DISTINCT reader, sought FROM reading ORDER BY reader, sought");
        find =
                connection.prepareStatement(
                        "SELECT image, call, confidence, truth_seen, taken_millis, at_millis"
                                + " FROM reading WHERE reader = ? AND sought = ?"
                                + " ORDER BY at_millis, image");
        keep =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO reading (reader, sought, image, call, confidence,"
                                + " truth_seen, taken_millis, at_millis)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        remove =
                connection.prepareStatement(
                        "DELETE FROM reading WHERE reader = ? AND sought = ? AND image = ?");
    }

    /** Makes the table where there is none. */
    static void make(Statement statement) throws SQLException {
        statement.execute(TABLE);
    }

    List<Reader> readers() throws SQLException {
        List<Reader> found = new ArrayList<>();
        try (ResultSet rows = readers.executeQuery()) {
            while (rows.next()) {
                if (Reader.isName(rows.getString(1))) { // else no program of ours wrote it
                    found.add(new Reader(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return found;
    }

    /** Adds all that anybody has said, up to a part that cannot be read. */
    void readAll(Map<Reader, List<Reading>> to) throws SQLException {
        for (Reader reader : readers()) {
            find(reader, to.computeIfAbsent(reader, _ -> new ArrayList<>()));
        }
    }

    List<Reading> find(Reader reader) throws SQLException {
        List<Reading> found = new ArrayList<>();
        find(reader, found);
        return found;
    }

    private void find(Reader reader, List<Reading> to) throws SQLException {
        find.setString(1, reader.name());
        find.setString(2, reader.sought());
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                reading(rows).ifPresent(to::add);
            }
        }
    }

    private static Optional<Reading> reading(ResultSet row) throws SQLException {
        try {
            return Optional.of(
                    new Reading(
                            ContentHash.of(row.getBytes(1)),
                            Call.valueOf(row.getString(2)),
                            confidence(row.getString(3)),
                            row.getInt(4) != 0,
                            Duration.ofMillis(row.getLong(5)),
                            Instant.ofEpochMilli(row.getLong(6))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // words that no program of ours wrote
        }
    }

    private static @Nullable Confidence confidence(@Nullable String name) {
        return name == null ? null : Confidence.valueOf(name);
    }

    void keep(Reader reader, Reading reading) throws SQLException {
        keep.setString(1, reader.name());
        keep.setString(2, reader.sought());
        keep.setBytes(3, reading.photo().bytes());
        keep.setString(4, reading.call().name());
        Confidence confidence = reading.confidence();
        if (confidence == null) {
            keep.setNull(5, Types.VARCHAR);
        } else {
            keep.setString(5, confidence.name());
        }
        keep.setInt(6, reading.truthSeen() ? 1 : 0);
        keep.setLong(7, reading.taken().toMillis());
        keep.setLong(8, reading.at().toEpochMilli());
        keep.executeUpdate();
    }

    void remove(Reader reader, ContentHash photo) throws SQLException {
        remove.setString(1, reader.name());
        remove.setString(2, reader.sought());
        remove.setBytes(3, photo.bytes());
        remove.executeUpdate();
    }
}
