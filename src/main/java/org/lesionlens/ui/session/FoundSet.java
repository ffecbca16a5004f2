package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.LabelTable;
import org.lesionlens.cases.PositiveClass;

/**
 * A folder that was opened, with all that is known of the photos in it.
 *
 * @param folder that was opened
 * @param cases its photos
 * @param labels the table beside them or named for them, if there is one, used or not
 */
public record FoundSet(Path folder, CaseSet cases, Optional<Labels> labels) {

    /**
     * A table and what was made of it.
     *
     * @param file of the table
     * @param table as it was read
     */
    public record Labels(Path file, LabelTable table) {}

    /**
     * Reads a folder, by a table if there is one; looks at the disk.
     *
     * @param table that was named; if none was, those that are found count
     * @throws IOException if the folder or the table cannot be read
     */
    static FoundSet of(Path folder, Optional<Path> table) throws IOException {
        return table.isPresent()
                ? of(folder, table.get(), Map.of())
                : of(folder, CaseSet.read(folder));
    }

    private static FoundSet of(Path folder, CaseSet cases) {
        return new FoundSet(
                folder, cases, cases.table().map(use -> new Labels(use.file(), use.table())));
    }

    /**
     * Reads a folder by a table; looks at the disk.
     *
     * @param chosen what a person says of its columns, as {@link LabelTable#read} takes it
     * @throws IOException if the folder or the table cannot be read
     */
    static FoundSet of(Path folder, Path file, Map<LabelColumn, String> chosen) throws IOException {
        return of(folder, CaseSet.read(folder, file, chosen));
    }

    /** The same, with the truths that a model's positive class makes of what is known. */
    FoundSet judgedBy(PositiveClass positive) {
        return new FoundSet(folder, cases.judgedBy(positive), labels);
    }

    /** True if there is a table that tells nothing as long as nobody says what its columns are. */
    boolean hasUnknownColumns() {
        return labels.filter(found -> !found.table().isUsable()).isPresent();
    }
}
