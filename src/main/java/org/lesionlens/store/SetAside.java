package org.lesionlens.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** What can still be read of a database that was set aside, damaged or of a newer program. */
final class SetAside {

    /** Reads from an open database. */
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private SetAside() {}

    /** What is read, or {@code none} if it cannot be: the file is kept for whoever can mend it. */
    static <T> T read(Path aside, Reading<T> reading, T none) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + aside)) {
            return reading.from(connection);
        } catch (SQLException | IllegalArgumentException e) {
            return none;
        }
    }
}
