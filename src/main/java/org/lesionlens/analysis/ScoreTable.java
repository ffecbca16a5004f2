package org.lesionlens.analysis;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.explain.SignedMap;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** An open SQLite database of scores; of one thread at a time. */
final class ScoreTable implements AutoCloseable {

    /** To be raised whenever what is kept would mean something else to an older program. */
    static final int SCHEMA = 1;

    /** Marks the file as this program's: "LeLe". */
    private static final int APPLICATION = 0x4C654C65;

    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS score (
                image BLOB NOT NULL,
                model BLOB NOT NULL,
                logits BLOB NOT NULL,
                map_width INTEGER NOT NULL,
                map BLOB NOT NULL,
                features BLOB NOT NULL,
                PRIMARY KEY (image, model)
            ) STRICT\
            """;

    /** Which file's bytes had which hash, see {@link FileStamp}. */
    private static final String STAMPS =
            """
            CREATE TABLE IF NOT EXISTS photo (
                stamp BLOB PRIMARY KEY,
                image BLOB NOT NULL
            ) STRICT, WITHOUT ROWID\
            """;

    /** How many keys one query asks for: a query costs more than what it finds. */
    private static final int AT_ONCE = 64;

    private static final int CACHE_KIBIBYTES = 32 << 10;

    private static final String KEYS = String.join(", ", Collections.nCopies(AT_ONCE, "?"));

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement save;
    private final PreparedStatement calls;
    private final PreparedStatement hashes;
    private final PreparedStatement remember;

    private ScoreTable(Connection connection) throws SQLException {
        this.connection = connection;
        this.find =
                connection.prepareStatement(
                        "SELECT logits, map_width, map, features FROM score"
                                + " WHERE image = ? AND model = ?");
        this.save =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO score"
                                + " (image, model, logits, map_width, map, features)"
                                + " VALUES (?, ?, ?, ?, ?, ?)");
        this.calls =
                connection.prepareStatement(
                        "SELECT image, logits, map_width, map FROM score"
                                + (" WHERE image IN (" + KEYS + ") AND model = ?"));
        this.hashes =
                connection.prepareStatement(
                        "SELECT stamp, image FROM photo WHERE stamp IN (" + KEYS + ")");
        this.remember =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO photo (stamp, image) VALUES (?, ?)");
    }

    /**
     * Opens a database and makes the table where there is none.
     *
     * @return nothing if a newer program made the database
     * @throws SQLException if it cannot be used; see {@link #isDamage}
     */
    static Optional<ScoreTable> open(String address) throws SQLException {
        Connection connection = DriverManager.getConnection(address);
        try {
            if (prepare(connection)) {
                return Optional.of(new ScoreTable(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000"); // another process may be writing
            if (number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
                statement.execute("PRAGMA application_id = " + APPLICATION);
            }
            if (number(statement, "PRAGMA application_id") != APPLICATION) {
                throw new SQLException("the file is another program's database");
            }
            if (number(statement, "PRAGMA user_version") > SCHEMA) {
                return false;
            }
            statement.execute("PRAGMA journal_mode = WAL");
            // Without waiting for the disk: survives the process, and stays whole in any case.
            statement.execute("PRAGMA synchronous = NORMAL");
            // A set of 30,000 is looked up in all corners of the file at once.
            statement.execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
            statement.execute(TABLE);
            statement.execute(STAMPS);
            statement.execute("PRAGMA user_version = " + SCHEMA);
            return true;
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** True if the file's content, and not its use, is at fault. */
    static boolean isDamage(SQLException e) {
        if (!(e instanceof SQLiteException failure)) {
            return false;
        }
        SQLiteErrorCode code = failure.getResultCode();
        return code == SQLiteErrorCode.SQLITE_NOTADB
                || (code.code & 0xFF) == SQLiteErrorCode.SQLITE_CORRUPT.code // and its variants
                || code == SQLiteErrorCode.SQLITE_ERROR; // a table of that name, but not ours
    }

    Optional<LesionScore> find(ContentHash image, ContentHash model) throws SQLException {
        find.setBytes(1, image.bytes());
        find.setBytes(2, model.bytes());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(score(row)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // numbers that no run leaves behind: to be scored anew
        }
    }

    private static LesionScore score(ResultSet row) throws SQLException {
        return new LesionScore(call(row, 1), ScoreBytes.floats(row.getBytes(4)));
    }

    /** From logits, map width and map, in columns from this one on. */
    private static LesionCall call(ResultSet row, int first) throws SQLException {
        int width = Math.max(1, row.getInt(first + 1));
        float[] cells = ScoreBytes.floats(row.getBytes(first + 2));
        return new LesionCall(
                ScoreBytes.doubles(row.getBytes(first)),
                new SignedMap(width, cells.length / width, cells));
    }

    Map<ContentHash, LesionCall> calls(Collection<ContentHash> images, ContentHash model)
            throws SQLException {
        calls.setBytes(AT_ONCE + 1, model.bytes());
        Map<ContentHash, LesionCall> found = new HashMap<>();
        each(
                calls,
                images.stream().map(ContentHash::bytes).toList(),
                row -> {
                    try {
                        found.put(ContentHash.of(row.getBytes(1)), call(row, 2));
                    } catch (IllegalArgumentException e) {
                        return; // numbers that no run leaves behind: to be scored anew
                    }
                });
        return found;
    }

    Map<FileStamp, ContentHash> hashes(Collection<FileStamp> stamps) throws SQLException {
        Map<ByteBuffer, FileStamp> byBytes = new HashMap<>();
        stamps.forEach(stamp -> byBytes.put(ByteBuffer.wrap(stamp.bytes()), stamp));
        Map<FileStamp, ContentHash> found = new HashMap<>();
        each(
                hashes,
                byBytes.keySet().stream().map(ByteBuffer::array).toList(),
                row -> {
                    FileStamp stamp = byBytes.get(ByteBuffer.wrap(row.getBytes(1)));
                    byte[] hash = row.getBytes(2);
                    if (stamp != null && hash.length == ContentHash.BYTES) {
                        found.put(stamp, ContentHash.of(hash));
                    }
                });
        return found;
    }

    /** What is done with a row. */
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** A query for fewer keys asks for one of them again and again, which finds it once. */
    private static void each(PreparedStatement query, List<byte[]> keys, Reader reader)
            throws SQLException {
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                query.setBytes(i + 1, keys.get(Math.min(from + i, keys.size() - 1)));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    void remember(Map<FileStamp, ContentHash> news) throws SQLException {
        for (Map.Entry<FileStamp, ContentHash> one : news.entrySet()) {
            remember.setBytes(1, one.getKey().bytes());
            remember.setBytes(2, one.getValue().bytes());
            remember.addBatch();
        }
        connection.setAutoCommit(false); // all at once: a transaction costs more than a row
        try {
            remember.executeBatch();
        } catch (SQLException e) {
            giveUp(e);
            throw e;
        }
        connection.setAutoCommit(true); // commits
    }

    /** What is told is why it failed, and not what giving up may lead to. */
    private void giveUp(SQLException cause) {
        try {
            remember.clearBatch();
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    void save(ContentHash image, ContentHash model, LesionScore score) throws SQLException {
        save.setBytes(1, image.bytes());
        save.setBytes(2, model.bytes());
        save.setBytes(3, ScoreBytes.of(score.call().logits()));
        save.setInt(4, score.call().map().width());
        save.setBytes(5, ScoreBytes.of(score.call().map().toArray()));
        save.setBytes(6, ScoreBytes.of(score.features()));
        save.executeUpdate();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            return; // what was saved is saved
        }
    }
}
