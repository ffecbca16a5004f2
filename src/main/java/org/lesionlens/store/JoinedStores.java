package org.lesionlens.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Brings the results of other stores into one, as of shares of a set that were scored apart. */
public final class JoinedStores {

    private final ResultStore store;

    /**
     * @param store that results come to; what it knows already stays as it is
     */
    public JoinedStores(ResultStore store) {
        this.store = store;
    }

    /** What came of it. */
    private record Joined(int results, @Nullable SQLException problem) {}

    /**
     * Brings what models said of photos, and which files these were. What people said stays where
     * it is.
     *
     * @param other stays as it is
     * @return how many results are new here
     * @throws IOException if one of both cannot be used; then nothing came from the other
     */
    public int add(Path other) throws IOException {
        if (!Files.isRegularFile(other)) {
            throw new IOException(other + " is not there; score its shard again");
        }
        Joined joined =
                store.attempt(open -> {
                    try {
                        return new Joined(open.addAllOf(other), null);
                    } catch (SQLException e) { // damage of the other is none of this one
                        return new Joined(0, e);
                    }
                });
        SQLException problem = joined.problem();
        if (problem != null) {
            throw new IOException(other + " could not be joined: " + problem.getMessage(), problem);
        }
        return joined.results();
    }
}
