package org.lesionlens.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lesionlens.analysis.Prediction;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileStamp;
import org.sqlite.SQLiteConfig;

/** Asks a database what is known of many photos at once; of one thread at a time. */
final class StampedPredictions implements AutoCloseable {

    /** How many keys one query asks for: a query costs more than what it finds. */
    private static final int AT_ONCE = 64;

    private static final int CACHE_KIBIBYTES = 32 << 10;
    private static final int BUSY_MILLIS = 10_000; // another process may be writing

    /** Each stamp with its place among them, for which rows come in any order. */
    private static final String QUERY =
            """
            WITH wanted (place, stamp) AS (VALUES %s)
            SELECT place, image, logits, map_width, map
            FROM wanted JOIN photo USING (stamp) JOIN score USING (image)
            WHERE model = ?\
            """
                    .formatted(
                            IntStream.range(0, AT_ONCE)
                                    .mapToObj("(%d, ?)"::formatted)
                                    .collect(Collectors.joining(", ")));

    private final Connection connection;
    private final PreparedStatement query;

    /**
     * @param connection to a database with the tables; closed by {@link #close}
     */
    StampedPredictions(Connection connection) throws SQLException {
        this.connection = connection;
        this.query = connection.prepareStatement(QUERY);
    }

    /**
     * Opens a database once more beside whoever has made its tables, for reading alone.
     *
     * @throws SQLException if it cannot be read
     */
    static StampedPredictions open(String address) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        Connection connection = config.createConnection(address);
        try (Statement statement = connection.createStatement()) {
            makeRoom(statement);
            return new StampedPredictions(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A set of 30,000 is looked up in all corners of the file at once. */
    static void makeRoom(Statement statement) throws SQLException {
        statement.execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
    }

    /**
     * What is known of files in these states under a model.
     *
     * @throws SQLException if the database cannot be read
     */
    Map<FileStamp, PhotoPrediction> of(List<FileStamp> stamps, ContentHash model)
            throws SQLException {
        Map<FileStamp, PhotoPrediction> found = HashMap.newHashMap(stamps.size());
        for (int from = 0; from < stamps.size(); from += AT_ONCE) {
            List<FileStamp> some = stamps.subList(from, Math.min(from + AT_ONCE, stamps.size()));
            for (int i = 0; i < AT_ONCE; i++) {
                query.setBytes(i + 1, i < some.size() ? some.get(i).bytes() : null);
            }
            query.setBytes(AT_ONCE + 1, model.bytes());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    FileStamp stamp = some.get(rows.getInt(1));
                    photoPrediction(rows).ifPresent(known -> found.put(stamp, known));
                }
            }
        }
        return found;
    }

    private static Optional<PhotoPrediction> photoPrediction(ResultSet row) throws SQLException {
        try {
            return Optional.of(
                    new PhotoPrediction(ContentHash.of(row.getBytes(2)), prediction(row, 3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // numbers that no run leaves behind: to be scored anew
        }
    }

    /**
     * From logits, map width and map, in columns from this one on.
     *
     * @throws IllegalArgumentException if no run leaves such numbers behind
     */
    static Prediction prediction(ResultSet row, int first) throws SQLException {
        int width = Math.max(1, row.getInt(first + 1));
        return new Prediction(
                LittleEndian.doubles(row.getBytes(first)),
                new SignedMap(width, LittleEndian.buffer(row.getBytes(first + 2)).asFloatBuffer()));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            return; // nothing was written
        }
    }
}
