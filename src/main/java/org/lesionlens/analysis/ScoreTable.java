package org.lesionlens.analysis;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.lesionlens.explain.SignedMap;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** An open SQLite database of scores; of one thread at a time. */
final class ScoreTable implements AutoCloseable {

    /** To be raised whenever other columns, or other numbers in them, are kept. */
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

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement save;

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
            statement.execute(TABLE);
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
        int width = Math.max(1, row.getInt(2));
        float[] cells = ScoreBytes.floats(row.getBytes(3));
        return new LesionScore(
                ScoreBytes.doubles(row.getBytes(1)),
                new SignedMap(width, cells.length / width, cells),
                ScoreBytes.floats(row.getBytes(4)));
    }

    void save(ContentHash image, ContentHash model, LesionScore score) throws SQLException {
        save.setBytes(1, image.bytes());
        save.setBytes(2, model.bytes());
        save.setBytes(3, ScoreBytes.of(score.logits()));
        save.setInt(4, score.map().width());
        save.setBytes(5, ScoreBytes.of(score.map().toArray()));
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
