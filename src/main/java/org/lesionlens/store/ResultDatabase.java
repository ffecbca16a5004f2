package org.lesionlens.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** An open SQLite database of results; of one thread at a time. */
final class ResultDatabase implements AutoCloseable {

    /** To be raised whenever what is kept would mean something else to an older program. */
    static final int SCHEMA = 1;

    /** Marks the file as this program's: "LeLe". */
    private static final int APPLICATION = 0x4C654C65;

    private static final Pattern OTHER_TABLE =
            Pattern.compile("no such (?:table|column|index)|has no column named");

    /** For another program that is writing. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(5);

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

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement save;
    private final StampedPredictions predictions;
    private final PreparedStatement hash;
    private final PreparedStatement remember;
    private final ReadingTable readings;

    private ResultDatabase(Connection connection) throws SQLException {
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
        this.predictions = new StampedPredictions(connection);
        this.hash = connection.prepareStatement("SELECT image FROM photo WHERE stamp = ?");
        this.remember =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO photo (stamp, image) VALUES (?, ?)");
        this.readings = new ReadingTable(connection);
    }

    /**
     * Opens a database and makes the tables where there is none.
     *
     * @return nothing if a newer program made the database
     * @throws SQLException if it cannot be used; see {@link #isDamage}
     */
    static Optional<ResultDatabase> open(String address, Journal journal) throws SQLException {
        Connection connection = new SQLiteConfig().createConnection(address);
        try {
            if (prepare(connection, journal)) {
                return Optional.of(new ResultDatabase(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean prepare(Connection connection, Journal journal) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + PATIENCE.toMillis());
            if (number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
                statement.execute("PRAGMA application_id = " + APPLICATION);
            }
            if (number(statement, "PRAGMA application_id") != APPLICATION) {
                throw new SQLException("the file is another program's database");
            }
            if (number(statement, "PRAGMA user_version") > SCHEMA) {
                return false;
            }
            change(statement, journal);
            statement.execute("PRAGMA synchronous = " + journal.synchronous());
            StampedPredictions.makeRoom(statement);
            statement.execute(TABLE);
            statement.execute(STAMPS);
            ReadingTable.make(statement);
            MapTable.make(statement);
            MarkTable.prepare(statement);
            statement.execute("PRAGMA user_version = " + SCHEMA);
            return true;
        }
    }

    /** SQLite itself waits for others everywhere but where it is to change its journal. */
    private static void change(Statement statement, Journal journal) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                statement.execute("PRAGMA journal_mode = " + journal.mode());
                return;
            } catch (SQLException e) {
                if (!isBusy(e)
                        || System.nanoTime() > end
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean isBusy(SQLException e) {
        return e instanceof SQLiteException failure
                && (failure.getResultCode().code & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /**
     * Adds the results of another database, all or none.
     *
     * @return how many are new
     * @throws SQLException if the other is none of this program, or newer, or one of both fails
     */
    int addAllOf(Path other) throws SQLException {
        try (PreparedStatement attach = connection.prepareStatement("ATTACH ? AS other")) {
            attach.setString(1, other.toString());
            attach.execute();
        }
        try (Statement statement = connection.createStatement()) {
            try {
                if (number(statement, "PRAGMA other.application_id") != APPLICATION
                        || number(statement, "PRAGMA other.user_version") != SCHEMA) {
                    throw new SQLException("it is not a store of this program's version");
                }
                connection.setAutoCommit(false);
                statement.execute(
                        "INSERT OR IGNORE INTO photo SELECT stamp, image FROM other.photo");
                int results =
                        statement.executeUpdate(
                                "INSERT OR IGNORE INTO score"
                                        + " (image, model, logits, map_width, map, features)"
                                        + " SELECT image, model, logits, map_width, map, features"
                                        + " FROM other.score");
                connection.commit();
                return results;
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback(); // of what was committed there is nothing left
                    connection.setAutoCommit(true);
                }
                statement.execute("DETACH other");
            }
        }
    }

    /** Maps that are not of a layer. */
    MapTable maps() {
        return new MapTable(connection);
    }

    /** What a person says of photos. */
    MarkTable marks() {
        return new MarkTable(connection);
    }

    /** True if the file's content, and not its use, is at fault. */
    static boolean isDamage(SQLException e) {
        if (!(e instanceof SQLiteException failure)) {
            return false;
        }
        SQLiteErrorCode code = failure.getResultCode();
        return code == SQLiteErrorCode.SQLITE_NOTADB
                || (code.code & 0xFF) == SQLiteErrorCode.SQLITE_CORRUPT.code // and its variants
                || (code == SQLiteErrorCode.SQLITE_ERROR // a table of that name, but not ours
                        && OTHER_TABLE.matcher(String.valueOf(e.getMessage())).find());
    }

    /** The blind readings. */
    ReadingTable readings() {
        return readings;
    }

    Optional<PhotoResult> find(ContentHash image, ContentHash model) throws SQLException {
        find.setBytes(1, image.bytes());
        find.setBytes(2, model.bytes());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(result(row)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // numbers that no run leaves behind: to be scored anew
        }
    }

    private static PhotoResult result(ResultSet row) throws SQLException {
        return new PhotoResult(
                StampedPredictions.prediction(row, 1), LittleEndian.floats(row.getBytes(4)));
    }

    Map<FileStamp, PhotoPrediction> predictions(List<FileStamp> stamps, ContentHash model)
            throws SQLException {
        return predictions.of(stamps, model);
    }

    Optional<ContentHash> hash(FileStamp stamp) throws SQLException {
        hash.setBytes(1, stamp.bytes());
        try (ResultSet row = hash.executeQuery()) {
            return row.next() ? Optional.of(ContentHash.of(row.getBytes(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // to be read anew
        }
    }

    void remember(FileStamp stamp, ContentHash hash) throws SQLException {
        remember.setBytes(1, stamp.bytes());
        remember.setBytes(2, hash.bytes());
        remember.executeUpdate();
    }

    void save(ContentHash image, ContentHash model, PhotoResult result) throws SQLException {
        save.setBytes(1, image.bytes());
        save.setBytes(2, model.bytes());
        save.setBytes(3, LittleEndian.of(result.prediction().logits()));
        save.setInt(4, result.prediction().map().width());
        save.setBytes(5, LittleEndian.of(result.prediction().map().toArray()));
        save.setBytes(6, LittleEndian.of(result.features()));
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
