package org.lesionlens.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.lesionlens.explain.FeatureMaps;

/** The table of maps that are not of a layer, in an open database; of one thread at a time. */
final class MapTable {

    /** An older program leaves it alone; rows are numbered by their age. */
    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS attribution (
                age INTEGER PRIMARY KEY,
                input BLOB NOT NULL,
                model BLOB NOT NULL,
                class INTEGER NOT NULL,
                method TEXT NOT NULL,
                settings TEXT NOT NULL,
                planes INTEGER NOT NULL,
                width INTEGER NOT NULL,
                map BLOB NOT NULL,
                numbers BLOB NOT NULL,
                UNIQUE (input, model, class, method, settings)
            ) STRICT\
            """;

    private static final String FIND =
            "SELECT planes, width, map, numbers FROM attribution"
                    + " WHERE input = ? AND model = ? AND class = ? AND method = ?"
                    + " AND settings = ?";

    private static final String KEEP =
            "INSERT OR REPLACE INTO attribution"
                    + " (input, model, class, method, settings, planes, width, map, numbers)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** The length of a blob is known without reading it. */
    private static final String MAKE_ROOM =
            """
            DELETE FROM attribution WHERE age IN (
                SELECT age FROM (
                    SELECT age, sum(length(map)) OVER (ORDER BY age DESC) AS bytes
                    FROM attribution)
                WHERE bytes > ?)\
            """;

    private final Connection connection;

    /**
     * @param connection to a database with the table
     */
    MapTable(Connection connection) {
        this.connection = connection;
    }

    /** Makes the table where there is none. */
    static void make(Statement statement) throws SQLException {
        statement.execute(TABLE);
    }

    Optional<KeptMap> find(MapKey key) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            set(find, key);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(map(row)) : Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // numbers that no run leaves behind: to be computed anew
        }
    }

    private static KeptMap map(ResultSet row) throws SQLException {
        float[] values = LittleEndian.floats(row.getBytes(3));
        int planes = Math.max(1, row.getInt(1));
        int width = Math.max(1, row.getInt(2));
        return new KeptMap(
                new FeatureMaps(planes, values.length / planes / width, width, values),
                LittleEndian.doubles(row.getBytes(4)));
    }

    /** Keeps a map, and as many of the newest as have room. */
    void keep(MapKey key, KeptMap map, long room) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP);
                PreparedStatement makeRoom = connection.prepareStatement(MAKE_ROOM)) {
            set(keep, key);
            keep.setInt(6, map.values().channels());
            keep.setInt(7, map.values().width());
            keep.setBytes(8, LittleEndian.of(map.values().toArray()));
            keep.setBytes(9, LittleEndian.of(map.numbers()));
            keep.executeUpdate();
            makeRoom.setLong(1, room);
            makeRoom.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, MapKey key) throws SQLException {
        statement.setBytes(1, key.input().bytes());
        statement.setBytes(2, key.model().bytes());
        statement.setInt(3, key.classIndex());
        statement.setString(4, key.method());
        statement.setString(5, key.settings());
    }
}
